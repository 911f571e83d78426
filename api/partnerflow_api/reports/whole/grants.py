"""The grants: what was awarded and on what conditions, what was reviewed and paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partnerflow_api.pages.partnership.grants import GrantCard, Item
from partnerflow_api.pages.partnership.grants import grants as cards
from partnerflow_api.reports.document import Block, Chapter, Pairs, Paragraph, Part, chapter
from partnerflow_api.reports.telling import NONE, Teller


def grants(tell: Teller) -> Chapter:
    """The chapter of grants, a part for each."""
    found = cards(tell.partnerflow, tell.key, tell.days, tell.particular)
    if not found:
        return chapter(tell("grants.title"), Paragraph(text=tell("grants.none")))
    settled = {each["grant"]: each for each in tell.ask("settlement")}
    return chapter(tell("grants.title"), parts=[_part(tell, card, settled[card.key]) for card in found])


def _part(tell: Teller, card: GrantCard, settled: dict[str, Any]) -> Part:
    title = f"{card.key} · {card.funder}"
    return Part(title=title, blocks=tuple(_blocks(tell, card, settled)))


def _blocks(tell: Teller, card: GrantCard, settled: dict[str, Any]) -> Iterator[Block]:
    words, currency = tell.words, settled["currency"]
    pairs = [
        (words("grants.stands"), words(f"grants.{card.status}")),
        (words("grants.lead_partner"), card.lead_partner),
        (tell("grants.awarded"), tell.money(settled["awardedMinor"], currency)),
        (tell("grants.paid"), tell.money(settled["paidMinor"], currency)),
    ]
    if card.period is not None:
        start, end = map(words.day, card.period)
        pairs.append((words("grants.period"), words("grants.from_to", start=start, end=end)))
    if settled["settledOn"] is not None:
        amount = tell.money(settled["settledMinor"], currency)
        pairs.append((tell("grants.settled"), f"{amount}, {words.day(settled['settledOn'])}"))
    yield Pairs(items=tuple(pairs))
    yield tell.table("grants.tranches", ("tranche:1", "amount:2", "stands:5"), _items(card.tranches))
    yield tell.table("grants.conditions", ("condition:1", "asked:5", "stands:4"), _items(card.conditions))
    yield tell.table("grants.milestones", ("milestone:1", "shown:5", "stands:4"), _items(card.milestones))
    told = tell.ask("reviews", grant=card.key)
    reports = (
        (
            each["report"],
            f"{tell.day(each['period']['start'])} – {tell.day(each['period']['end'])}",
            tell.day(each["submittedOn"]),
            tell.value("reviewOutcome", each["outcome"]),
        )
        for each in told["reports"]
    )
    yield tell.table("grants.reports", ("report:1", "period:3", "submitted:2", "outcome:3"), reports)
    yield tell.table("grants.reviews", ("review:1", "on:2", "about:4", "outcome:3"), _reviews(tell, told["reviews"]))
    packs = (
        (each["pack"], tell.day(each["issuedOn"]), each["upTo"]["fact"]) for each in tell.ask("packs", grant=card.key)
    )
    yield tell.table("grants.packs", ("pack:1", "on:2", "last:4"), packs)


def _items(items: Iterable[Item]) -> Iterator[tuple[str, str, str]]:
    for item in items:
        yield item.link.name, item.text, ". ".join(item.stands)


def _reviews(tell: Teller, reviews: Iterable[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for each in reviews:
        about = ", ".join(each[name] for name in ("milestone", "report", "pack") if each[name]) or NONE
        if each["conditions"]:
            about = tell("grants.on_conditions", about=about, conditions=", ".join(each["conditions"]))
        yield each["review"], tell.day(each["on"]), about, tell.value("reviewOutcome", each["outcome"])
