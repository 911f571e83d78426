"""One review, or one pack of evidence, as a page: what it is, the file of its day to take along, and what a pack holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers.blocks import Block
from partnerflow_api.pages.reviews.answers.files import file_sentences, to_review
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.reviews.answers.packs import pack_sentences, to_pack
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.reviews.answers.vouching import file_of_day
from partnerflow_api.pages.reviews.holdings import holdings


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One part of the page."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A review or a pack; `particulars` are named values, and `fact` is where it was told."""

    grant: str
    title: str
    particulars: tuple[tuple[str, tuple[Link, ...]], ...]
    chapters: tuple[Chapter, ...]
    fact: Link


def review_paper(reader: Reader, grant: str, ref: str) -> Paper:
    """One review: what was reviewed and found, the file of its day, and what the pack holds that it was about.

    Raises:
        NotFoundError: the grant has no such review on these days, as far as known.
    """
    ask = _asking(reader)
    review = _named(ask.ask("reviews", grant=grant)["reviews"], "review", ref)
    packs = {pack["pack"]: pack for pack in ask.ask("packs", grant=grant)}
    chapters = [_file(reader, ask.say("review_file"), review["on"])]
    if review["pack"] in packs:
        chapters.append(_holds(reader, packs[review["pack"]]))
    return Paper(
        grant=grant,
        title=ask.say("review", ref=ref),
        particulars=tuple(_of_review(ask, grant, review, packs)),
        chapters=tuple(chapters),
        fact=ask.ref("review", ref, grant) or Link(name=ref, address=None),
    )


def pack_paper(reader: Reader, grant: str, ref: str) -> Paper:
    """One pack: when it was issued and for what, what it holds, what came since, and the file of its day.

    Raises:
        NotFoundError: the grant has no such pack on these days, as far as known.
    """
    ask = _asking(reader)
    pack = _named(ask.ask("packs", grant=grant), "pack", ref)
    return Paper(
        grant=grant,
        title=ask.say("pack", ref=ref),
        particulars=tuple(_of_pack(ask, grant, pack)),
        chapters=(_holds(reader, pack), _file(reader, ask.say("pack_file"), pack["issuedOn"])),
        fact=ask.ref("pack", ref, grant) or Link(name=ref, address=None),
    )


def _asking(reader: Reader) -> Inquiry:
    return Inquiry(reader=reader, words_at="reviews.paper", given={})


def _named(rows: list[dict[str, Any]], kind: str, ref: str) -> dict[str, Any]:
    for row in rows:
        if row[kind] == ref:
            return row
    raise NotFoundError(f"there is no {kind} {ref} on this day")


def _file(reader: Reader, title: str, day: str) -> Chapter:
    ask = Inquiry(reader=reader, words_at="reviews.f30", given={})
    return Chapter(key="file", title=title, blocks=tuple(file_sentences(ask, file_of_day(ask, day))))


def _holds(reader: Reader, pack: dict[str, Any]) -> Chapter:
    ask = Inquiry(reader=reader, words_at="reviews.f30", given={})
    blocks = (*pack_sentences(ask, pack), *holdings(_asking(reader), pack))
    return Chapter(key="holds", title=reader.words("reviews.paper.holds", ref=pack["pack"]), blocks=blocks)


def _of_review(
    ask: Inquiry, grant: str, review: dict[str, Any], packs: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    yield _plain(ask, "outcome", ask.words.sentence(ask.value("reviewOutcome", review["outcome"])))
    yield _plain(ask, "on", ask.day(review["on"]))
    yield from _about(ask, grant, review["milestone"])
    if review["report"] is not None:
        yield ask.words("reviews.col.report"), tuple(ask.refs("report", [review["report"]]))
    if review["pack"] in packs:
        yield ask.words("reviews.col.pack"), (to_pack(grant, review["pack"]),)
    if review["dueOn"] is not None:
        yield _plain(ask, "due", ask.day(review["dueOn"]))
    imposed = [row for row in ask.ask("conditions", grant=grant) if row["review"] == review["review"]]
    if imposed:
        told = (f"{row['condition']}: {ask.text(row['text'], 'condition', row['condition'], grant)}" for row in imposed)
        yield ask.words("reviews.col.conditions"), tuple(Link(name=each, address=None) for each in told)


def _of_pack(ask: Inquiry, grant: str, pack: dict[str, Any]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    yield _plain(ask, "issued", ask.day(pack["issuedOn"]))
    yield _plain(ask, "up_to", ask.day(pack["upTo"]["date"]))
    yield from _about(ask, grant, pack["milestone"])
    if pack["reviews"]:
        yield ask.words("reviews.col.review"), tuple(to_review(grant, each["review"]) for each in pack["reviews"])
    if pack["supersededBy"] is not None:
        yield ask.say("superseded"), (to_pack(grant, pack["supersededBy"]),)


def _about(ask: Inquiry, grant: str, milestone: str | None) -> Iterator[tuple[str, tuple[Link, ...]]]:
    yield ask.words("reviews.col.grant"), (Link(name=grant, address=address("grant", key=grant)),)
    if milestone is not None:
        row = _named(ask.ask("milestones", grant=grant), "milestone", milestone)
        yield _plain(ask, "milestone", f"{milestone}: {ask.text(row['text'], 'milestone', milestone, grant)}")


def _plain(ask: Inquiry, column: str, value: str) -> tuple[str, tuple[Link, ...]]:
    return ask.words(f"reviews.col.{column}"), (Link(name=value, address=None),)
