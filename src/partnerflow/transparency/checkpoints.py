"""Checkpoints: the signed statement that a ledger has this size and this root (docs/spec/checkpoints.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerflow.errors import UnprovenError
from partnerflow.transparency.encoding import MAX_SIZE, from_base64, from_decimal, to_base64
from partnerflow.transparency.keys import Signer, is_signed_by
from partnerflow.transparency.merkle import HASH_SIZE
from partnerflow.transparency.notes import Note, Signature, VerifierKey, is_plain, parse_note


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a ledger was at a moment: whose it is, how many entries it has, and the root of its tree."""

    origin: str
    size: int
    root: bytes

    def to_text(self) -> str:
        """The text that is signed: three lines, without extension lines (c2sp.org/tlog-checkpoint).

        Raises:
            UnprovenError: ``bad_checkpoint``: a member that no checkpoint can have.
        """
        named = bool(self.origin) and "\n" not in self.origin and is_plain(self.origin)
        if not named or not 0 <= self.size <= MAX_SIZE or len(self.root) != HASH_SIZE:
            raise UnprovenError("bad_checkpoint")
        return f"{self.origin}\n{self.size}\n{to_base64(self.root)}\n"

    @classmethod
    def from_text(cls, text: str) -> Checkpoint:
        """The checkpoint that is written as exactly this text.

        Raises:
            UnprovenError: ``bad_checkpoint``: other lines than the three, or one that is not canonical.
        """
        lines = text.split("\n")
        if len(lines) != 4:
            raise UnprovenError("bad_checkpoint")
        try:
            checkpoint = cls(lines[0], from_decimal(lines[1]), from_base64(lines[2]))
        except UnprovenError as error:
            raise UnprovenError("bad_checkpoint") from error
        if checkpoint.to_text() != text:
            raise UnprovenError("bad_checkpoint")
        return checkpoint


def sign(checkpoint: Checkpoint, signers: Sequence[Signer]) -> Note:
    """The checkpoint with a signature by each of the signers, in their order."""
    text = checkpoint.to_text()
    signatures = []
    for signer in signers:
        key = VerifierKey.parse(signer.vkey)
        signatures.append(Signature(key.name, key.key_id, signer.sign(text.encode())))
    return Note(text, tuple(signatures))


def checkpoint_of(note: str) -> Checkpoint:
    """The checkpoint in a note, whoever signed it.

    Raises:
        UnprovenError: it is no note, or there is no checkpoint in it.
    """
    return Checkpoint.from_text(parse_note(note).text)


def open_checkpoint(note: Note | str, keys: Sequence[VerifierKey]) -> Checkpoint:
    """The checkpoint in the note, once at least one of the keys is seen to have signed it.

    Whose log it is remains for the caller to judge: its `origin`, and which keys may speak for it.

    Raises:
        UnprovenError: ``unsigned``: none of the keys signed; ``bad_signature``: a line claims one of them and is
            wrong, also beside a right one; or the note or the checkpoint cannot be read.
    """
    signed = parse_note(note) if isinstance(note, str) else note
    # Every key is asked, so that a forged line is never hidden behind a good one.
    signers = [key for key in keys if is_signed_by(signed, key)]
    if not signers:
        raise UnprovenError("unsigned")
    return Checkpoint.from_text(signed.text)
