"""What the grant was paid on: milestones, tranches and conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.pages.links import to_fact
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence, Tone
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell


@answers("F17", "money")
def milestones(ask: Inquiry) -> Iterator[Block]:
    """Which milestones were reached, and on which file."""
    rows = ask.ask("milestones")
    if not rows:
        return
    reached = sum(row["reachedOn"] is not None for row in rows)
    yield ask.sentence("count", reached=reached, number=len(rows))
    yield ask.table(
        "table",
        "milestone/link what grant tranche reached/day review outcome on/day file",
        (cells for row in rows for cells in _milestone(ask, row)),
    )


def _milestone(ask: Inquiry, row: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    what = ask.text(row["text"], "milestone", row["milestone"], row["grant"])
    own = ask.ref("milestone", row["milestone"], row["grant"]), what, row["grant"], row["tranche"], row["reachedOn"]
    for review in row["reviews"]:
        file = ", ".join(filter(None, (review["pack"], review["report"])))
        yield (*own, review["review"], ask.value("reviewOutcome", review["outcome"]), review["on"], file or None)
    if not row["reviews"]:
        yield (*own, None, ask.words("grants.not_reviewed"), None, None)


@answers("F18", "money")
def tranches(ask: Inquiry) -> Iterator[Block]:
    """Which tranches were paid or withheld, when and why."""
    for grant in ask.reader.grants:
        found = ask.ask("tranches", grant=grant)
        currency = found["currency"]
        if not found["tranches"]:
            continue
        awarded, paid = (ask.money(found[name], currency) for name in ("awardedMinor", "paidMinor"))
        yield ask.sentence("sum", grant=grant, awarded=awarded, paid=paid)
        for row in found["tranches"]:
            if row["withheldOn"] is not None:
                yield _withheld(ask, row)
        yield ask.table(
            "table",
            "tranche/link planned/money status paid_on/day paid/money withheld/day days/number conditions",
            (
                (
                    ask.ref("tranche", row["tranche"]),
                    ask.amount(row["minor"], currency),
                    ask.words(f"reviews.tranche.{row['status']}"),
                    row["paidOn"] or row["lapsedOn"],
                    ask.amount(row["paidMinor"], currency),
                    row["withheldOn"],
                    row["daysWithheld"],
                    ", ".join(row["conditions"]) or None,
                )
                for row in found["tranches"]
            ),
            grant,
        )


def _withheld(ask: Inquiry, row: dict[str, Any]) -> Sentence:
    told = {"tranche": row["tranche"], "day": ask.day(row["withheldOn"]), "days": ask.days(row["daysWithheld"])}
    why = ask.say("why", conditions=ask.words.list(row["conditions"])) if row["conditions"] else ask.say("no_why")
    after = ask.say(f"after.{row['status']}", day=ask.day(row["paidOn"] or row["lapsedOn"]))
    return ask.sentence(
        "withheld", "attention" if row["status"] == "withheld" else "plain", **told, why=why, after=after
    )


@answers("F19", "money")
def conditions(ask: Inquiry) -> Iterator[Block]:
    """Whether the funder's conditions were met in time, and what shows it."""
    rows = ask.ask("conditions")
    if not rows:
        return
    late, waiting = (sum(row["inTime"] is found for row in rows) for found in (False, None))
    if not late and not waiting:
        yield ask.sentence("all", "good", number=len(rows))
    else:
        in_time = len(rows) - late - waiting
        yield ask.sentence(
            "some", "attention" if late else "plain", number=len(rows), late=late, met=in_time, open=waiting
        )
    for row in rows:
        yield _condition(ask, row)
    yield ask.table(
        "table",
        "condition/link grant what due/day proven/day confirmed/day in_time",
        (
            (
                ask.ref("condition", row["condition"], row["grant"]),
                row["grant"],
                _text(ask, row),
                row["dueOn"],
                row["provenOn"],
                row["metOn"],
                ask.yes(row["inTime"]),
            )
            for row in rows
        ),
    )


def _text(ask: Inquiry, row: dict[str, Any]) -> str:
    return ask.text(row["text"], "condition", row["condition"], row["grant"])


def _condition(ask: Inquiry, row: dict[str, Any]) -> Sentence:
    parts = [ask.say("one", condition=row["condition"], text=_text(ask, row))]
    if row["dueOn"] is not None:
        parts.append(ask.say("due", day=ask.day(row["dueOn"])))
    if row["provenOn"] is not None:
        parts.append(ask.say("proven", day=ask.day(row["provenOn"])))
    if row["metOn"] is not None:
        parts.append(ask.say("confirmed", day=ask.day(row["metOn"])))
    parts.append(ask.say({True: "in_time", False: "late", None: "open"}[row["inTime"]]))
    known = (ask.reader.link(proof["fact"]) for proof in row["provenBy"])
    proofs = [
        link if link.address is not None else to_fact(proof["stream"], proof["key"], proof["fact"])
        for link, proof in zip(known, row["provenBy"], strict=True)
    ]
    tone: Tone = "good" if row["inTime"] else "plain" if row["inTime"] is None else "attention"
    return Sentence(
        text=" ".join(map(ask.words.sentence, parts)),
        tone=tone,
        links=tuple(link for link in proofs if link.address is not None),
    )
