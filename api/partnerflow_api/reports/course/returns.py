"""The returns: why, by which decision, what was to be repaired and what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.reports.document import Block, Chapter, Pairs, Paragraph, Part, chapter
from partnerflow_api.reports.telling import Teller


def returns(tell: Teller) -> Chapter:
    """The chapter of returns, a part for each."""
    found = tell.ask("return_outcomes")
    if not found:
        return chapter(tell("returns.title"), Paragraph(text=tell("returns.none")))
    said = Paragraph(text=tell("returns.intro"), quiet=True)
    return chapter(tell("returns.title"), said, parts=[_part(tell, each) for each in found])


def _part(tell: Teller, told: dict[str, Any]) -> Part:
    source, target = tell.shown.phase(told["from"]), tell.shown.phase(told["to"])
    title = tell("returns.part", ref=told["return"], source=source, target=target, day=tell.words.day(told["on"]))
    return Part(title=title, blocks=tuple(_blocks(tell, told)))


def _blocks(tell: Teller, told: dict[str, Any]) -> Iterator[Block]:
    reasons = tell.shown.process.return_reasons
    days, target = told["days"], told["targetOn"]
    pairs = [
        (tell("returns.reasons"), "; ".join(tell.words.text(reasons[code].title) for code in told["reasons"])),
        (tell("returns.decision"), tell.text(told["decision"])),
        (tell("returns.scope"), tell.value("returnScope", told["scope"])),
        (tell("returns.target"), tell.day(target)),
        (tell("returns.closed"), _closed(tell, told)),
        (tell("returns.days"), tell("returns.days_spent", gross=days["gross"], net=days["net"])),
        (tell("returns.back"), tell.day(told["backOn"])),
    ]
    if told["explanation"] is not None:
        yield Paragraph(text=told["explanation"])
    yield Pairs(items=tuple(pairs))
    agenda = (
        (
            tell.text(item["text"]),
            tell.name(item["organisation"]),
            tell.day(item["dueOn"]),
            tell.facts(item["followed"]),
        )
        for item in told["repairAgenda"]
    )
    yield tell.table("returns.agenda", ("repair:3", "who:2", "due", "followed:3"), agenda)
    touched = (
        (
            tell.deliverable(item["deliverable"]),
            tell.value("fateKind", item["fate"]),
            tell(f"returns.outcomes.{item['outcome']}"),
            tell.day(item["on"]),
        )
        for item in told["deliverables"]
    )
    yield tell.table("returns.documents", ("document:3", "fate:2", "outcome:2", "on"), touched)


def _closed(tell: Teller, told: dict[str, Any]) -> str:
    if told["closedOn"] is None:
        return tell("returns.open")
    return tell(f"returns.how.{told['how']}", day=tell.words.day(told["closedOn"]))
