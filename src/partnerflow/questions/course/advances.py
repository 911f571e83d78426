"""The advances, guard by guard: what was met, waived or acknowledged, and what would be unmet as known now."""

from __future__ import annotations

from typing import Any

from partnerflow.questions.course.passages import Knowledge, Passage, passages, unmet, waived
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class AdvancesAsked(Asked):
    """As known when each advance was made, or as known now."""

    knowledge: Knowledge = "then"


@question(
    "advances",
    permission="partnership.read",
    parameters=AdvancesAsked,
    nl="Welke poortvoorwaarden waren vervuld bij elke faseovergang, en op welke bewijzen steunt dat?",
    en="Which guards were met at each advance, and on what evidence?",
)
def advances(view: View[AdvancesAsked]) -> Answer:
    """Every advance in order, with who counted then and how each guard came out.

    Answers a list of `{from, to, on, fact, decision, counting, guards, unmet, waived, evidence}`. `guards` and
    `evidence` are by guard.

    The outcome of a guard is `met`, `unmet`, `waived`, `acknowledged`, `not_applicable` or `taken_over`. A waiver
    in use is `{guard, organisation, waiver}`.

    `knowledge=then`, the default, tells what was known when the advance was made: the evidence recorded with it
    where there is any, else the guards judged again on what was known at that point. `knowledge=now` judges them on
    what is known in the present view, as of the day of the advance. What became known later never unmakes an
    advance; it shows as a finding.
    """
    made = list(passages(view, view.parameters.knowledge))
    behind = [fact for passage in made for fact in (passage.fact, *passage.evidence)]
    return Answer(value=[_row(view, passage) for passage in made], facts=tuple(behind))


def _row(view: View[AdvancesAsked], passage: Passage) -> dict[str, Any]:
    return {
        "from": passage.advanced.from_,
        "to": passage.advanced.to,
        "on": passage.on,
        "fact": passage.fact,
        "decision": passage.advanced.decision,
        "counting": list(passage.counting),
        "guards": {finding.guard: finding.outcome for finding in passage.findings},
        "unmet": [unmet(finding) for finding in passage.findings if finding.outcome == "unmet"],
        "waived": waived(passage.findings),
        "evidence": {finding.guard: list(view.in_order(finding.facts)) for finding in passage.findings},
    }
