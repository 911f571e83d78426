"""What came of it: projects, evaluations, how the cooperation developed, what was learned, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell


@answers("F23", "results")
def projects(ask: Inquiry) -> Iterator[Block]:
    """Which projects ran, which stood still, and since when."""
    rows = ask.ask("projects_timeline")
    if not rows:
        return
    running, suspended = (sum(row["status"] == status for row in rows) for status in ("running", "suspended"))
    yield ask.sentence("count", number=len(rows), running=running, suspended=suspended)
    for row in rows:
        told = {"project": row["project"], "title": row["title"], "since": ask.day(row["since"])}
        yield ask.sentence(
            "one", "attention" if row["status"] == "suspended" else "plain", **told, status=_status(ask, row)
        )
    yield ask.table(
        "table",
        "project title status from/day until/day",
        (
            (row["project"], row["title"], _status(ask, segment), segment["from"], segment["until"])
            for row in rows
            for segment in row["segments"]
        ),
    )


def _status(ask: Inquiry, row: dict[str, Any]) -> str:
    return ask.words(f"reviews.project.{row['status']}")


@answers("F24", "results")
def evaluations(ask: Inquiry) -> Iterator[Block]:
    """Whether it was evaluated as planned, with which conclusion, and what followed."""
    policy = {kind: row for kind, row in ask.ask("evaluation_policy").items() if isinstance(row, dict)}
    rows = ask.ask("evaluations")
    if not rows and not any(row["adoptedOn"] for row in policy.values()):
        return
    held, overdue = sum(row["heldOn"] is not None for row in rows), sum(row["status"] == "overdue" for row in rows)
    yield ask.sentence("count", "attention" if overdue else "plain", number=len(rows), held=held, overdue=overdue)
    for kind, row in policy.items():
        yield _policy(ask, kind, row)
    for row in rows:
        yield _evaluation(ask, row)
    if rows:
        yield ask.table(
            "table",
            "evaluation/link kind planned/day held/day conclusion followed",
            (
                (
                    ask.ref("evaluation", row["evaluation"]),
                    ask.value("evaluationKind", row["kind"]),
                    row["plannedOn"],
                    row["heldOn"],
                    ask.value("evaluationConclusion", row["conclusion"]),
                    _followed(ask, row["followUp"]),
                )
                for row in rows
            ),
        )


def _policy(ask: Inquiry, kind: str, row: dict[str, Any]) -> Sentence:
    known = ask.reader.state.process.deliverables.get(kind)
    title = ask.words.text(known.title) if known is not None else kind
    key = {True: "policy_in_time", False: "policy_late", None: "policy_open"}[row["inTime"]]
    adopted = ask.say("adopted", day=ask.day(row["adoptedOn"])) if row["adoptedOn"] else ask.say("not_adopted")
    due = ask.say("due", day=ask.day(row["dueOn"])) if row["dueOn"] else ask.say("no_due")
    return ask.sentence(
        key, "attention" if row["inTime"] is False else "plain", document=title, adopted=adopted, due=due
    )


def _evaluation(ask: Inquiry, row: dict[str, Any]) -> Sentence:
    told = {"kind": ask.value("evaluationKind", row["kind"]), "ref": row["evaluation"]}
    if row["heldOn"] is None:
        key = "overdue" if row["status"] == "overdue" else "planned"
        return ask.sentence(key, "attention" if key == "overdue" else "plain", **told, day=ask.day(row["plannedOn"]))
    conclusion = ask.value("evaluationConclusion", row["conclusion"])
    followed = _followed(ask, row["followUp"])
    after = ask.say("followed", what=followed) if followed is not None else ask.say("not_followed")
    links = [ask.reader.link(row["followUp"]["id"])] if row["followUp"] is not None else []
    return ask.sentence("held", "plain", links, **told, day=ask.day(row["heldOn"]), conclusion=conclusion, after=after)


def _followed(ask: Inquiry, followed: dict[str, Any] | None) -> str | None:
    if followed is None:
        return None
    return f"{FACT_TYPES[followed['fact']].titles[ask.words.language]}, {ask.words.short_day(followed['on'])}"


@answers("F25", "results")
def trend(ask: Inquiry) -> Iterator[Block]:
    """How the cooperation developed: means and spread by condition, over all partners together."""
    rows = ask.ask("evaluation_trend")
    if not rows:
        return
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        way = "up" if last["mean"] > first["mean"] else "down" if last["mean"] < first["mean"] else "level"
        days = {"first": ask.day(first["on"]), "last": ask.day(last["on"])}
        between = [f"{_score(ask, row['mean'])} ({ask.words.short_day(row['on'])})" for row in rows[1:-1]]
        told = ask.say(way, before=_score(ask, first["mean"]), after=_score(ask, last["mean"]), **days)
        via = ask.say("between", means=ask.words.list(between)) if between else ""
        yield Sentence(text=f"{told} {via}".strip())
    yield ask.sentence("together")
    conditions = list(dict.fromkeys(condition for row in rows for condition in row["scores"]))
    yield ask.table(
        "table",
        "evaluation/link on/day condition mean/number spread/number",
        (
            (ask.ref("evaluation", row["evaluation"]), row["on"], title, mean, spread)
            for row in rows
            for title, mean, spread in [
                (ask.say("whole"), row["mean"], None),
                *(
                    (ask.value("condition5", condition), row["scores"][condition], row["spread"].get(condition))
                    for condition in conditions
                    if condition in row["scores"]
                ),
            ]
        ),
    )


def _score(ask: Inquiry, score: float) -> str:
    return f"{score:.2f}".replace(".", "," if ask.words.language == "nl" else ".")


@answers("F27", "results")
def learning(ask: Inquiry) -> Iterator[Block]:
    """What was learned and what was done differently; what went well."""
    found = ask.ask("learning")
    if not any(found.values()):
        return
    yield ask.sentence("count", moments=len(found["moments"]), successes=len(found["successes"]))
    if found["learned"]:
        yield ask.table(
            "learned",
            "on/link see do better",
            (
                (
                    ask.reader.link(row["id"], ask.words.short_day(row["on"])),
                    *(row[name] or ask.reader.missing(row["id"]) for name in ("seeNow", "doNow", "doBetter")),
                )
                for row in found["learned"]
            ),
        )
    if found["told"]:
        yield ask.table("told", "on/link story shared_with", (_success(ask, row) for row in found["told"]), "successes")


def _success(ask: Inquiry, row: dict[str, Any]) -> tuple[Cell, ...]:
    shared = ", ".join(ask.value("audienceOutside", each) for each in row["sharedWith"])
    link = ask.reader.link(row["id"], ask.words.short_day(row["on"]))
    return link, row["story"] or ask.reader.missing(row["id"]), shared or None


@answers("F29", "results")
def ending(ask: Inquiry) -> Iterator[Block]:
    """Why it stopped, what was reached, and what was settled."""
    found = ask.ask("ending")
    if found is None:
        yield ask.sentence("runs", "nothing", day=ask.day(ask.reader.day))
    else:
        yield from _ended(ask, found)
    grants = ask.ask("settlement")
    if grants:
        names = ("appliedMinor", "awardedMinor", "paidMinor", "settledMinor", "recoveredMinor", "toPayMinor")
        yield ask.table(
            "table",
            "grant status applied awarded paid settled recovered to_pay settled_on/day",
            (
                (
                    row["grant"],
                    ask.words(f"grants.{row['status']}"),
                    *(_signed(ask, row[name], row["currency"]) for name in names),
                    row["settledOn"],
                )
                for row in grants
            ),
        )


def _signed(ask: Inquiry, minor: int | None, currency: str | None) -> str:
    """An amount that may be below zero: what is still to come back."""
    return f"−{ask.money(-minor, currency)}" if minor is not None and minor < 0 else ask.money(minor, currency)


def _ended(ask: Inquiry, found: dict[str, Any]) -> Iterator[Block]:
    reasons = ask.words.list([ask.value("endingReason", reason) for reason in found["endingReasons"]]) or "–"
    links = ask.refs("decision", [found["decision"]])
    yield ask.sentence(
        "ended", "plain", links, day=ask.day(found["on"]), kind=ask.value("endingKind", found["kind"]), reasons=reasons
    )
    report = found["closingReport"]
    if report is None:
        yield ask.sentence("no_report", "attention")
    else:
        unseen = ask.reader.missing(report["id"])
        yield ask.sentence("report", day=ask.day(report["on"]), reached=report["reached"] or unseen)
        yield ask.sentence("learned", learned=report["learned"] or unseen)
        for duty in report["openDuties"]:
            yield ask.sentence("duty", duty=duty or unseen)
    yield ask.sentence("complete" if found["complete"] else "incomplete", "good" if found["complete"] else "attention")
    yield ask.table(
        "checklist",
        "what complete",
        ((ask.say(f"item.{row['item']}"), ask.yes(row["complete"])) for row in found["checklist"]),
        "checklist",
    )
