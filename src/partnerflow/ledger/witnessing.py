"""Asking witnesses to cosign each published checkpoint (docs/spec/checkpoints.md §5). Nothing waits for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Protocol

from partnerflow.application.instants import instant
from partnerflow.application.ports import Clock
from partnerflow.errors import PartnerflowError, UnavailableError, UnprovenError
from partnerflow.ledger.errand import Errand
from partnerflow.ledger.policy_file import read_policy
from partnerflow.ledger.posting import Reply, post
from partnerflow.ledger.standings import POLICY_FILE, Standings
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.cosignatures import add_checkpoint_request, cosigned_at
from partnerflow.transparency.encoding import from_decimal
from partnerflow.transparency.notes import Note, VerifierKey, parse_note

Consistency = Callable[[int, int], Sequence[bytes]]

_RETRY_SECONDS = 60.0
_SIZE_TYPE = "text/x.tlog.size"

_logger = logging.getLogger(__name__)


class Cosignatures(Protocol):
    """Where cosignatures are kept."""

    def add_cosignature(self, size: int, name: str, line: str) -> None:
        """Keep the signature line of this witness on the checkpoint of this size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Submission:
    note: Note
    checkpoint: Checkpoint
    consistency: Consistency


class Witnesses:
    """The witnesses of the policy that have a URL, each asked by a thread of its own."""

    def __init__(self, folder: Path, tables: Cosignatures, clock: Clock, *, retry: float = _RETRY_SECONDS) -> None:
        """Read `policy` in the ledger folder; without that file nobody is asked.

        Args:
            retry: after how many seconds a witness that did not answer, or did not know us, is asked again.

        Raises:
            InvalidSettingError: the policy is none; the message names each line that is wrong.
        """
        policy = read_policy(folder / POLICY_FILE)
        self._standings = Standings(folder)
        self._errands = [
            Errand(
                f"partnerflow-witness-{witness.name}",
                _Correspondence(witness.name, witness.key, witness.url, tables, clock, self._standings, retry).send,
            )
            for witness in (policy.witnesses if policy else ())
            if witness.url is not None
        ]

    def submit(self, note: str, consistency: Consistency) -> None:
        """Have a published checkpoint cosigned; returns at once.

        Where a witness is still busy, only the newest checkpoint waits for it. `consistency` gives the proof between two
        sizes, and is called by other threads.
        """
        if not self._errands:
            return
        signed = parse_note(note)
        checkpoint = Checkpoint.from_text(signed.text)
        self._standings.submitted(checkpoint.origin, checkpoint.size)
        for errand in self._errands:
            errand.give(_Submission(note=signed, checkpoint=checkpoint, consistency=consistency))

    def wait(self, timeout: float) -> bool:
        """Wait until each witness answered what it was sent last, or the time is up; returns whether all did."""
        deadline = monotonic() + timeout
        return all(errand.wait(max(0.0, deadline - monotonic())) for errand in self._errands)

    def close(self) -> None:
        """Ask nobody any more."""
        for errand in self._errands:
            errand.close()


class _Correspondence:
    """What is said to one witness, and what it answers."""

    def __init__(
        self,
        name: str,
        key: VerifierKey,
        url: str,
        tables: Cosignatures,
        clock: Clock,
        standings: Standings,
        retry: float,
    ) -> None:
        self._key = key
        self._address = f"{url.rstrip('/')}/add-checkpoint"
        self._tables = tables
        self._clock = clock
        self._standings = standings
        self._standing = standings.find(name, url)
        self._retry = retry

    def send(self, submission: _Submission) -> float | None:
        """Ask for a cosignature and keep it, or keep why there is none; returns in how many seconds to ask again, if so."""
        checkpoint, pause = submission.checkpoint, None
        try:
            line = self._cosignature(submission)
        except PartnerflowError as error:
            # The first failure of a row is worth a line; the standing tells the rest.
            level = logging.WARNING if self._standing.error != str(error) else logging.DEBUG
            _logger.log(level, "%s did not cosign size %d: %s", self._standing.name, checkpoint.size, error)
            self._standing = replace(self._standing, error=str(error))
            # Whoever contradicts us will not say otherwise in a minute.
            pause = self._retry if isinstance(error, UnavailableError) else None
        else:
            self._tables.add_cosignature(checkpoint.size, self._key.name, line)
            at = instant(self._clock.now())
            self._standing = replace(self._standing, origin=checkpoint.origin, size=checkpoint.size, at=at, error=None)
        self._standings.keep(self._standing)
        return pause

    def _cosignature(self, submission: _Submission) -> str:
        """The witness's signature line; raises UnavailableError or UnprovenError when there is none to be had."""
        old = self._last_size(submission.checkpoint)
        reply = self._ask(old, submission)
        if reply.status == 409 and (its_own := _size(reply)) != old:
            # It remembers another size than we do: one more try, from there.
            reply = self._ask(its_own, submission)
        match reply.status:
            case 200:
                return self._verified(submission.note, reply)
            case 409:
                raise UnprovenError("contradicts", "it cosigned another history of this size")
            case 422:
                raise UnprovenError("contradicts", "what it cosigned is no beginning of this checkpoint")
            case 404 | 403:
                raise UnavailableError("it does not know our key yet: add it there (partnerflow witness add-log)")
            case status:
                raise UnavailableError(f"it answered with status {status}")

    def _last_size(self, checkpoint: Checkpoint) -> int:
        """What this witness cosigned last, as far as we know; the ledger may have become another one meanwhile."""
        last = self._standing
        known = last.size if last.size is not None and last.origin == checkpoint.origin else 0
        return min(known, checkpoint.size)

    def _ask(self, old: int, submission: _Submission) -> Reply:
        size = submission.checkpoint.size
        if old > size:
            raise UnprovenError("contradicts", f"it cosigned size {old} of this ledger, and ours has {size}")
        proof = submission.consistency(old, size) if 0 < old < size else ()
        return post(self._address, add_checkpoint_request(old, proof, submission.note), "text/plain; charset=utf-8")

    def _verified(self, note: Note, reply: Reply) -> str:
        """The line by the witness's key; whatever else stands in the answer says nothing."""
        try:
            answered = parse_note(note.to_text() + reply.body.decode())
        except (UnprovenError, UnicodeDecodeError) as error:
            raise UnprovenError("bad_cosignature", "its answer cannot be read") from error
        cosigned = Note(note.text, answered.signatures[len(note.signatures) :])
        if cosigned_at(cosigned, self._key) is None:
            raise UnprovenError("bad_cosignature", "it cosigned with another key than the policy names")
        return next(
            each.line for each in cosigned.signatures if (each.name, each.key_id) == (self._key.name, self._key.key_id)
        )


def _size(reply: Reply) -> int:
    """The size that the witness says to have seen."""
    if reply.content_type != _SIZE_TYPE:
        raise UnavailableError("its conflict tells no size")
    try:
        return from_decimal(reply.body.decode("ascii").removesuffix("\n"))
    except (UnprovenError, UnicodeDecodeError) as error:
        raise UnavailableError("its conflict tells no size") from error
