"""What each return was to bring, and what it brought."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.course.facts import PhaseReturned
from partnerflow.domain.days import between
from partnerflow.domain.fact import Fact
from partnerflow.questions.course.after_return.beside import learned, notices, parties, terms
from partnerflow.questions.course.after_return.gates import gates_of
from partnerflow.questions.course.after_return.results import agenda, ambition, deliverables
from partnerflow.questions.course.after_return.span import Span, spans
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "return_outcomes",
    permission="partnership.read",
    parameters=Asked,
    nl="Wat moest elke terugkeer opleveren, en wat leverde hij op?",
    en="What was each return to bring, and what did it bring?",
)
def return_outcomes(view: View[Asked]) -> Answer:
    """Every return in order: what was asked of it, beside what followed until it closed and until the way was gone again.

    Answers a list of `{return, from, to, on, reasons, explanation, scope, project, decision, targetOn, closedOn, how,
    daysOver, days, backOn, repairAgenda, deliverables, ambition, parties, terms, gates, learning, notices}`.

    `how` is `repaired`, `superseded` or, while it is open, `null`; `daysOver` counts from the target day until it closed,
    below zero when it was early, and until now while it is open and late. `days` is `{planned, gross, net}`: net leaves
    out the pauses. `backOn` is the day on which the phase was entered again that the partners left.

    An item of `repairAgenda` is `{text, organisation, dueOn, followed, lastOn}`: the facts about its owner and the deeds of
    substance that it brought, from the return until it closed; the deeds of anybody, where it has no owner. A deliverable that
    was touched is `{deliverable, fate, outcome, on, by}`, where `outcome` is `reaffirmed`, `replaced` (`by` that
    version), `withdrawn` or `open`. `ambition` is `{version, fate, outcome, newVersion, on}`: `reaffirmed`,
    `newer_version`, `open`, or `unchanged`. `parties` is `{came, gone}` of `{organisation, on, how}`; `terms` are the
    words agreed meanwhile, `{term, word, on}`. `gates` are the advances on the way back, `{from, to, on, fact, unmet,
    waived, acknowledged}` with guards by their id. `learning` are the learning moments held, up to the day it closed.
    `notices` has one for each grant that ran: `{grant, needed, change, on, dueOn, inTime}`, where `needed` is what the
    partners said; `inTime` is `null` when none was needed or no rule says how fast, and while there is time left. Erased
    texts are `null`.
    """
    made = {fact.data.return_: fact for fact in told(view, PhaseReturned)}
    value, behind = [], []
    for span in spans(view):
        row, facts = _row(view, span, made[span.item.ref])
        value.append(row)
        behind += facts
    return Answer(value=value, facts=tuple(behind))


def _row(view: View[Asked], span: Span, fact: Fact[PhaseReturned]) -> tuple[dict[str, Any], list[str]]:
    item, data = span.item, fact.data
    gates = gates_of(view, span)
    parts = {
        "repairAgenda": agenda(view, span, data),
        "deliverables": deliverables(view, span, fact),
        "ambition": ambition(view, span, data),
        "parties": parties(view, span),
        "terms": terms(view, span),
        "learning": learned(view, span),
        "notices": notices(view, span, fact),
    }
    row = {
        "return": item.ref,
        "from": item.source,
        "to": item.target,
        "on": item.on,
        "reasons": list(item.reasons),
        "explanation": text(view, data.explanation),
        "scope": item.scope,
        "project": data.project,
        "decision": item.decision,
        "targetOn": item.target_on,
        "closedOn": item.closed_on,
        "how": item.how,
        "daysOver": span.days_over,
        "days": {"planned": between(item.on, item.target_on), "gross": span.gross, "net": span.net},
        "backOn": span.back_on,
        **{name: part.value for name, part in parts.items()},
        "gates": gates.value,
    }
    behind = [item.fact, *gates.facts, *(fact for part in parts.values() for fact in part.facts)]
    decision = view.state.decisions.by_ref.get(item.decision)
    return row, behind + ([decision.fact] if decision is not None else [])
