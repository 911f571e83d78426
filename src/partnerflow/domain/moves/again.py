"""What has to be done again after a return, and what still counts of what was done before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.deliverables.state import HELD
from partnerflow.domain.guards.outcome import situation_on
from partnerflow.domain.guards.signatures import binding_fact
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef, Fate
from partnerflow.domain.vocabulary.structs import Declared

TOUCHED = HELD | {"withdrawn"}


class Standing(Declared):
    """What one partner signed or endorsed before, and the fact by which it did."""

    organisation: str
    fact: str


class SignaturesNeeded(Declared):
    """Who has to sign on the way forward: if the version is reaffirmed, and if another replaces it.

    `still_count` are the signatures under it that count again once it is reaffirmed; a withdrawn version has none.
    """

    deliverable: DeliverableRef
    still_count: tuple[Standing, ...]
    when_reaffirmed: tuple[str, ...]
    when_replaced: tuple[str, ...]


class EndorsementsNeeded(Declared):
    """Who has to endorse the ambition on the way forward: if this version is reaffirmed, and if a newer one replaces it."""

    ambition_version: int
    still_count: tuple[Standing, ...]
    when_reaffirmed: tuple[str, ...]
    when_replaced: tuple[str, ...]


def signatures_again(state: PartnershipState, day: str, fates: Sequence[Fate]) -> Iterator[SignaturesNeeded]:
    """For each version that is signed and that a return touches."""
    situation = situation_on(state, day)
    for item in fates:
        if item.fate not in TOUCHED or not state.process.deliverables[item.deliverable.kind].signed:
            continue
        version = state.deliverables.versions[item.deliverable]
        bound = {partner: binding_fact(situation, version, partner) for partner in situation.counting}
        gone = item.fate == "withdrawn"
        yield SignaturesNeeded(
            deliverable=item.deliverable,
            still_count=tuple(
                Standing(organisation=partner, fact=fact) for partner, fact in bound.items() if fact and not gone
            ),
            when_reaffirmed=tuple(partner for partner, fact in bound.items() if fact is None and not gone),
            when_replaced=situation.counting,
        )


def endorsements_again(state: PartnershipState) -> EndorsementsNeeded | None:
    """For the version of the ambition that a return would reopen; None while there is none."""
    counting, ambition = state.parties.counting(), state.ambition
    draft = ambition.standing(counting)
    if draft is None:
        return None
    full = {code for code in counting if ambition.reading(draft.version, code) == "full"}
    return EndorsementsNeeded(
        ambition_version=draft.version,
        still_count=tuple(
            Standing(organisation=code, fact=ambition.endorsements[draft.version, code].fact)
            for code in counting
            if code in full
        ),
        when_reaffirmed=tuple(code for code in counting if code not in full),
        when_replaced=counting,
    )
