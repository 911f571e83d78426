"""Signed notes and the keys named in them, as C2SP writes them (c2sp.org/signed-note).

A note is a text and the lines of those who signed it. Reading one proves nothing yet: `keys` and `cosignatures` do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from partnerflow.errors import UnprovenError
from partnerflow.transparency.encoding import from_base64, to_base64

ED25519 = 1
COSIGNATURE = 4

# The bounds of Go's own reader of notes, so that what one accepts the other does.
MAX_NOTE_BYTES = 1_000_000
MAX_SIGNATURES = 100

# Surrogates stand for no character of UTF-8.
_UNWRITABLE = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]")
_DASH = "— "
_KEY_ID_SIZE = 4
_PUBLIC_SIZE = 32


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who says to have signed, with which key, and the bytes of it."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note, without its newline."""
        return f"{_DASH}{self.name} {to_base64(self.key_id + self.signature)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, ending in a newline, and its signatures in their order."""

    text: str
    signatures: tuple[Signature, ...]

    def to_text(self) -> str:
        """The note as it is sent and kept."""
        return f"{self.text}\n" + "".join(f"{each.line}\n" for each in self.signatures)


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Whose signature is meant: a name, what kind of signature, and the public key of 32 bytes."""

    name: str
    algorithm: int
    public: bytes

    @classmethod
    def parse(cls, vkey: str) -> VerifierKey:
        """The key that is written as this vkey: ``name+key id+base64(algorithm ‖ public key)``.

        Raises:
            UnprovenError: ``bad_vkey``: another form, another algorithm than Ed25519 (1) or a cosignature (4), or a
                key id that is not this key's.
        """
        name, _, rest = vkey.partition("+")
        _, _, encoded = rest.partition("+")
        try:
            data = from_base64(encoded)
        except UnprovenError as error:
            raise UnprovenError("bad_vkey", vkey=vkey) from error
        if not is_key_name(name) or len(data) != 1 + _PUBLIC_SIZE or data[0] not in (ED25519, COSIGNATURE):
            raise UnprovenError("bad_vkey", vkey=vkey)
        key = cls(name, data[0], data[1:])
        # One spelling a key: whatever else stood in the text, also a wrong key id, shows here.
        if key.vkey != vkey:
            raise UnprovenError("bad_vkey", vkey=vkey)
        return key

    @property
    def key_id(self) -> bytes:
        """The four bytes that name the key in a signature line."""
        return key_id(self.name, self.algorithm, self.public)

    @property
    def vkey(self) -> str:
        """The key as it is written down and handed out."""
        return f"{self.name}+{self.key_id.hex()}+{to_base64(bytes((self.algorithm,)) + self.public)}"


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """The first four bytes of the hash over name, algorithm and public key (c2sp.org/signed-note)."""
    return sha256(name.encode() + b"\n" + bytes((algorithm,)) + public).digest()[:_KEY_ID_SIZE]


def is_key_name(name: str) -> bool:
    """Whether this can be the name of a key: not empty, no space of Unicode, no plus, no control character."""
    return bool(name) and "+" not in name and not any(each.isspace() for each in name) and is_plain(name)


def is_plain(text: str) -> bool:
    """Whether this can stand in a note at all: UTF-8 without control characters other than newline."""
    return not _UNWRITABLE.search(text)


def parse_note(text: str) -> Note:
    """The note that is written as exactly this text.

    Raises:
        UnprovenError: ``bad_note`` or ``bad_signature_line``: no note, or one beyond a million bytes or a hundred
            signatures.
    """
    if len(text) > MAX_NOTE_BYTES or not is_plain(text) or len(text.encode()) > MAX_NOTE_BYTES:
        raise UnprovenError("bad_note")
    body, separator, lines = text.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise UnprovenError("bad_note")
    signatures = lines.removesuffix("\n").split("\n")
    if len(signatures) > MAX_SIGNATURES:
        raise UnprovenError("bad_note", signatures=len(signatures))
    return Note(f"{body}\n", tuple(parse_signature(line) for line in signatures))


def parse_signature(line: str) -> Signature:
    """The signature that is written as this line, its newline left out.

    Raises:
        UnprovenError: ``bad_signature_line``.
    """
    name, separator, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not separator or not is_key_name(name):
        raise UnprovenError("bad_signature_line")
    try:
        data = from_base64(encoded)
    except UnprovenError as error:
        raise UnprovenError("bad_signature_line") from error
    if len(data) <= _KEY_ID_SIZE:
        raise UnprovenError("bad_signature_line")
    return Signature(name, data[:_KEY_ID_SIZE], data[_KEY_ID_SIZE:])
