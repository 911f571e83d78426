"""The decisions with the positions behind them, and the objections with what became of each."""

from __future__ import annotations

from typing import Any

from partnerflow_api.reports.document import Block, Chapter, Pairs, Paragraph, Part, chapter
from partnerflow_api.reports.telling import Teller


def decisions(tell: Teller) -> Chapter:
    """The chapter of decisions and objections."""
    found = tell.ask("decisions")
    rows = (
        (
            each["decision"],
            tell.day(each["on"]),
            tell.text(each["text"]),
            f"{tell.value('method', each['method'])}, {tell.value('outcome', each['outcome'])}",
            _positions(tell, each),
        )
        for each in found
    )
    return chapter(
        tell("decisions.title"),
        tell.table("decisions", ("decision", "on", "text:6", "how:2", "positions:3"), rows),
        parts=[_objection(tell, each) for each in tell.ask("objections")],
    )


def _positions(tell: Teller, told: dict[str, Any]) -> str:
    said = [f"{tell.value('position', position)}: {number}" for position, number in told["positions"].items()]
    said += [tell("decisions.silent", who=tell.names(told["silent"]))] if told["silent"] else []
    said += [tell("decisions.excluded", who=tell.names(told["excluded"]))] if told["excluded"] else []
    return "; ".join(said) or tell.text(None)


def _objection(tell: Teller, told: dict[str, Any]) -> Part:
    status = tell(f"decisions.objection.{told['status']}")
    if told["closedOn"] is not None:
        status = f"{status}, {tell.words.day(told['closedOn'])}"
    pairs = [
        (tell("decisions.against"), f"{told['proposal']} ({tell.words.day(told['raisedOn'])})"),
        (tell("decisions.status"), status),
        (tell("decisions.touches"), tell.values("objectionTouches", told["touches"])),
        (tell("decisions.decided"), tell.text(told["decision"])),
    ]
    pairs += [(tell("decisions.change"), told["textChange"])] if told["textChange"] is not None else []
    raised = tell.state.decisions.objections[told["objection"]].fact
    grounds: list[Block] = [Paragraph(text=told["grounds"] or tell.missing(raised), quiet=not told["grounds"])]
    title = tell("decisions.part", objection=told["objection"], organisation=tell.name(told["organisation"]))
    return Part(title=title, blocks=(*grounds, Pairs(items=tuple(pairs))))
