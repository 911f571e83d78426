"""The page of one fact: what it tells, when it was true, known and recorded, what it rested on, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter, FactView
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular, Particulars
from partnerflow_api.pages.timeline import marks
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """One guard as it came out at a move, and the facts that carried it; true for those of this partnership."""

    guard: str
    title: str
    outcome: str
    facts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage:
    """One fact and its neighbours in the stream."""

    view: FactView
    name: str
    title: str
    subject: str
    told: Particulars
    actor: str
    on_behalf_of: str | None
    marks: tuple[tuple[str, str], ...]
    evidence: tuple[Rested, ...]
    previous: str | None
    next: str | None
    json: str


def fact_page(partnerflow: Partnerflow, key: str, fact_id: str, days: Days, words: Words) -> FactPage:
    """One fact of a partnership.

    Raises:
        NotFoundError: there is no such partnership, or no such fact in it.
    """
    stream = partnerflow.state("partnership", key).stream
    history = stream.history
    position = history.index.ids.get(fact_id)
    if position is None:
        raise NotFoundError(f"{key} has no fact {fact_id}", key=key, fact=fact_id)
    view = partnerflow.history("partnership", key, FactFilter(after=position - 1, limit=1)).items[0]
    fact, state = view.fact, history.state
    assert isinstance(state, PartnershipState)
    names = Names(partnerflow, words, state)
    particular = Particular(words=words, process=history.process, names=names)
    fact_type = FACT_TYPES[fact.type]
    return FactPage(
        view=view,
        name=state.course.name,
        title=fact_type.titles[words.language],
        subject=words(f"subjects.{fact_type.subject}"),
        told=particular.of(fact),
        actor=names.of(fact.by),
        on_behalf_of=names.of(fact.on_behalf_of) if fact.on_behalf_of is not None else None,
        marks=tuple(marks(view, days, words)),
        evidence=tuple(
            Rested(
                guard=found.guard,
                title=words.text(history.process.guards[found.guard].title),
                outcome=words(f"outcomes.{found.outcome}"),
                facts=tuple((each, each in history.index.ids) for each in found.facts),
            )
            for found in (fact.evidence.guards if fact.evidence is not None else ())
        ),
        previous=history.facts[position - 2].id if position > 1 else None,
        next=history.facts[position].id if position < history.version else None,
        json=msgspec.json.format(view.as_json(), indent=2).decode(),
    )
