"""Who has still to sign, endorse, answer, recommit or consult: one list, each with since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from partnerflow.domain.days import between
from partnerflow.domain.decisions.tally import shortfalls
from partnerflow.domain.guards.deliverables import latest_adopted
from partnerflow.domain.guards.outcome import situation_on
from partnerflow.domain.guards.signatures import binding_fact
from partnerflow.process.conditions import placed_checks
from partnerflow.questions.decisions.open_proposals import UNANSWERED
from partnerflow.questions.parties.counting import counting_span
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """One answer that a party owes the others: `since` is when it was asked, `asked` the fact that asked for it."""

    organisation: str
    what: str
    about: tuple[str, Any]
    since: str
    asked: str
    deadline: str | None = None


@question(
    "outstanding",
    permission="partnership.read",
    parameters=Asked,
    nl="Wie moet nog tekenen, onderschrijven, antwoorden, herbevestigen of terugkoppelen?",
    en="Who has still to sign, endorse, answer, recommit or consult?",
)
def outstanding(view: View[Asked]) -> Answer:
    """Everything that waits for one party, the longest wait first; nothing any more once the partnership has ended.

    Answers a list of `{organisation, what, since, days, deadline}` and one member more that tells about what:
    `deliverable` to `sign`, `ambitionVersion` to `endorse` or to `consult` the own constituency about, `proposal` to
    `answer`, `renewal` to `recommit` to.

    Signed is the version adopted last, until it is in force, and after that by whom a guard ahead asks for it: who is
    admitted later accedes by its act. Endorsed is the newest version. A constituency is consulted as long as a guard
    ahead asks for it.

    `since` is the day on which it was asked, or on which the party took its seat when that came later. `deadline` is
    that of the proposal, `null` elsewhere. Who declined to endorse has answered; who deliberates has not.
    """
    if view.state.course.ended is not None:
        return Answer(value=[], facts=(view.state.course.ended.fact,))
    found = [*_to_sign(view), *_to_endorse(view), *_to_answer(view), *_to_recommit(view), *_to_consult(view)]
    rows = [_row(view, item) for item in found]
    rows.sort(key=lambda row: (row["since"], row["organisation"]))
    return Answer(value=rows, facts=(view.state.course.stays[-1].fact, *(item.asked for item in found)))


def _row(view: View[Asked], item: Awaited) -> dict[str, Any]:
    party = view.state.parties.by_organisation[item.organisation]
    since = max(item.since, counting_span(party).since)
    name, value = item.about
    days = between(since, view.day)
    row = {"organisation": item.organisation, "what": item.what, "since": since, "days": days}
    return {**row, "deadline": item.deadline, name: value}


def _to_sign(view: View[Asked]) -> Iterator[Awaited]:
    state, situation = view.state, situation_on(view.state, view.day)
    for kind, deliverable in state.process.deliverables.items():
        ahead = _asked_ahead(view, "deliverable_signed_by_each", kind)
        for version in latest_adopted(situation, kind) if deliverable.signed else ():
            awaited = version.in_force_on is None or (ahead and version.in_force(view.day))
            for partner in situation.counting if awaited else ():
                if binding_fact(situation, version, partner) is None:
                    yield Awaited(
                        organisation=partner,
                        what="sign",
                        about=("deliverable", msgspec.to_builtins(version.ref)),
                        since=version.adopted_on or "",
                        asked=version.adoption or "",
                    )


def _to_endorse(view: View[Asked]) -> Iterator[Awaited]:
    ambition, counting = view.state.ambition, view.state.parties.counting()
    draft = ambition.latest
    for partner in counting if draft is not None else ():
        if draft is not None and ambition.reading(draft.version, partner) in ("not_endorsed", "deliberating"):
            about = ("ambitionVersion", draft.version)
            yield Awaited(organisation=partner, what="endorse", about=about, since=draft.on, asked=draft.fact)


def _to_answer(view: View[Asked]) -> Iterator[Awaited]:
    for proposal in view.state.decisions.proposals.values():
        lacking = shortfalls(view.state, proposal, view.day) if proposal.open else []
        for partner in (code for item in lacking if item.reason in UNANSWERED for code in item.organisations):
            yield Awaited(
                organisation=partner,
                what="answer",
                about=("proposal", proposal.ref),
                since=view.by_id[proposal.fact].occurred_on,
                asked=proposal.fact,
                deadline=proposal.deadline,
            )


def _to_recommit(view: View[Asked]) -> Iterator[Awaited]:
    """To the renewal opened last; one before it that came to nothing waits for nobody."""
    renewal = next(reversed(view.state.course.renewals.values()), None)
    for partner in view.state.parties.counting():
        if renewal is not None and renewal.renewed_on is None and partner not in renewal.outcomes:
            about = ("renewal", renewal.ref)
            yield Awaited(
                organisation=partner, what="recommit", about=about, since=renewal.opened_on, asked=renewal.fact
            )


def _to_consult(view: View[Asked]) -> Iterator[Awaited]:
    state, draft = view.state, view.state.ambition.latest
    if draft is None or not _asked_ahead(view, "each_consulted_constituency"):
        return
    consulted = {item.organisation for item in state.mandates.consultations if item.ambition == draft.version}
    for partner in state.parties.counting():
        if partner not in consulted:
            about = ("ambitionVersion", draft.version)
            yield Awaited(organisation=partner, what="consult", about=about, since=draft.on, asked=draft.fact)


def _asked_ahead(view: View[Asked], name: str, deliverable: str | None = None) -> bool:
    """Whether a guard of the present phase or a later one makes this check, of a deliverable where it looks at one."""
    process, phase = view.state.process, view.state.course.phase
    passed = process.earlier_phases(phase)
    return any(
        check.name == name and check.parameters.get("deliverable") == deliverable
        for guard in process.guards.values()
        if guard.phase not in passed
        for _, check in placed_checks(guard.condition, "")
    )
