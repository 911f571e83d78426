"""The file as it was on the day of each review: to take along, what came since, and how far it is proven."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.partnership.proof import proof
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.reviews.answers.packs import packs, to_pack
from partnerflow_api.pages.reviews.answers.vouching import FileOfDay, file_of_day
from partnerflow_api.pages.tables import Cell


@answers("F30", "packs")
def files(ask: Inquiry) -> Iterator[Block]:
    """For each review, with a pack or without, the file of its day; then each pack as it was issued."""
    issued = {(pack["grant"], pack["pack"]): pack for pack in ask.ask("packs")}
    made = sorted(ask.ask("reviews")["reviews"], key=lambda review: str(review["on"]), reverse=True)
    if not issued and not made:
        return
    found = [(review, file_of_day(ask, review["on"])) for review in made]
    if found:
        without = sum(review["pack"] is None for review in made)
        proven = sum(file.in_time for _, file in found)
        yield ask.sentence(
            "count",
            "good" if proven == len(made) and _signed(ask) else "attention",
            number=len(made),
            without=without,
            proven=proven if _signed(ask) else 0,
        )
    for review, file in found:
        yield from _review(ask, review, file, issued.get((review["grant"], review["pack"] or "")))
    if found:
        yield ask.table(
            "reviews_table",
            "review/link on/day outcome pack/link facts/number recorded/day later/number changed/number",
            (_row(ask, review, file) for review, file in found),
        )
    yield from packs(ask, list(issued.values()))
    there = address("reviews", key=ask.reader.key, anchor="proof")
    yield ask.sentence("untouched", "plain", [Link(name=ask.say("check"), address=there)])


def _review(ask: Inquiry, review: dict[str, Any], file: FileOfDay, pack: dict[str, Any] | None) -> Iterator[Sentence]:
    day = ask.day(file.day)
    told = {
        "review": review["review"],
        "grant": review["grant"],
        "day": day,
        "outcome": ask.value("reviewOutcome", review["outcome"]),
    }
    about = ask.say("on_report", report=review["report"]) if review["report"] else ""
    if pack is not None:
        about = ask.say("on_pack", pack=pack["pack"], issued=ask.day(pack["issuedOn"]))
    links = [
        to_review(review["grant"], review["review"]),
        *([to_pack(pack["grant"], pack["pack"])] if pack is not None else []),
    ]
    without = "" if pack is not None else ask.say("no_pack")
    text = " ".join(filter(None, (ask.say("one", **told), about, without)))
    yield Sentence(text=text, tone="head", links=tuple(links))
    yield from file_sentences(ask, file)


def to_review(grant: str, ref: str) -> Link:
    """The page of a review."""
    return Link(name=ref, address=address("review", key=grant, review=ref))


def file_sentences(ask: Inquiry, file: FileOfDay) -> Iterator[Sentence]:
    """The file of a day: where to get it, what came since, and how far it is proven."""
    day = ask.day(file.day)
    yield ask.sentence("take", "plain", _to_take(ask, file.day), day=day, facts=ask.words.count("facts", file.facts))
    yield _since(ask, file)
    yield _verdict(ask, file)


def _to_take(ask: Inquiry, day: str) -> Iterator[Link]:
    then = {"key": ask.reader.key, "asOf": day, "asKnownAt": day}
    yield Link(name=ask.say("download", day=ask.day(day)), address=address("dossier_report", **then))
    yield Link(name=ask.say("bundle"), address=proof(ask.reader.partnerflow, ask.reader.key).bundle)
    yield Link(name=ask.say("as_it_stood", day=ask.day(day)), address=address("partnership", **then))


def _since(ask: Inquiry, file: FileOfDay) -> Sentence:
    """What was added to the file of a day and what was changed in it, with the page that compares the two."""
    compare = address("changes", key=ask.reader.key, asOf=None, asKnownAt=None, **{"from": file.day})
    links = [
        Link(name=ask.say("compare", day=ask.day(file.day)), address=compare),
        *map(ask.reader.link, (*file.changed, *file.added)),
    ]
    if file.untouched:
        return ask.sentence("nothing_since", "plain", links, following=ask.words.count("facts", file.following))
    return ask.sentence(
        "since",
        "attention",
        links,
        added=ask.words.count("facts", len(file.added)),
        changed=ask.words.count("facts", len(file.changed)),
        following=ask.words.count("facts", file.following),
    )


def _verdict(ask: Inquiry, file: FileOfDay) -> Sentence:
    """What the signatures prove of the file of a day, and what they do not."""
    told = {"day": ask.day(file.day), "facts": ask.words.count("facts", file.facts), "recorded": ask.day(file.recorded)}
    if not _signed(ask):
        return ask.sentence("unsigned", "attention", **told)
    if file.in_time:
        return ask.sentence("proven", "good", **told)
    behind = ask.words.count("facts", file.behind)
    how = ask.say("imported", imported=ask.words.count("facts", file.imported)) if file.imported else ""
    return ask.sentence("proven_later", "attention", **told, behind=behind, how=how)


def _signed(ask: Inquiry) -> bool:
    """Whether something is signed, and nothing contradicts it."""
    ledger = ask.reader.partnerflow.ledger.standing()
    return ledger.at is not None and ledger.held is None


def _row(ask: Inquiry, review: dict[str, Any], file: FileOfDay) -> tuple[Cell, ...]:
    outcome = ask.value("reviewOutcome", review["outcome"])
    pack = to_pack(review["grant"], review["pack"]) if review["pack"] is not None else None
    found = to_review(review["grant"], review["review"])
    return found, file.day, outcome, pack, file.facts, file.recorded, len(file.added), len(file.changed)
