"""What comes when: answers and decisions belong to the present round of an open proposal."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.decisions.records import Proposal
from partnerflow.domain.rules import refuse
from partnerflow.errors import Fault


def still_open(proposal: Proposal) -> Iterator[Fault]:
    """Refuse what comes after a proposal was decided or withdrawn."""
    if not proposal.open:
        yield refuse(
            "sequence",
            "proposal_closed",
            "/data/proposal",
            proposal=proposal.ref,
            outcome=proposal.outcome,
            on=proposal.closed_on,
        )


def in_present_round(proposal: Proposal, round_: int) -> Iterator[Fault]:
    """Refuse what belongs to a closed proposal or to another round than the present one."""
    if not proposal.open:
        yield from still_open(proposal)
    elif round_ != proposal.round:
        yield refuse("sequence", "round_out_of_turn", "/data/round", round=round_, expected=proposal.round)
