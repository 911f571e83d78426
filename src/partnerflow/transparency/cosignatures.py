"""What witnesses say of a checkpoint (c2sp.org/tlog-cosignature), and how they are asked (c2sp.org/tlog-witness)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnerflow.errors import UnprovenError
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.encoding import MAX_SIZE, from_base64, from_decimal, to_base64
from partnerflow.transparency.keys import Signer, verify_signature
from partnerflow.transparency.merkle import HASH_SIZE
from partnerflow.transparency.notes import COSIGNATURE, Note, Signature, VerifierKey, parse_note

MAX_PROOF = 63

_TIME_SIZE = 8


def cosigner(key: VerifierKey) -> VerifierKey:
    """The same name and public key as a key of cosignatures (04), under which its cosignatures are known."""
    return replace(key, algorithm=COSIGNATURE)


def cosign(checkpoint_text: str, at: int, key: Signer) -> Signature:
    """The statement that, at this time in Unix seconds, the checkpoint is the largest consistent one seen of its log.

    Raises:
        UnprovenError: ``bad_checkpoint`` or ``bad_time``.
    """
    Checkpoint.from_text(checkpoint_text)
    verifier = cosigner(VerifierKey.parse(key.vkey))
    signature = key.sign(_message(checkpoint_text, at))
    return Signature(verifier.name, verifier.key_id, at.to_bytes(_TIME_SIZE, "big") + signature)


def cosigned_at(note: Note, key: VerifierKey) -> int | None:
    """When this witness cosigned the note, in Unix seconds (the last time, if more than once); None when it did not.

    Raises:
        UnprovenError: ``bad_signature``: a line claims to be by this witness and is not; ``wrong_algorithm``: the key
            is not one of a cosigner (04).
    """
    if key.algorithm != COSIGNATURE:
        raise UnprovenError("wrong_algorithm", vkey=key.vkey)
    times: list[int] = []
    for each in note.signatures:
        if (each.name, each.key_id) == (key.name, key.key_id):
            at = int.from_bytes(each.signature[:_TIME_SIZE], "big")
            if at > MAX_SIZE:
                raise UnprovenError("bad_signature", name=key.name)
            verify_signature(key, _message(note.text, at), each.signature[_TIME_SIZE:])
            times.append(at)
    return max(times, default=None)


def add_checkpoint_request(old: int, proof: Sequence[bytes], note: Note) -> bytes:
    """The body that asks a witness to cosign: the size it last saw, the consistency proof from there, the note.

    Raises:
        UnprovenError: ``bad_request``: a size, a hash or a number of hashes that no request can have.
    """
    if not 0 <= old <= MAX_SIZE or len(proof) > MAX_PROOF or any(len(each) != HASH_SIZE for each in proof):
        raise UnprovenError("bad_request")
    hashes = "".join(f"{to_base64(each)}\n" for each in proof)
    return f"old {old}\n{hashes}\n{note.to_text()}".encode()


def parse_add_checkpoint(body: bytes) -> tuple[int, tuple[bytes, ...], Note]:
    """The old size, the proof and the note of a request; nothing of it is verified yet.

    Raises:
        UnprovenError: ``bad_request``, or what `notes.parse_note` finds.
    """
    try:
        head, separator, note = body.decode().partition("\n\n")
    except UnicodeDecodeError as error:
        raise UnprovenError("bad_request") from error
    first, *hashes = head.split("\n")
    if not separator or not first.startswith("old ") or len(hashes) > MAX_PROOF:
        raise UnprovenError("bad_request")
    try:
        old, proof = from_decimal(first.removeprefix("old ")), tuple(from_base64(each) for each in hashes)
    except UnprovenError as error:
        raise UnprovenError("bad_request") from error
    if any(len(each) != HASH_SIZE for each in proof):
        raise UnprovenError("bad_request")
    return old, proof, parse_note(note)


def _message(text: str, at: int) -> bytes:
    if not 0 <= at <= MAX_SIZE:
        raise UnprovenError("bad_time", at=at)
    return f"cosignature/v1\ntime {at}\n{text}".encode()
