"""The manifest of a copy: when it was made, of what, how much is in it, and the digest of each file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.copies.files import digest, keep

FORMAT = "partnerflow-backup/1"
STORE = "partnerflow.sqlite"
PERSONS = f"{STORE}.persons"
"""The keys of persons; where a store file looks for them, so that a copy can be opened as it is."""
_NAME = "manifest.json"


class CopiedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of a copy."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """What a copy says of itself. `checkpoint` is the newest signed note in it, None before the first."""

    format: str
    made_at: str
    program: str
    engine: str
    position: int
    checkpoint: str | None
    rows: Mapping[str, int]
    files: Mapping[str, CopiedFile]


def file_of(path: Path) -> CopiedFile:
    """A file as it is now."""
    return CopiedFile(bytes=path.stat().st_size, sha256=digest(path))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it, durably: with it a copy is complete."""
    path = folder / _NAME
    path.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    path.chmod(0o600)
    keep(path)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a complete copy whose files are those that it names. The keys of persons may have gone since.

    Raises:
        InvalidSettingError: there is no copy, or a file in it is not what it was.
    """
    try:
        manifest = msgspec.json.decode((folder / _NAME).read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise InvalidSettingError(f"{folder} holds no backup: {_NAME} is not there") from None
    except (OSError, msgspec.MsgspecError) as error:
        raise InvalidSettingError(f"{folder / _NAME} cannot be read: {error}") from error
    if manifest.format != FORMAT or STORE not in manifest.files or not {STORE, PERSONS}.issuperset(manifest.files):
        raise InvalidSettingError(f"{folder / _NAME} is of no backup that this program knows")
    for name, told in manifest.files.items():
        path = folder / name
        if not path.is_file():
            if name == PERSONS:
                continue
            raise InvalidSettingError(f"{path} is not there: this backup is not complete")
        if file_of(path) != told:
            raise InvalidSettingError(f"{path} is not the file that was backed up: its SHA-256 is another")
    return manifest
