"""Whether today's ledger still holds what a checkpoint sealed: recomputed from its proof, and said in one word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnerflow.application.access.acting import Acting
from partnerflow.errors import CorruptionError, HeldError, UnavailableError, UnprovenError
from partnerflow.questions.record.comparing.standpoint import version_name
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of, open_checkpoint
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.proofs import verify_consistency
from partnerflow.transparency.trie import Presence

Outcome = Literal["holds", "contradicts", "forged", "unsigned", "ahead", "elsewhere", "unreadable", "nothing_signed"]
_LONGEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What came of a check: of which size the sealed ledger was, and the size that today's was compared at."""

    outcome: Outcome
    size: int | None = None
    present: int | None = None

    @property
    def tone(self) -> str:
        """Good when it holds, bad when it is shown not to, else something to look into."""
        bad = ("contradicts", "forged", "ahead")
        return "good" if self.outcome == "holds" else "bad" if self.outcome in bad else "warn"


def check(partnerflow: Acting, note: str) -> Check:
    """Check a signed note that somebody kept against the newest checkpoint of this ledger.

    Its signature, then the consistency proof from its tree to today's (RFC 6962 §2.1.2): both are computed from what was
    given, and nothing of it is taken from what this service says of itself.
    """
    try:
        sealed = checkpoint_of(note[:_LONGEST])
    except UnprovenError:
        return Check(outcome="unreadable")
    newest = partnerflow.ledger.newest()
    if newest is None:
        return Check(outcome="nothing_signed", size=sealed.size)
    present = checkpoint_of(newest)
    return Check(outcome=_outcome(partnerflow, note, sealed, present), size=sealed.size, present=present.size)


def _outcome(partnerflow: Acting, note: str, sealed: Checkpoint, present: Checkpoint) -> Outcome:
    if sealed.origin != present.origin:
        return "elsewhere"
    keys = [VerifierKey.parse(vkey) for vkey in partnerflow.ledger.standing().vkeys]
    try:
        open_checkpoint(note, keys)
    except UnprovenError as error:
        return "unsigned" if error.reason == "unsigned" else "forged"
    if sealed.size > present.size:
        return "ahead"
    if not sealed.size:
        return "holds"
    try:
        proof = partnerflow.ledger.consistency(sealed.size, present.size)
        verify_consistency(sealed.size, sealed.root, present.size, present.root, proof)
    except UnprovenError:
        return "contradicts"
    return "holds"


def version_at(partnerflow: Acting, key: str, size: int) -> str | None:
    """Where the record of a partnership and its grants stood in the signed ledger of this size, as `compare` names it.

    None when nothing of it stood there yet, or when it cannot be told now.
    """
    streams = [("partnership", key), *(("grant", grant) for grant in sorted(partnerflow.grants_of(key)))]
    heads = [partnerflow.state(kind, name).stream.head for kind, name in streams]
    try:
        places = partnerflow.ledger.earlier(size, [head.stream_id for head in heads]).streams
    except (CorruptionError, HeldError, UnavailableError, UnprovenError):
        return None
    versions = [
        # A reader whose sight ends at a position looks back from there at the most.
        min(place.version, head.version) if isinstance(place, Presence) else 0
        for place, head in zip(places, heads, strict=True)
    ]
    if not versions[0]:
        return None
    return version_name(versions[0], {head.key: version for head, version in zip(heads[1:], versions[1:], strict=True)})
