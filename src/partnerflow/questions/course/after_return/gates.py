"""The gates that were passed on the way back from a return, and what was in the way at each."""

from __future__ import annotations

from typing import Any

from partnerflow.questions.course.after_return.span import Part, Span
from partnerflow.questions.course.passages import Passage, passages, waived
from partnerflow.questions.view import View


def gates_of(view: View[Any], span: Span) -> Part:
    """The advances on the way back, as known when they were made."""
    way = {fact.id for fact in span.way}
    passed = [passage for passage in passages(view, "then") if passage.fact in way]
    return Part(value=[_row(passage) for passage in passed], facts=tuple(passage.fact for passage in passed))


def _row(passage: Passage) -> dict[str, Any]:
    by_outcome = {
        outcome: [finding.guard for finding in passage.findings if finding.outcome == outcome]
        for outcome in ("unmet", "acknowledged")
    }
    return {
        "from": passage.advanced.from_,
        "to": passage.advanced.to,
        "on": passage.on,
        "fact": passage.fact,
        "unmet": by_outcome["unmet"],
        "waived": waived(passage.findings),
        "acknowledged": by_outcome["acknowledged"],
    }
