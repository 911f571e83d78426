"""Which mandates are missing, or reach too short, for what comes next."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.guards.mandated import MandateNeed, covering, mandate_needs, pledged_under
from partnerflow.domain.guards.outcome import Situation, situation_on
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.vocabulary.enumerations import PhaseKey
from partnerflow.domain.vocabulary.values import Day
from partnerflow.questions.mandates.needs import bound, comes
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class GapsAsked(Asked):
    """For leaving which phase, and on which day; without them: the present phase, and the day asked about."""

    phase: PhaseKey | None = None
    on: Day | None = None


@question(
    "mandate_gaps",
    permission="partnership.read",
    parameters=GapsAsked,
    nl="Welk mandaat dekt niet wat eraan komt?",
    en="Which mandate does not cover what comes next?",
)
def mandate_gaps(view: View[GapsAsked]) -> Answer:
    """The counting partners without a mandate for what the next guards ask, or with a limit below their pledge.

    Answers a list of `{organisation, scope, guard, deliverable, reason, mandate, lastDay, limitMinor,
    pledgedMinor}`, guard by guard. What comes next are the guards of leaving the present phase (or `phase`) that ask
    for a mandate, and those of a deliverable that is on its way or under review, whichever phase they stand in. Who
    is bound already by what is signed has no gap there.

    `reason` is `no_mandate`, `mandate_expired`, `mandate_revoked`, `mandate_not_yet_valid` or `limit_too_low`;
    `mandate` is the one that falls short, the latest of them. It is judged on the day asked about, or on the day
    `on`, when somebody means to sign later: what is known now may have ended by then.
    """
    asked, state = view.parameters, view.state
    situation = situation_on(state, view.day)
    day, phase = asked.on or view.day, asked.phase or state.course.phase
    rows, behind = [], []
    for need in mandate_needs(state.process):
        if state.process.guard_kind(need.guard, state.course.profile) is None or not comes(situation, need, phase):
            continue
        for partner in situation.counting:
            found = None if bound(situation, need, partner) else _gap(situation, need, partner, day)
            if found is not None:
                row, mandate = found
                rows.append(row)
                party = state.parties.by_organisation[partner]
                behind += [party.spans[-1].fact, *([mandate.fact] if mandate else [])]
    return Answer(value=rows, facts=(state.course.stays[-1].fact, *behind))


def _gap(
    situation: Situation, need: MandateNeed, partner: str, day: str
) -> tuple[dict[str, Any], Mandate | None] | None:
    """What keeps a partner's mandates from covering a need on a day, with the mandate that falls short."""
    pledged = pledged_under(situation, need.limit, partner)
    if covering(situation, partner, (need.scope,), pledged, day) is not None:
        return None
    own = [
        item
        for item in situation.state.mandates.by_ref.values()
        if item.organisation == partner and need.scope in item.stated(day).scope
    ]
    valid = [item for item in own if item.lapse(day) is None]
    mandate = max(valid or own, key=lambda item: (item.valid_from, item.ref), default=None)
    if mandate is None:
        reason = "no_mandate"
    else:
        lapse = mandate.lapse(day)
        reason = f"mandate_{lapse}" if lapse is not None else "limit_too_low"
    terms = mandate.stated(day) if mandate is not None else None
    row = {
        "organisation": partner,
        "scope": need.scope,
        "guard": need.guard,
        "deliverable": need.deliverable,
        "reason": reason,
        "mandate": mandate.ref if mandate else None,
        "lastDay": terms.valid_through if terms else None,
        "limitMinor": terms.limit.minor if terms and terms.limit else None,
        "pledgedMinor": pledged,
    }
    return row, mandate
