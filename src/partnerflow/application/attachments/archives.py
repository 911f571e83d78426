"""Looking into a zip archive without unpacking more than was counted before: what it declares, and the few entries needed."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

MOST_ENTRIES = 10_000
MOST_BYTES = 200 << 20
MOST_RATIO = 200
"""How many times its compressed size an archive may declare to unpack to: office documents stay far below."""
_DECLARING = 1 << 20


class Archive:
    """The directory of a zip archive, and small entries of it.

    Raises:
        ValueError: it is no archive, or declares more entries or bytes than any office document has.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ValueError("no archive") from error
        self.entries = {entry.filename: entry for entry in self._zip.infolist()}
        _refuse_bomb(self._zip.infolist(), len(content))

    def holds(self, name: str) -> bool:
        """Whether it has an entry of this name."""
        return name in self.entries

    def read(self, name: str) -> bytes:
        """A small entry, never more of it than it declares.

        Raises:
            ValueError: it is encrypted, too large to be what it should be, or not what it declares.
        """
        entry = self.entries[name]
        if entry.flag_bits & 0x1 or entry.file_size > _DECLARING:
            raise ValueError(f"{name} cannot be looked at")
        try:
            with self._zip.open(entry) as opened:
                found = opened.read(_DECLARING + 1)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
            raise ValueError(f"{name} cannot be read") from error
        if len(found) != entry.file_size:
            raise ValueError(f"{name} is not what it declares")
        return found


def _refuse_bomb(entries: list[ZipInfo], size: int) -> None:
    if not entries or len(entries) > MOST_ENTRIES or len({entry.filename for entry in entries}) < len(entries):
        raise ValueError("an archive of no office document")
    declared = sum(entry.file_size for entry in entries)
    if declared > min(MOST_BYTES, MOST_RATIO * size):
        raise ValueError("an archive that unpacks to too much")
