"""The gates: every advance with how each condition came out, and the facts that carried it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.reports.document import Chapter, Pairs, Paragraph, Part, chapter
from partnerflow_api.reports.telling import Teller


def gates(tell: Teller) -> Chapter:
    """The chapter of gates, a part for each advance."""
    found = tell.ask("advances")
    said = Paragraph(text=tell("gates.intro" if found else "gates.none"), quiet=bool(found))
    return chapter(tell("gates.title"), said, parts=[_part(tell, each) for each in found])


def _part(tell: Teller, told: dict[str, Any]) -> Part:
    source, target = tell.shown.phase(told["from"]), tell.shown.phase(told["to"])
    pairs = [(tell("gates.fact"), told["fact"]), (tell("gates.counting"), tell.names(told["counting"]))]
    if told["decision"] is not None:
        pairs.insert(0, (tell("gates.decision"), told["decision"]))
    return Part(
        title=tell("gates.part", source=source, target=target, day=tell.words.day(told["on"])),
        blocks=(Pairs(items=tuple(pairs)), tell.table("gates", ("guard:5", "outcome:2", "facts:4"), _rows(tell, told))),
    )


def _rows(tell: Teller, told: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    waived = {item["guard"]: item for item in told["waived"]}
    for guard, outcome in told["guards"].items():
        said = tell.words(f"outcomes.{outcome}")
        covered = waived.get(guard)
        if covered is not None:
            said = tell("gates.waived_by", outcome=said, waiver=covered["waiver"])
        yield tell.guard(guard), said, tell.facts(told["evidence"].get(guard, ()))
