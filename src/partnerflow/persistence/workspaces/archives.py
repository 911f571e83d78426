"""One file that holds many, with their digests: what a leaving tenant takes along, and what the next host goes on from."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import msgspec

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.copies.files import keep, writing_to
from partnerflow.persistence.copies.manifest import CopiedFile

EXPORT = "partnerflow-export/1"
HANDOVER = "partnerflow-handover/1"
_MANIFEST = "manifest.json"
_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*", re.ASCII)
_BLOCK = 1 << 20
_LARGEST_MANIFEST = 64 << 20

Content = Path | Iterable[bytes]


class Contents(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """What an archive says of itself: of which workspace, made when, how far it goes, and the digest of each file in it.

    `position` is the last place of the log; `origin` names its ledger and `vkeys` verify it. `unsigned` are partnerships of
    which the newest checkpoint does not cover everything yet: they come without a bundle.
    """

    format: str
    workspace: str
    made_at: str
    program: str
    position: int
    origin: str
    vkeys: tuple[str, ...]
    unsigned: tuple[str, ...] = ()
    files: Mapping[str, CopiedFile] = {}


def write_archive(path: Path, about: Contents, files: Iterable[tuple[str, Content]]) -> Contents:
    """Write the files and, last, what the archive says of itself; it is for its owner alone and appears when it is whole.

    Raises:
        InvalidSettingError: there is such a file.
        UnavailableError: the disk is full or refuses; nothing is left of it.
    """
    unfinished = begun(path)
    try:
        with writing_to(path.parent):
            contents = _written(unfinished, about, files)
            keep(unfinished)
            unfinished.replace(path)
            keep(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return contents


def begun(path: Path) -> Path:
    """The place in which an archive is written before it stands at `path`. Raises InvalidSettingError when that is taken."""
    if path.exists():
        raise InvalidSettingError(f"{path} is there already: name another file")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f"{path.name}.unfinished")


@contextmanager
def opened_archive(path: Path) -> Iterator[tuple[Contents, Path]]:
    """What an archive says of itself, and a folder with its files, each of them what it was; the folder goes afterwards.

    Raises:
        InvalidSettingError: it is no archive of this program, not complete, or a file in it is not what it was.
    """
    with TemporaryDirectory(prefix="partnerflow-archive-") as scratch:
        folder = Path(scratch)
        try:
            with ZipFile(path) as archive:
                contents = _contents(archive, path)
                for name, told in contents.files.items():
                    _take_out(archive, name, told, folder)
        except (BadZipFile, OSError, KeyError, EOFError) as error:
            raise InvalidSettingError(f"{path} cannot be read: {error}") from error
        yield contents, folder


def _written(path: Path, about: Contents, files: Iterable[tuple[str, Content]]) -> Contents:
    told: dict[str, CopiedFile] = {}
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    with os.fdopen(descriptor, "w+b") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            with archive.open(name, "w", force_zip64=True) as member:
                told[name] = _copied(_blocks(content), member)
        contents = msgspec.structs.replace(about, files=told)
        archive.writestr(_MANIFEST, msgspec.json.format(msgspec.json.encode(contents), indent=2) + b"\n")
    return contents


def _blocks(content: Content) -> Iterator[bytes]:
    if not isinstance(content, Path):
        yield from content
        return
    with content.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _copied(blocks: Iterable[bytes], target: IO[bytes]) -> CopiedFile:
    digest, size = hashlib.sha256(), 0
    for block in blocks:
        digest.update(block)
        size += len(block)
        target.write(block)
    return CopiedFile(bytes=size, sha256=digest.hexdigest())


def _contents(archive: ZipFile, path: Path) -> Contents:
    try:
        with archive.open(_MANIFEST) as file:
            contents = msgspec.json.decode(file.read(_LARGEST_MANIFEST), type=Contents)
    except (KeyError, msgspec.MsgspecError) as error:
        raise InvalidSettingError(f"{path} is no archive of this program: {error}") from error
    if contents.format not in (EXPORT, HANDOVER) or not all(map(_NAME.fullmatch, contents.files)):
        raise InvalidSettingError(f"{path} is no archive that this program knows: {contents.format}")
    return contents


def _take_out(archive: ZipFile, name: str, told: CopiedFile, folder: Path) -> None:
    target = folder / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as member, target.open("xb") as file:
        target.chmod(0o600)
        # No more than was told of it, whatever it would unfold to.
        found = _copied(_upto(member, told.bytes + 1), file)
    if found != told:
        raise InvalidSettingError(f"{name} is not the file that was put in: its SHA-256 is another")


def _upto(member: IO[bytes], most: int) -> Iterator[bytes]:
    while most > 0 and (block := member.read(min(_BLOCK, most))):
        most -= len(block)
        yield block
