"""Each evidence pack as it was issued, and what became known since about what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.reader import Inquiry


def packs(ask: Inquiry, issued: Sequence[dict[str, Any]]) -> Iterator[Block]:
    """What each pack holds and what came after it, in the order in which they were issued."""
    for pack in issued:
        yield from _pack(ask, pack)
    if issued:
        yield ask.table(
            "table",
            "pack/link milestone issued/day up_to/day facts/number review later/number",
            (
                (
                    link_to(ask, pack),
                    pack["milestone"],
                    pack["issuedOn"],
                    pack["upTo"]["date"],
                    pack["facts"],
                    ", ".join(review["review"] for review in pack["reviews"]) or None,
                    sum(map(len, _later(pack))),
                )
                for pack in issued
            ),
            "packs",
        )


def link_to(ask: Inquiry, pack: dict[str, Any]) -> Link:
    """A pack among the milestones and packs of its grant."""
    there = address("grant", key=pack["grant"], anchor=f"{pack['grant']}-milestones")
    return Link(name=pack["pack"], address=there)


def _pack(ask: Inquiry, pack: dict[str, Any]) -> Iterator[Sentence]:
    told = {"pack": pack["pack"], "day": ask.day(pack["issuedOn"]), "to": ask.day(pack["upTo"]["date"])}
    if pack["facts"] is None:
        yield ask.sentence("elsewhere", "attention", [link_to(ask, pack)], **told)
        return
    yield ask.sentence("holds", "plain", [link_to(ask, pack)], **told, facts=ask.words.count("facts", pack["facts"]))
    for name, rows in zip(_LATER, _later(pack), strict=True):
        if rows:
            links = [ask.reader.link(row["id"]) for row in rows]
            yield ask.sentence(name, "attention", links, facts=ask.words.count("facts", len(rows)))
    if not any(_later(pack)):
        yield ask.sentence("unchanged", pack=pack["pack"])


def _later(pack: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What came after a pack was issued, in the order of its sentences."""
    return [pack[member] for member in _LATER.values()]


_LATER = {"known_later": "knownLater", "left_out": "leftOut", "changed_later": "changedLater"}
