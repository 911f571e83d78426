"""What a pack of evidence holds: where the partnership stood by it, and how many facts of each kind, each with its timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days, address
from partnerflow_api.pages.links import Link, to_document
from partnerflow_api.pages.reviews.answers.blocks import Block
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell


def holdings(ask: Inquiry, pack: Mapping[str, Any]) -> Iterator[Block]:
    """What stood in a pack. Nothing of one whose last line is not of this partnership or of its grants."""
    facts = facts_in(ask, pack)
    if not facts:
        return
    day = pack["upTo"]["date"]
    if pack["upTo"]["stream"] == "partnership":
        yield from _stood(ask, Days(as_of=day, as_known_at=day))
    yield ask.table("subjects", "subject/link facts/number from/day until_day/day", _subjects(ask, facts, pack["upTo"]))


def facts_in(ask: Inquiry, pack: Mapping[str, Any]) -> list[AnyFact]:
    """The facts in a pack, as they read when it was issued."""
    last, reader = pack["upTo"], ask.reader
    stream = reader.stream if last["stream"] == "partnership" else reader.grant_streams.get(last["key"])
    if stream is None or last["key"] != stream.head.key:
        return []
    version = stream.history.index.ids.get(last["fact"])
    return stream.history.course(as_of=last["date"], version=version) if version is not None else []


def _stood(ask: Inquiry, then: Days) -> Iterator[Block]:
    try:
        found, members = ask.ask("state", then), ask.ask("members", then)
    except NotFoundError:
        return
    yield ask.sentence(
        "stood",
        day=ask.day(then.as_of),
        phase=ask.phase(found["phase"]),
        round=found["round"],
        number=len(members["counting"]),
        partners=ask.named(members["counting"]) or "–",
    )
    documents = ask.ask("in_force_table", then)
    if documents:
        yield ask.table("documents", "document/link version since/day", (_document(ask, row) for row in documents))


def _document(ask: Inquiry, row: dict[str, Any]) -> tuple[Cell, ...]:
    named = row["deliverable"]
    ref = DeliverableRef(kind=named["kind"], project=named.get("project"), version=named["version"])
    title = ask.reader.particular.deliverable(ref).removesuffix(f" {ref.version}")
    return to_document(ask.reader.key, ref, title), ref.version, row["since"]


def _subjects(ask: Inquiry, facts: Sequence[AnyFact], last: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for subject in SUBJECTS:
        days = [fact.occurred_on for fact in facts if FACT_TYPES[fact.type].subject == subject]
        if days:
            yield _named(ask, subject, last), len(days), min(days), max(days)


def _named(ask: Inquiry, subject: str, last: Mapping[str, Any]) -> Link:
    """A subject, with those of its facts that had happened by then; a grant has no timeline of its own."""
    name, there = ask.words(f"subjects.{subject}"), None
    if last["stream"] == "partnership":
        then = {"asOf": last["date"], "asKnownAt": last["date"]}
        there = address("timeline", key=last["key"], subject=subject, **then)
    return Link(name=name, address=there)
