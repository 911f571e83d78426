"""What a page says right after something was recorded in a form: the fact, what followed by itself, what usually follows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from flask import g, request

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.consequences import proposals
from partnerflow.domain.decisions.facts import DecisionTaken
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow.errors import PartnerflowError
from partnerflow_api.context import permit, service
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.forms.addresses import address_of
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.words import Words

TOLD = "told"
_READING = frozenset({"partnership.read", "organisations.read", "facts.record"})
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,70}-[0-9]{4,6}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The facts that were recorded, the first as it was told and the rest as they followed, and forms of what usually follows."""

    facts: tuple[Link, ...]
    proposed: tuple[Link, ...]


def confirmation() -> Confirmation | None:
    """What the address says was told just now, once in a page; None when it says nothing, or nothing that is here."""
    known = permit()
    if g.get(TOLD) or known is None or known.permission not in _READING:
        return None
    g.told = True
    id_ = request.args.get(TOLD, "")
    key = id_.rpartition("-")[0]
    kind = next(
        (kind for kind in ("grant", "organisation", "partnership") if re.fullmatch(KEY_PATTERNS[kind], key)), None
    )
    if kind is None or not _ID.fullmatch(id_):
        return None
    try:
        history = service().state(kind, key).stream.history
    except PartnerflowError:
        return None
    place = history.index.ids.get(id_)
    if place is None:
        return None
    facts = _together(history.facts, place)
    then = history.until(place + len(facts) - 1)
    words = asked.words()
    return Confirmation(
        facts=tuple(to_fact(kind, key, fact.id, FACT_TYPES[fact.type].titles[words.language]) for fact in facts),
        proposed=tuple(link for fact in facts for link in _following(then, fact, words)),
    )


def _following(then: History, fact: AnyFact, words: Words) -> Iterator[Link]:
    """What usually follows a fact: forms that say it; what was decided also where all of it is carried out, on its proposal."""
    for name, data in proposals(then, fact):
        there = address_of(fact.stream, fact.key, name, data)
        yield Link(name=FACT_TYPES[name].titles[words.language], address=there)
    if isinstance(fact.data, DecisionTaken) and fact.data.outcome == "adopted":
        ref = fact.data.proposal
        there = address("proposal", key=fact.key, ref=ref)
        yield Link(name=words("forms.carry_out", proposal=ref), address=there)


def with_told(path: str, fact: str) -> str:
    """An address of ours that says what was told just now, and leads to where the page says it."""
    # A place further down would put the message and its next steps out of sight.
    page = path.partition("#")[0]
    return f"{page}{'&' if '?' in page else '?'}{TOLD}={fact}#{TOLD}"


def page_after(kind: str, key: str, partnership: str | None, endpoints: Collection[str]) -> str:
    """Where to go after telling, when nobody said where: the work of the partnership, the grant, or the register."""
    if kind == "organisation":
        return address("organisations") if "pages.organisations" in endpoints else address("partnerships")
    if kind == "grant" and key and "pages.grant" in endpoints:
        return address("grant", key=key)
    about = partnership or (key if kind == "partnership" else "")
    work = "work" if "pages.work" in endpoints else "partnership"
    return address(work, key=about) if about else address("partnerships")


def _together(facts: Sequence[AnyFact], place: int) -> Sequence[AnyFact]:
    """The fact at this place and those that were recorded with it."""
    first = facts[place - 1]
    last = place
    while last < len(facts) and (facts[last].recorded_at, facts[last].request) == (first.recorded_at, first.request):
        last += 1
    return facts[place - 1 : last]
