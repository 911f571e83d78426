"""The page of one fact: what it tells, when it was true, known and recorded, what it rested on, and its JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from partnerflow.application.access.acting import Acting
from partnerflow.application.ports import Stream
from partnerflow.application.telling import ERASED, FactFilter, FactView
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.partnership import GrantState, PartnershipState
from partnerflow.domain.references import mentions
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link, to_fact, to_own
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular, Particulars
from partnerflow_api.pages.partnership.amending import amendments
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.partnership.timeline import marks, missing
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.documents.named import documents_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """One guard as it came out at a move, the waivers that covered it and the facts that carried it."""

    guard: str
    title: str
    outcome: str
    waivers: tuple[Link, ...]
    facts: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage:
    """One fact and its neighbours in the stream; `partnership` is whose page it belongs to, `name` what that is called."""

    view: FactView
    partnership: str
    name: str
    title: str
    subject: str
    told: Particulars
    text: str | None
    actor: str
    on_behalf_of: str | None
    marks: tuple[tuple[str, str], ...]
    named: tuple[Link, ...]
    documents: tuple[Link, ...]
    corrected_by: tuple[Link, ...]
    retracted_by: Link | None
    evidence: tuple[Rested, ...]
    amendments: tuple[Button, ...]
    previous: str | None
    next: str | None
    json: str


def fact_page(partnerflow: Acting, kind: str, key: str, fact_id: str, days: Days, words: Words) -> FactPage:
    """One fact of a partnership or a grant.

    Raises:
        NotFoundError: there is no such stream, or no such fact in it.
    """
    stream = partnerflow.state(kind, key).stream
    history = stream.history
    position = history.index.ids.get(fact_id)
    if position is None:
        raise NotFoundError(f"{key} has no fact {fact_id}", kind=kind, key=key, fact=fact_id)
    view = partnerflow.history(kind, key, FactFilter(after=position - 1, limit=1)).items[0]
    fact, state = view.fact, history.state
    partnership = state.grant.partnership if isinstance(state, GrantState) else key
    own = state if isinstance(state, PartnershipState) else partnerflow.state("partnership", partnership).state
    assert isinstance(own, PartnershipState)
    names = Names(partnerflow, words, own)
    fact_type = FACT_TYPES[fact.type]
    particular = Particular(words=words, process=history.process_of(fact), names=names)

    told = particular.of(fact)

    def linked(position: int) -> Link:
        return to_fact(kind, key, history.facts[position - 1].id)

    return FactPage(
        view=view,
        partnership=partnership,
        name=own.course.name,
        title=fact_type.titles[words.language],
        subject=words(f"subjects.{fact_type.subject}"),
        told=told,
        text=missing(view, words) if told.text == ERASED else told.text,
        actor=names.of(fact.by),
        on_behalf_of=names.of(fact.on_behalf_of) if fact.on_behalf_of is not None else None,
        marks=tuple(marks(view, days, words)),
        named=tuple(_named(fact)),
        documents=documents_in(fact.data, partnership, own, particular),
        corrected_by=tuple(to_fact(kind, key, each) for each in view.corrected_by),
        retracted_by=to_fact(kind, key, view.retracted_by) if view.retracted_by is not None else None,
        evidence=tuple(_rested(partnerflow, stream, fact, position, words)),
        amendments=amendments(partnerflow, partnership, view, days, words),
        previous=linked(position - 1).address if position > 1 else None,
        next=linked(position + 1).address if position < history.version else None,
        json=msgspec.json.format(view.as_json(), indent=2).decode(),
    )


def _named(fact: AnyFact) -> Iterator[Link]:
    """The facts that a fact names in what it tells, in its own stream and in others."""
    for mention in mentions(fact):
        if mention.to == "address":
            yield to_fact(mention.value.stream, mention.value.key, mention.value.fact)
        elif mention.to == "fact":
            yield to_fact(fact.stream, fact.key, mention.value)


def _rested(partnerflow: Acting, stream: Stream, fact: AnyFact, position: int, words: Words) -> Iterator[Rested]:
    if fact.evidence is None:
        return
    history = stream.history
    then = history.at(as_of=fact.occurred_on, version=position - 1)
    assert isinstance(then, PartnershipState)
    grants = partnerflow.grants_of(fact.key)
    for found in fact.evidence.guards:
        waivers = then.course.waivers_of(found.guard, fact.occurred_on) if found.outcome == "waived" else []
        yield Rested(
            guard=found.guard,
            title=words.text(then.process.guards[found.guard].title),
            outcome=words(f"outcomes.{found.outcome}"),
            waivers=tuple(to_fact("partnership", fact.key, waiver.fact, waiver.ref) for waiver in waivers),
            facts=tuple(to_own("partnership", fact.key, each, history.index.ids, grants) for each in found.facts),
        )
