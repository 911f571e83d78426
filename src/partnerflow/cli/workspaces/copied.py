"""A copy of a workspace, opened to look at what is in it; nothing is recorded or signed, and the copy goes afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from partnerflow.settings import EmbeddedFile, Settings

if TYPE_CHECKING:
    from uuid import UUID

    from partnerflow.application.inspection import Inspection
    from partnerflow.application.ports import Head
    from partnerflow.application.service import Partnerflow
    from partnerflow.ledger.kept import KeptLedger
    from partnerflow.persistence.opening import OpenedStore

PRINCIPAL = "command-line"
KINDS = ("organisation", "partnership", "grant")
_PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What is in a copy: its store and ledger, a service over both, and the head of every stream, organisations first."""

    store: OpenedStore
    ledger: KeptLedger
    service: Partnerflow
    heads: tuple[Head, ...]

    def lines(self, head: Head) -> Iterator[bytes]:
        """The facts of a stream as import lines."""
        for line in self.service.export(head.kind, head.key, principal=PRINCIPAL):
            yield line + b"\n"

    def covered(self, head: Head) -> bool:
        """Whether the newest checkpoint covers all of a partnership and its grants."""
        signed = self.service.ledger.standing().position
        grants = self.service.streams.keys_about("grant", head.key)
        about = self.store.heads([("grant", key) for key in grants]).values()
        places = [self.store.position_of(each.stream_id, each.version) for each in (head, *about)]
        return all(place is not None and place <= signed for place in places)


@contextmanager
def looked_into(store: Path, settings: Settings) -> Iterator[Copied]:
    """A copy (its store file) as it is; it is left as it was.

    Raises:
        InvalidSettingError: it is no copy of this program.
        UnknownProcessError: a process definition that its facts keep to is not here.
    """
    from partnerflow.bootstrap import at_rest, opened_ledger
    from partnerflow.persistence.sqlite.opening import persons_of

    with TemporaryDirectory(prefix="partnerflow-copy-") as scratch:
        path = Path(scratch) / store.name
        shutil.copyfile(store, path)
        if persons_of(store).is_file():
            shutil.copyfile(persons_of(store), persons_of(path))
        alone = replace(
            settings, database=EmbeddedFile(path=path), key_file=None, ledger=None, origin=None, notary=False
        )
        with closing(opened_ledger(alone, sequence=False)) as opened, closing(at_rest(alone)) as service:
            heads = sorted(_heads(opened.store.inspection), key=lambda head: (KINDS.index(head.kind), head.key))
            yield Copied(store=opened.store, ledger=opened.ledger, service=service, heads=tuple(heads))


def _heads(inspection: Inspection) -> Iterator[Head]:
    after: UUID | None = None
    while page := inspection.heads(after, _PAGE):
        yield from page
        after = page[-1].stream_id
