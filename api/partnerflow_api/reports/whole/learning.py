"""Evaluations with what followed, how the cooperation was judged over time, and what the partners learned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.reports.document import Block, Chapter, Pairs, Part, chapter
from partnerflow_api.reports.telling import NONE, Teller

_CONDITIONS = ("ambition", "interests", "relation", "organisation", "process")


def learning(tell: Teller) -> Chapter:
    """The chapter of evaluations and learning."""
    scans = (
        (each["evaluation"], tell.day(each["on"]), tell.number(each["mean"]), *_scores(tell, each))
        for each in tell.ask("evaluation_trend")
    )
    columns = ("evaluation", "on", "mean#", *(f"{condition}#" for condition in _CONDITIONS))
    return chapter(
        tell("learning.title"),
        tell.table("learning", ("evaluation", "kind:3", "held", "conclusion:2", "followed:4"), _evaluations(tell)),
        tell.table("learning.scans", columns, scans),
        parts=[_moment(tell, each) for each in tell.ask("learning")["learned"]],
    )


def _evaluations(tell: Teller) -> Iterator[tuple[str, ...]]:
    for each in tell.ask("evaluations"):
        held = tell.day(each["heldOn"]) if each["heldOn"] is not None else tell(f"learning.status.{each['status']}")
        kind, conclusion = (
            tell.value("evaluationKind", each["kind"]),
            tell.value("evaluationConclusion", each["conclusion"]),
        )
        yield each["evaluation"], kind, held, conclusion, _followed(tell, each["followUp"])


def _followed(tell: Teller, told: dict[str, Any] | None) -> str:
    if told is None:
        return NONE
    return f"{FACT_TYPES[told['fact']].titles[tell.words.language]}, {tell.day(told['on'])}"


def _scores(tell: Teller, told: dict[str, Any]) -> Iterator[str]:
    for condition in _CONDITIONS:
        yield tell.number(told["scores"].get(condition))


def _moment(tell: Teller, told: dict[str, Any]) -> Part:
    said = (
        (tell(f"learning.{name}"), told[name] or tell.missing(told["id"])) for name in ("seeNow", "doNow", "doBetter")
    )
    blocks: tuple[Block, ...] = (Pairs(items=tuple(said)),)
    return Part(title=tell("learning.moment", day=tell.words.day(told["on"])), blocks=blocks)
