"""What a witness answers to a checkpoint (C2SP tlog-witness, docs/spec/checkpoints.md §5)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from partnerflow.errors import UnprovenError
from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint
from partnerflow.transparency.cosignatures import cosign, parse_add_checkpoint
from partnerflow.transparency.keys import Signer
from partnerflow.transparency.merkle import EMPTY_ROOT
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.proofs import verify_consistency

PLAIN = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, a text, and what kind of text it is."""

    status: int
    body: str
    content_type: str = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The checkpoint of a log that was cosigned last; `at` in Unix seconds."""

    size: int
    root: bytes
    note: str
    at: int


class Page(Protocol):
    """What is remembered of one log, while nobody else can change it."""

    last: Seen | None

    def keep(self, seen: Seen) -> None:
        """Remember this one from now on."""

    def suspect(self, note: str, at: int) -> None:
        """Keep a signed checkpoint that does not continue the last one, as evidence."""


class Recollection(Protocol):
    """What a witness knows of logs."""

    def keys(self, origin: str) -> tuple[VerifierKey, ...]:
        """The keys that are trusted to sign for this origin; none of a log that nobody added."""

    def page(self, origin: str) -> AbstractContextManager[Page]:
        """The page of one log, for one at a time over all threads and processes.

        When it closes without an error, what was kept is durable; after an error nothing of it is.
        """


def add_checkpoint(body: bytes, memory: Recollection, key: Signer, now: Callable[[], int]) -> Answer:
    """The answer to a request to cosign: 200 with the cosignature, or the status that says why not.

    Comparing with the last checkpoint and remembering this one happen in one step, and before anything is signed: of two
    requests at once that part ways, at most one gets a cosignature, also when the process is killed in between.
    """
    try:
        old, proof, note = parse_add_checkpoint(body)
        checkpoint = Checkpoint.from_text(note.text)
    except UnprovenError as error:
        return Answer(status=400, body=f"The request cannot be read: {error}.\n")
    keys = memory.keys(checkpoint.origin)
    if not keys:
        return Answer(status=404, body="No log of this origin was added to this witness.\n")
    try:
        open_checkpoint(note, keys)
    except UnprovenError:
        return Answer(status=403, body="None of the keys of this log signed the checkpoint.\n")
    if old > checkpoint.size:
        return Answer(status=400, body="The old size is larger than the checkpoint.\n")
    with memory.page(checkpoint.origin) as page:
        refusal = _refusal(page.last, old, proof, checkpoint)
        at = now()
        if refusal is not None:
            if _is_suspect(refusal, page.last, checkpoint):
                page.suspect(note.to_text(), at)
            return refusal
        if page.last is not None:
            # "As of this time, the largest one seen": a clock that went back must not say so of two in the wrong order.
            at = max(at, page.last.at)
        page.keep(Seen(size=checkpoint.size, root=checkpoint.root, note=note.to_text(), at=at))
    return Answer(status=200, body=f"{cosign(note.text, at, key).line}\n")


def _refusal(last: Seen | None, old: int, proof: tuple[bytes, ...], checkpoint: Checkpoint) -> Answer | None:
    size, root = (0, EMPTY_ROOT) if last is None else (last.size, last.root)
    if old != size or (checkpoint.size == size and checkpoint.root != root):
        return Answer(status=409, body=f"{size}\n", content_type=SIZE)
    try:
        if size > 0:
            verify_consistency(size, root, checkpoint.size, checkpoint.root, proof)
        elif proof:
            raise UnprovenError("proof_length")
    except UnprovenError as error:
        return Answer(status=422, body=f"The proof does not show a continuation: {error}.\n")
    return None


def _is_suspect(refusal: Answer, last: Seen | None, checkpoint: Checkpoint) -> bool:
    """Whether the checkpoint itself, and not only the request, may contradict the last one."""
    return refusal.status == 422 or (last is not None and last.size == checkpoint.size and last.root != checkpoint.root)
