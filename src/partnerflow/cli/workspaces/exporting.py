"""Everything that a leaving tenant takes along, in one file; and looking at such a file without trusting whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from partnerflow.cli.backup import copy_of
from partnerflow.cli.workspaces.copied import PRINCIPAL, Copied, looked_into
from partnerflow.errors import UnprovenError
from partnerflow.settings import Settings
from partnerflow.transparency.checkpoints import checkpoint_of, open_checkpoint
from partnerflow.transparency.notes import VerifierKey

if TYPE_CHECKING:
    from partnerflow.application.ports import Head
    from partnerflow.persistence.workspaces.archives import Content, Contents

BACKUP = "backup"
CHECKPOINT = "checkpoint.txt"
ENTRIES = "ledger.entries"
VKEYS = "ledger.vkeys"
_SIGNING = 60.0
_PAGE = 1000
_LENGTH = 2


def exported(settings: Settings, name: str, target: Path, *, persons: bool) -> Contents:
    """Write the archive of a workspace, which may be served meanwhile; what was recorded by now is signed first.

    Args:
        persons: with the keys of persons; without them nobody can read what it holds of persons.

    Raises:
        InvalidSettingError: the file is there already, or the workspace has something to mend.
        UnavailableError: the store does not answer, or the disk is full; nothing is left of the file.
    """
    from partnerflow.bootstrap import opened_ledger
    from partnerflow.persistence.copies.manifest import STORE
    from partnerflow.persistence.workspaces.archives import EXPORT, Contents, begun, write_archive

    begun(target)
    with closing(opened_ledger(settings)) as opened:
        opened.ledger.settle(opened.store.position(), _SIGNING)
        standing = opened.ledger.standing()
    with TemporaryDirectory(prefix="partnerflow-export-") as scratch:
        backup = Path(scratch) / BACKUP
        manifest = copy_of(settings.database, backup, persons=persons)
        with looked_into(backup / STORE, settings) as copied:
            bundled = {head.key: copied.covered(head) for head in copied.heads if head.kind == "partnership"}
            about = Contents(
                format=EXPORT,
                workspace=name,
                made_at=manifest.made_at,
                program=manifest.program,
                position=manifest.position,
                origin=standing.origin,
                vkeys=tuple(standing.vkeys),
                unsigned=tuple(sorted(key for key, covered in bundled.items() if not covered)),
            )
            return write_archive(target, about, _files(copied, backup, about, manifest.checkpoint))


def _files(copied: Copied, backup: Path, about: Contents, note: str | None) -> Iterator[tuple[str, Content]]:
    for head in copied.heads:
        yield place_of_facts(head), copied.lines(head)
    for head in copied.heads:
        if head.kind == "partnership" and head.key not in about.unsigned:
            bundle = copied.service.bundle(head.key, principal=PRINCIPAL)
            yield f"bundles/{head.key}.bundle.json", [bundle.to_bytes()]
    if note is not None:
        yield CHECKPOINT, [note.encode()]
        yield ENTRIES, _entries(copied, checkpoint_of(note).size)
    yield VKEYS, [f"{vkey}\n".encode() for vkey in about.vkeys]
    for path in sorted(backup.iterdir()):
        yield f"{BACKUP}/{path.name}", path


def place_of_facts(head: Head) -> str:
    """Where the facts of a stream stand in an archive."""
    return f"facts/{head.kind}/{head.key}.jsonl"


def _entries(copied: Copied, size: int) -> Iterator[bytes]:
    """The entries as `transparency.tiles.read_entries` reads them."""
    for first in range(0, size, _PAGE):
        page = copied.service.ledger.entries(first, min(_PAGE, size - first))
        yield b"".join(len(entry).to_bytes(_LENGTH, "big") + entry for entry in page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found to hold of an archive: facts, streams, the ledger as it was signed, and by which keys."""

    workspace: str
    facts: int
    streams: int
    origin: str
    size: int
    signed_by: tuple[str, ...]
    trusted: bool


def verified(archive: Path, settings: Settings, keys: tuple[str, ...]) -> Verified:
    """Recompute an exported archive from its own bytes, with no service and no network.

    Its files are those that it names; every event, text and entry of the backup is recomputed up to the checkpoint, which one
    of `keys` signed (without any, one of those that the archive itself names: then nobody is trusted but its maker); and the
    facts beside it are those of the backup.

    Raises:
        InvalidSettingError: it is no such archive, or a file in it is not what it was.
        UnprovenError: something does not hold; `reason` says what.
    """
    from partnerflow.persistence.copies.manifest import STORE, read_manifest
    from partnerflow.persistence.workspaces.archives import opened_archive

    with opened_archive(archive) as (contents, folder):
        manifest = read_manifest(folder / BACKUP)
        if manifest.checkpoint is None:
            raise UnprovenError("nothing_signed")
        trusted = [VerifierKey.parse(vkey) for vkey in keys or contents.vkeys]
        checkpoint = open_checkpoint(manifest.checkpoint, trusted)
        if (folder / CHECKPOINT).read_text(encoding="utf-8") != manifest.checkpoint:
            raise UnprovenError("other_checkpoint")
        with looked_into(folder / BACKUP / STORE, settings) as copied:
            for finding in copied.ledger.scrub.run({checkpoint.size: checkpoint.root}).findings:
                raise UnprovenError(finding.reason, str(finding), **finding.where)
            if copied.ledger.tables.last_epoch().size < checkpoint.size:
                raise UnprovenError("shorter_than_signed")
            told = {name for name in contents.files if name.startswith("facts/")}
            if told != {place_of_facts(head) for head in copied.heads}:
                raise UnprovenError("other_streams")
            for head in copied.heads:
                if (folder / place_of_facts(head)).read_bytes() != b"".join(copied.lines(head)):
                    raise UnprovenError("other_facts", stream=head.kind, key=head.key)
            return Verified(
                workspace=contents.workspace,
                facts=copied.store.position(),
                streams=len(copied.heads),
                origin=checkpoint.origin,
                size=checkpoint.size,
                signed_by=tuple(each.vkey for each in trusted),
                trusted=bool(keys),
            )
