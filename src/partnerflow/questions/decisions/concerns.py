"""Which objections and concerns wait for a conversation, and for how long already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.decisions.facts import ObjectionRaised, ObjectionWithdrawn, PositionTaken
from partnerflow.domain.decisions.records import Objection, Position
from partnerflow.domain.interaction.records import Dialogue
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.seats import holder, same_seat
from partnerflow.questions.decisions.rounds import decided_after, last_words
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What one party brought up; `sealed` is the commitment to its words."""

    kind: str
    organisation: str
    proposal: str
    round: int
    since: str
    sealed: str | None
    facts: tuple[str, ...]
    objection: Objection | None = None
    decision: str | None = None


@question(
    "concerns",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke bezwaren en bezorgdheden wachten op een gesprek, en hoe lang al?",
    en="Which objections and concerns wait for a conversation, and for how long?",
)
def concerns(view: View[Asked]) -> Answer:
    """What a party brought up and no text has settled, the oldest first.

    Answers a list of `{kind, organisation, objection, paramount, proposal, round, decision, since, days, spokenOn,
    text}`. `kind` is `objection` (open still), `former_objection` (withdrawn, leaving a concern) or `concern` (consent
    with a concern, in an adopted decision or an open round). No fact settles a concern, so `spokenOn` is the first
    later day on which its party was present at a conversation; null means that it waits still. What a party that is
    gone was concerned about is left out; an objection that is open stays. `text` is what was brought up, null when it
    was erased.
    """
    points = [*_objections(view), *_concerns(view)]
    points.sort(key=lambda point: (point.since, point.proposal, point.organisation))
    value, behind = [], []
    for point in points:
        spoken = _conversation(view, point)
        value.append(_row(view, point, spoken))
        behind += [*point.facts, *([spoken.fact] if spoken else [])]
    return Answer(value=value, facts=tuple(behind))


def _objections(view: View[Asked]) -> Iterator[Point]:
    decisions = view.state.decisions
    for item in decisions.objections.values():
        former = item.becomes == "concern" and _takes_part(view, item.organisation)
        if item.status == "open" or former:
            decision = decided_after(decisions, item)
            yield Point(
                kind="former_objection" if former else "objection",
                organisation=item.organisation,
                proposal=item.proposal,
                round=item.round,
                since=item.raised_on,
                sealed=_grounds(view, item.fact),
                facts=(item.fact, *(_withdrawal(view, item.ref) if former else ())),
                objection=item,
                decision=decision.ref if decision else None,
            )


def _concerns(view: View[Asked]) -> Iterator[Point]:
    state = view.state
    rounds: list[tuple[str, int, str | None, dict[str, Position]]] = [
        (item.proposal, item.round, item.ref, last_words(item, state.parties))
        for item in state.decisions.by_ref.values()
        if item.outcome == "adopted"
    ]
    rounds += [(item.ref, item.round, None, item.positions) for item in state.decisions.proposals.values() if item.open]
    for proposal, round_, decision, words in rounds:
        for code, word in words.items():
            if word.position == "consent_with_concern" and _takes_part(view, code):
                yield Point(
                    kind="concern",
                    organisation=code,
                    proposal=proposal,
                    round=round_,
                    since=word.on,
                    sealed=_concern(view, word.fact),
                    facts=(word.fact,),
                    decision=decision,
                )


def _grounds(view: View[Asked], id_: str) -> str | None:
    raised = view.by_id[id_].data
    assert isinstance(raised, ObjectionRaised)
    return raised.grounds


def _withdrawal(view: View[Asked], ref: str) -> Iterator[str]:
    return (fact.id for fact in told(view, ObjectionWithdrawn) if fact.data.objection == ref)


def _concern(view: View[Asked], id_: str) -> str | None:
    taken = view.by_id[id_].data
    assert isinstance(taken, PositionTaken)
    return taken.concern


def _conversation(view: View[Asked], point: Point) -> Dialogue | None:
    parties = view.state.parties
    later = (held for held in view.state.interaction.dialogues if held.on > point.since)
    return next(
        (held for held in later if any(same_seat(parties, point.organisation, actor) for actor in held.present)), None
    )


def _takes_part(view: View[Asked], organisation: str) -> bool:
    """Whether the party, or its legal successor, has not gone."""
    party = view.state.parties.by_organisation.get(holder(view.state.parties, organisation))
    return party is not None and party.status not in GONE


def _row(view: View[Asked], point: Point, spoken: Dialogue | None) -> dict[str, Any]:
    return {
        "kind": point.kind,
        "organisation": point.organisation,
        "objection": point.objection.ref if point.objection else None,
        "paramount": point.objection.paramount if point.objection else None,
        "proposal": point.proposal,
        "round": point.round,
        "decision": point.decision,
        "since": point.since,
        "days": between(point.since, view.day),
        "spokenOn": spoken.on if spoken else None,
        "text": text(view, point.sealed),
    }
