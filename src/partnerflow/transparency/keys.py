"""Keys that sign and verify: Ed25519 under Go's note names (docs/spec/checkpoints.md §2). The door of `cryptography`."""

from __future__ import annotations

from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from partnerflow.errors import UnprovenError
from partnerflow.transparency.encoding import from_base64, to_base64
from partnerflow.transparency.notes import ED25519, Note, VerifierKey, is_key_name

SEED_SIZE = 32

_PRIVATE = "PRIVATE+KEY+"


class Signer(Protocol):
    """Whoever signs: a key in this process, or one that never leaves its keeper."""

    @property
    def vkey(self) -> str:
        """The key that verifies what it signs."""

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature over the message."""


class Ed25519Key:
    """A private key in this process, with the name under which it signs. It never shows itself in a repr."""

    __slots__ = ("_private", "_seed", "_verifier")

    def __init__(self, name: str, seed: bytes) -> None:
        if not is_key_name(name) or len(seed) != SEED_SIZE:
            raise UnprovenError("bad_key")
        self._seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._verifier = VerifierKey(name, ED25519, self._private.public_key().public_bytes_raw())

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> Ed25519Key:
        """The key of this seed of 32 bytes.

        Raises:
            UnprovenError: ``bad_key``: no name for a key, or no seed.
        """
        return cls(name, seed)

    @classmethod
    def from_skey(cls, text: str) -> Ed25519Key:
        """The key that is written as this skey: ``PRIVATE+KEY+name+key id+base64(01 ‖ seed)``.

        Raises:
            UnprovenError: ``bad_key``. The text is not in the error.
        """
        name, _, rest = text.removeprefix(_PRIVATE).partition("+")
        _, _, encoded = rest.partition("+")
        try:
            data = from_base64(encoded)
        except UnprovenError:
            raise UnprovenError("bad_key") from None
        if data[:1] != bytes((ED25519,)):
            raise UnprovenError("bad_key")
        key = cls(name, data[1:])
        if key.skey != text:
            raise UnprovenError("bad_key")
        return key

    @property
    def skey(self) -> str:
        """The private key as it is kept; whoever reads it signs in its name."""
        encoded = to_base64(bytes((ED25519,)) + self._seed)
        return f"{_PRIVATE}{self._verifier.name}+{self._verifier.key_id.hex()}+{encoded}"

    @property
    def vkey(self) -> str:
        """The key that verifies what it signs."""
        return self._verifier.vkey

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature over the message (RFC 8032)."""
        return self._private.sign(message)


def verify_signature(key: VerifierKey, message: bytes, signature: bytes) -> None:
    """Checks an Ed25519 signature over a message.

    Raises:
        UnprovenError: ``bad_signature``: it is not by this key, or not over these bytes.
    """
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError) as error:
        raise UnprovenError("bad_signature", name=key.name) from error


def is_signed_by(note: Note, key: VerifierKey) -> bool:
    """Whether the note carries this key's signature over its text; lines of other keys say nothing.

    Raises:
        UnprovenError: ``bad_signature``: a line claims to be by this key and is not; ``wrong_algorithm``: the key is
            one of a cosigner, whose lines `cosignatures.cosigned_at` reads.
    """
    if key.algorithm != ED25519:
        raise UnprovenError("wrong_algorithm", vkey=key.vkey)
    claims = [each for each in note.signatures if (each.name, each.key_id) == (key.name, key.key_id)]
    for claim in claims:
        verify_signature(key, note.text.encode(), claim.signature)
    return bool(claims)
