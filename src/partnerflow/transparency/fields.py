"""The fields of an entry: taken off stored bytes one after the other, or written so; nothing is cut or padded."""

from __future__ import annotations

from partnerflow.errors import UnprovenError
from partnerflow.transparency.merkle import HASH_SIZE


class Fields:
    """Takes fields off the front of an entry; what is not there is UnprovenError ``bad_entry``."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, length: int) -> bytes:
        """The next bytes, exactly as many."""
        field = self._data[self._at : self._at + length]
        if len(field) != length:
            raise UnprovenError("bad_entry", detail="length")
        self._at += length
        return field

    def number(self, length: int) -> int:
        """The next unsigned big-endian number of this many bytes."""
        return int.from_bytes(self.take(length), "big")

    def hash(self) -> bytes:
        """The next 32 bytes."""
        return self.take(HASH_SIZE)

    def text(self) -> str:
        """The next text: its length in two bytes, then UTF-8 that is not empty."""
        field = self.take(self.number(2))
        try:
            text = field.decode()
        except UnicodeDecodeError as error:
            raise UnprovenError("bad_entry", detail="text") from error
        if not text:
            raise UnprovenError("bad_entry", detail="text")
        return text

    def end(self) -> None:
        """Refuses what stands behind the last field."""
        if self._at != len(self._data):
            raise UnprovenError("bad_entry", detail="length")


def u64(number: int) -> bytes:
    """The number in eight bytes, or UnprovenError ``bad_entry``, as for each field that cannot be written."""
    if not 0 <= number < 2**64:
        raise UnprovenError("bad_entry", detail="number")
    return number.to_bytes(8, "big")


def sized(data: bytes, length: int = HASH_SIZE) -> bytes:
    """The bytes, when they are as many as the field holds."""
    if len(data) != length:
        raise UnprovenError("bad_entry", detail="length")
    return data


def text_field(text: str) -> bytes:
    """The text behind its length, as `Fields.text` takes it off."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise UnprovenError("bad_entry", detail="text") from error
    if not 0 < len(data) < 2**16:
        raise UnprovenError("bad_entry", detail="text")
    return len(data).to_bytes(2, "big") + data
