"""Which proposals are on the table, until when, and whose answer they wait for."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.decisions.records import Proposal
from partnerflow.domain.decisions.tally import Shortfall, shortfalls
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

# What a round lacks as long as somebody has not spoken.
UNANSWERED = frozenset({"not_everyone_answered", "no_quorum", "advice_missing"})


@question(
    "open_proposals",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke voorstellen staan open, en wie moet nog antwoorden?",
    en="Which proposals are open, and who has still to answer?",
)
def open_proposals(view: View[Asked]) -> Answer:
    """The proposals without an outcome, the first deadline first, with all that keeps each from being carried.

    Answers a list of `{proposal, round, method, deadline, missing, shortfalls}`. `missing` are the parties whose
    answer it waits for; a shortfall is `{reason, organisations}`.
    """
    state = view.state
    proposals = sorted(
        (item for item in state.decisions.proposals.values() if item.open), key=lambda item: (item.deadline, item.ref)
    )
    objections = [item.fact for item in state.decisions.objections.values() if item.status == "open"]
    behind = [
        fact for item in proposals for fact in (item.fact, *(position.fact for position in item.positions.values()))
    ]
    return Answer(
        value=[_row(item, shortfalls(state, item, view.day)) for item in proposals],
        facts=(*behind, *(objections if proposals else ())),
    )


def _row(proposal: Proposal, lacking: list[Shortfall]) -> dict[str, Any]:
    return {
        "proposal": proposal.ref,
        "round": proposal.round,
        "method": proposal.method,
        "deadline": proposal.deadline,
        "missing": [code for item in lacking if item.reason in UNANSWERED for code in item.organisations],
        "shortfalls": [{"reason": item.reason, "organisations": list(item.organisations)} for item in lacking],
    }
