"""How far the record can be relied on: what was changed after it was reported, what came late, and what was waived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell

_LATE = (1, 7, 14, 30, 90)


@answers("F20", "record")
def corrections(ask: Inquiry) -> Iterator[Block]:
    """Whether anything was changed after it had been reported, before or after the review."""
    rows = ask.ask("corrections")
    if not rows:
        if ask.reader.grants:
            yield ask.sentence("nothing_changed", "good")
        return
    after = sum(row["afterReview"] for row in rows)
    yield ask.sentence("count", "attention" if after else "plain", number=len(rows), after=after)
    for row in rows:
        yield _correction(ask, row)
    yield ask.table(
        "table",
        "fact/link change/link file corrected/day reported/day reviewed/day after_review",
        (
            (
                ask.reader.link(row["corrects"]),
                ask.reader.link(row["id"]),
                row["report"] or row["pack"],
                row["correctedOn"],
                row["reportedOn"],
                row["reviewedOn"],
                ask.yes(row["afterReview"]),
            )
            for row in rows
        ),
    )


def _correction(ask: Inquiry, row: dict[str, Any]) -> Sentence:
    title = FACT_TYPES[row["fact"]].titles[ask.words.language]
    told = {"fact": title, "day": ask.day(row["correctedOn"]), "file": row["report"] or row["pack"]}
    parts = [ask.say(f"how.{row['how']}", **told)]
    values = [_plain(ask, row[name]) for name in ("old", "new")]
    if None not in values:
        parts.append(ask.say("value", old=values[0], new=values[1]))
    reviewed = "after" if row["afterReview"] else "before" if row["reviewedOn"] is not None else "unreviewed"
    parts.append(ask.say(reviewed, day=ask.day(row["reviewedOn"])))
    links = [ask.reader.link(row["corrects"]), ask.reader.link(row["id"])]
    return Sentence(
        text=" ".join(parts),
        tone="attention" if row["afterReview"] else "plain",
        links=tuple(link for link in links if link.address is not None),
    )


def _plain(ask: Inquiry, value: Any) -> str | None:
    """A single value as people write it; None for a text and for what has members of its own: the fact shows them."""
    if value is None or isinstance(value, dict | list):
        return None
    try:
        return ask.day(date.fromisoformat(str(value)).isoformat())
    except ValueError:
        return str(value) if isinstance(value, int | float) else None


@answers("F21", "record")
def late(ask: Inquiry) -> Iterator[Block]:
    """What was recorded late."""
    days = ask.choose("days", [(str(days), ask.days(days)) for days in _LATE], "7") or "7"
    rows = ask.ask("late_facts", days=days)
    if not rows:
        yield ask.sentence("in_time", "good", days=ask.days(int(days)))
        return
    yield ask.sentence("count", "attention", facts=ask.words.count("facts", len(rows)), days=ask.days(int(days)))
    yield ask.table("table", "fact/link occurred/day known/day late/number", (_late(ask, row) for row in rows))


def _late(ask: Inquiry, row: dict[str, Any]) -> tuple[Cell, ...]:
    title = FACT_TYPES[row["fact"]].titles[ask.words.language]
    return ask.reader.link(row["id"], title), row["occurredAt"], row["knownAt"], row["days"]


@answers("F22", "record")
def waivers(ask: Inquiry) -> Iterator[Block]:
    """Which conditions of the process were waived, and whether that is resolved."""
    rows = ask.ask("waivers")
    if not rows:
        return
    still = [row for row in rows if row["status"] != "resolved"]
    yield ask.sentence("count", "attention" if still else "good", number=len(rows), open=len(still))
    yield ask.table(
        "table",
        "waiver/link condition organisation decision/link on/day through/day status resolved/day",
        (
            (
                ask.ref("waiver", row["waiver"]),
                _guard(ask, row["guard"]),
                ask.named([row["organisation"]]) if row["organisation"] else ask.words("needs.all_partners"),
                ask.ref("decision", row["decision"]),
                row["on"],
                row["validThrough"],
                ask.words(f"reviews.f22.status.{row['status']}")
                if row["how"] is None
                else ask.value("waiverResolution", row["how"]),
                row["resolvedOn"],
            )
            for row in rows
        ),
    )


def _guard(ask: Inquiry, guard: str) -> str:
    known = ask.reader.state.process.guards.get(guard)
    return f"{guard}: {ask.words.text(known.title)}" if known is not None else guard
