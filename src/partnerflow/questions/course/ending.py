"""Why the partnership ended, what it reached, what was settled, and what is still to be closed."""

from __future__ import annotations

from typing import Any

import msgspec

from partnerflow.domain.course.facts import ClosingReportFiled, PartnershipEnded
from partnerflow.domain.fact import Fact
from partnerflow.questions.course.closing import checklist
from partnerflow.questions.grants.held import GrantAsked
from partnerflow.questions.grants.settlement import settlement
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "ending",
    permission="partnership.read",
    parameters=Asked,
    nl="Waarom stopte het, wat is bereikt, wat is verrekend, en wat blijft?",
    en="Why did it stop, what was reached, what was settled, and what remains?",
)
def ending(view: View[Asked]) -> Answer:
    """How and why the partnership ended, with its closing report and the checklist of closing it well.

    Answers `{kind, on, endingReasons, decision, decidedOn, successorPartnership, closingReport, grants,
    checklist, complete, missing}`, or `null` as long as it has not ended.

    `closingReport` is `null` until it is filed: `{on, reached, learned, openDuties, contributionsSettled, costs,
    archiveHolder, retainThrough, id}`. `reached` and `learned` are texts, and so are the `openDuties`, the duties that
    survive the end; a text that was erased is `null`. `grants` are those of `settlement`.

    An item of `checklist` is `{item, complete, lacking}`: `decision`, `closing_report`, `reached`, `learned`,
    `open_duties`, `contributions`, `projects`, `grants` and `archive`, and as the kind of ending asks
    `final_evaluation`, `handover` or `successor`. `lacking` holds a reason, or the references of what is open.
    `missing` names the items that are not complete; it is `complete` when none is.
    """
    ends, reports = told(view, PartnershipEnded), told(view, ClosingReportFiled)
    if not ends:
        return Answer(value=None, facts=(view.state.course.founding_fact,))
    end, filed = ends[-1], reports[-1] if reports else None
    ended, report = end.data, filed.data if filed is not None else None
    asked = view.parameters
    same_days = GrantAsked(as_of=asked.as_of, as_known_at=asked.as_known_at, at_version=asked.at_version)
    money = settlement(View(history=view.history, around=view.around, parameters=same_days))
    decision = view.state.decisions.by_ref.get(ended.decision or "")
    items = checklist(view.state, ended, report, view.grants(view.day))
    missing = [item.item for item in items if item.lacking]
    value = {
        "kind": ended.kind,
        "on": end.occurred_on,
        "endingReasons": list(ended.ending_reasons),
        "decision": ended.decision,
        "decidedOn": decision.on if decision else None,
        "successorPartnership": ended.successor_partnership,
        "closingReport": _report(view, filed) if filed else None,
        "grants": money.value,
        "checklist": [item.as_data() for item in items],
        "complete": not missing,
        "missing": missing,
    }
    behind = [end.id, *([filed.id] if filed else []), *([decision.fact] if decision else [])]
    return Answer(value=value, facts=(*behind, *money.facts))


def _report(view: View[Asked], filed: Fact[ClosingReportFiled]) -> dict[str, Any]:
    report = filed.data
    return {
        "on": filed.occurred_on,
        "reached": text(view, report.reached),
        "learned": text(view, report.learned),
        "openDuties": [text(view, duty) for duty in report.open_duties],
        "contributionsSettled": report.contributions_settled,
        "costs": msgspec.to_builtins(report.costs) if report.costs else None,
        "archiveHolder": report.archive_holder,
        "retainThrough": report.retain_through,
        "id": filed.id,
    }
