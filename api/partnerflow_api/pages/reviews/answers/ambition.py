"""What the partners want together, how they decided, and what became of objections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence, Tone
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell


@answers("F12", "ambition")
def endorsements(ask: Inquiry) -> Iterator[Block]:
    """Whether every partner endorses the ambition, which version, and when it was not everybody's."""
    versions = sorted(ask.reader.state.ambition.drafts)
    if not versions:
        return
    stands = ask.ask("ambition_status")
    told = {"version": stands["version"]}
    if stands["shared"]:
        yield ask.sentence("shared", "good", **told)
    else:
        missing = ask.named(row["organisation"] for row in stands["missing"])
        yield ask.sentence("not_shared", "attention", **told, names=missing or "–")
    if stands["reopenedOn"] is not None:
        yield ask.sentence("reopened", "attention", **told, day=ask.day(stands["reopenedOn"]))
    spans = ask.ask("ambition_shared")
    for earlier, later in pairwise(spans):
        if earlier["until"] is not None and earlier["until"] < later["from"]:
            yield ask.sentence("gap", "attention", start=ask.day(earlier["until"]), end=ask.day(later["from"]))
    if spans:
        rows = ((row["version"], row["from"], row["until"]) for row in spans)
        yield ask.table("spans", "version/number from/day until/day", rows, "shared")
    options = [(str(version), ask.say("version", version=version)) for version in versions]
    chosen = ask.choose("version", options, str(stands["version"]))
    found = ask.ask("endorsements", version=str(chosen))
    rows_of = ((ask.named([code]), ask.words(f"reviews.standing.{how}")) for code, how in found.items())
    yield ask.table("table", "organisation endorsement", rows_of)


@answers("F13", "ambition")
def decisions(ask: Inquiry) -> Iterator[Block]:
    """How decisions were taken, with which positions."""
    taken = ask.ask("decisions")
    if not taken:
        return
    summary = ask.ask("decision_summary")
    methods = [f"{number} × {ask.value('method', method)}" for method, number in summary["byMethod"].items()]
    yield ask.sentence("count", number=summary["count"], methods=ask.words.list(methods))
    for decision, organisation in summary["withConcern"]:
        told = {"decision": decision, "organisation": ask.named([organisation])}
        yield ask.sentence("concern", "attention", ask.refs("decision", [decision]), **told)
    for decision, organisation in summary["excluded"]:
        told = {"decision": decision, "organisation": ask.named([organisation])}
        yield ask.sentence("excluded", "plain", ask.refs("decision", [decision]), **told)
    yield ask.table(
        "table", "decision/link on/day what method outcome round/number positions review/day", _taken(ask, taken)
    )


def _taken(ask: Inquiry, taken: list[dict[str, Any]]) -> Iterator[tuple[Cell, ...]]:
    for row in taken:
        positions = [f"{number} {ask.value('position', kind)}" for kind, number in row["positions"].items()]
        if row["silent"]:
            positions.append(ask.say("silent", number=len(row["silent"])))
        if row["body"] or row["decider"]:
            positions.append(ask.say("by", who=row["body"] or ask.named([row["decider"]])))
        what = ", ".join(ask.value("subject", subject) for subject in row["subjects"])
        outcome = ask.value("outcome", row["outcome"])
        how = ask.value("method", row["method"]), outcome, row["round"], ", ".join(positions), row["reviewOn"]
        yield ask.ref("decision", row["decision"]), row["on"], row["text"] or what, *how


@answers("F14", "ambition")
def objections(ask: Inquiry) -> Iterator[Block]:
    """Which objections there were, and what was done with them."""
    raised = ask.ask("objections")
    if not raised:
        return
    still = sum(row["status"] in ("open", "unresolved") for row in raised)
    yield ask.sentence("count", "attention" if still else "good", number=len(raised), open=still)
    for row in raised:
        yield _objection(ask, row)
    yield ask.table(
        "table",
        "objection/link organisation on/day touches outcome closed/day days/number decision/link",
        (
            (
                ask.ref("objection", row["objection"]),
                ask.named([row["organisation"]]),
                row["raisedOn"],
                ", ".join(ask.value("objectionTouches", touched) for touched in row["touches"]),
                ask.words(f"reviews.f14.status.{row['status']}"),
                row["closedOn"],
                row["days"],
                ask.ref("decision", row["decision"]),
            )
            for row in raised
        ),
    )


def _objection(ask: Inquiry, row: dict[str, Any]) -> Sentence:
    told = {"organisation": ask.named([row["organisation"]]), "day": ask.day(row["raisedOn"])}
    parts = [ask.say("raised", **told, proposal=row["proposal"])]
    if row["grounds"] is not None:
        parts.append(ask.say("grounds", text=row["grounds"]))
    parts.append(ask.say(f"became.{row['status']}", day=ask.day(row["closedOn"]), days=ask.days(row["days"])))
    if row["textChange"] is not None:
        parts.append(ask.say("change", text=row["textChange"]))
    tone: Tone = "good" if row["status"] in ("integrated", "withdrawn") else "attention"
    links = tuple(link for link in ask.refs("objection", [row["objection"]]) if link.address is not None)
    return Sentence(text=" ".join(map(ask.words.sentence, parts)), tone=tone, links=links)
