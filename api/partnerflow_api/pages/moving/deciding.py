"""The decision that a move rests on: the one step towards it, while the partners have not taken it yet."""

from __future__ import annotations

from collections.abc import Mapping

from partnerflow.domain.decisions.facts import ProposalTabled
from partnerflow.domain.guards.deciding import to_decide
from partnerflow.domain.guards.outcome import Step, situation_on
from partnerflow.domain.guards.steps import towards
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow.domain.vocabulary.subjects import EndPartnership, Pause, Renew, ReturnPhase

SUBJECTS: Mapping[str, type[Declared]] = {
    "return": ReturnPhase,
    "pause": Pause,
    "renew": Renew,
    "end": EndPartnership,
}
"""What a decision that carries a move is about."""


def towards_decision(option: MoveOption, state: PartnershipState, day: str) -> Step | None:
    """The next step: a proposal, what keeps it open, or the decision itself; None where there is one, or none is taken."""
    kind = SUBJECTS.get(option.move)
    if kind is None or option.decision is not None or state.course.ended is not None:
        return None
    subject = _subject(option, state) or _on_the_table(kind, state)
    if subject is None:
        return towards(ProposalTabled, settles=False, subjects=[{"type": tag_of(kind)}])
    return to_decide(situation_on(state, day), subject)


def _subject(option: MoveOption, state: PartnershipState) -> Declared | None:
    """What is to be decided, where the move itself says it whole."""
    if option.move == "return" and option.target is not None:
        return ReturnPhase(to=option.target)
    open_ = [item for item in state.course.renewals.values() if item.renewed_on is None]
    return Renew(term_number=open_[0].term) if option.move == "renew" and open_ else None


def _on_the_table(kind: type[Declared], state: PartnershipState) -> Declared | None:
    """What a proposal that is open wants decided."""
    proposals = (item for item in state.decisions.proposals.values() if item.open)
    return next((each for item in proposals for each in item.subjects if isinstance(each, kind)), None)
