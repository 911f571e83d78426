"""Acts that only a decision makes possible: the decision must be adopted and have the act among its subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow.errors import Fault

S = TypeVar("S", bound=Declared)


def decided(
    case: Case[Any],
    ref: str | None,
    subject: type[S],
    matches: Callable[[S], bool] = lambda _: True,
    pointer: str = "/data/decision",
) -> Iterator[Fault]:
    """A refusal of class `decision` unless `ref` is an adopted decision with a subject of this type that matches."""
    decision = case.partnership.decisions.by_ref.get(ref or "")
    if decision is None:
        yield refuse("decision", "no_decision_for_this", pointer, subject=tag_of(subject))
    elif decision.outcome != "adopted":
        yield refuse("decision", "not_adopted", pointer, decision=decision.ref, outcome=decision.outcome)
    elif not any(isinstance(item, subject) and matches(item) for item in decision.subjects):
        yield refuse("decision", "no_decision_for_this", pointer, decision=decision.ref, subject=tag_of(subject))
