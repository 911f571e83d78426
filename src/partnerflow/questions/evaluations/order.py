"""Evaluations in order, and the facts that came after one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from typing import Any

from partnerflow.domain.evaluations.records import Evaluation
from partnerflow.domain.fact import AnyFact
from partnerflow.questions.told import told_after
from partnerflow.questions.view import View


def by_day(evaluations: Iterable[Evaluation]) -> list[Evaluation]:
    """By the day on which each was held, or else is planned for."""
    return sorted(evaluations, key=lambda item: item.concluded_on or item.planned_on or "")


def following(view: View[Any], evaluation: Evaluation, *, until: Collection[str | None]) -> Iterator[AnyFact]:
    """The facts after the conclusion of an evaluation and before the next of these facts; none before it is held."""
    return takewhile(lambda fact: fact.id not in until, told_after(view, evaluation.concluding_fact))
