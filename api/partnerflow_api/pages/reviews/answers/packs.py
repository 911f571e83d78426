"""Each evidence pack as it was issued, and what became known since about what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry


def packs(ask: Inquiry, issued: Sequence[dict[str, Any]]) -> Iterator[Block]:
    """What each pack holds and what came after it, in the order in which they were issued."""
    for pack in issued:
        yield from pack_sentences(ask, pack)
    if issued:
        yield ask.table(
            "table",
            "pack/link milestone issued/day up_to/day facts/number review later/number left_out/number changed/number",
            (
                (
                    to_pack(pack["grant"], pack["pack"]),
                    pack["milestone"],
                    pack["issuedOn"],
                    pack["upTo"]["date"],
                    pack["facts"],
                    ", ".join(review["review"] for review in pack["reviews"]) or None,
                    *map(len, came_later(pack)),
                )
                for pack in issued
            ),
            "packs",
        )


def to_pack(grant: str, ref: str) -> Link:
    """The page of a pack."""
    return Link(name=ref, address=address("pack", key=grant, pack=ref))


def pack_sentences(ask: Inquiry, pack: dict[str, Any]) -> Iterator[Sentence]:
    """What a pack holds and what came after it was issued."""
    told = {"pack": pack["pack"], "day": ask.day(pack["issuedOn"]), "to": ask.day(pack["upTo"]["date"])}
    links = [to_pack(pack["grant"], pack["pack"])]
    if pack["facts"] is None:
        yield ask.sentence("elsewhere", "attention", links, **told)
        return
    yield ask.sentence("holds", "plain", links, **told, facts=ask.words.count("facts", pack["facts"]))
    for name, rows in zip(_LATER, came_later(pack), strict=True):
        if rows:
            found = [ask.reader.link(row["id"]) for row in rows]
            yield ask.sentence(name, "attention", found, facts=ask.words.count("facts", len(rows)))
    if not any(came_later(pack)):
        yield ask.sentence("unchanged", pack=pack["pack"])


def came_later(pack: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What came after a pack was issued, in the order of its sentences."""
    return [pack[member] for member in _LATER.values()]


_LATER = {"known_later": "knownLater", "left_out": "leftOut", "changed_later": "changedLater"}
