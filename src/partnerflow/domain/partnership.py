"""The three aggregates as states: what is true of a partnership, a grant or an organisation after its facts.

A state is only composed here; what a fact changes stands with its subject (`domain/<subject>/state.py`). A state that was
handed out never changes: `after` gives a new one that shares every slice the fact leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from partnerflow.domain.access.state import Access
from partnerflow.domain.ambition.state import Ambition
from partnerflow.domain.contributions.state import Contributions
from partnerflow.domain.course.state import Course
from partnerflow.domain.decisions.state import Decisions
from partnerflow.domain.deliverables.state import Deliverables
from partnerflow.domain.evaluations.state import Evaluations
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.folding import HANDLERS, Handler, Slice, twin
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.interaction.state import Interaction
from partnerflow.domain.mandates.state import Mandates
from partnerflow.domain.organisations.state import Organisation
from partnerflow.domain.parties.state import Parties
from partnerflow.domain.people.state import People
from partnerflow.domain.projects.state import Projects
from partnerflow.domain.sealing import is_filled
from partnerflow.process.definition import ProcessDefinition


@dataclass(slots=True, kw_only=True)
class State:
    """What is true of one stream after some of its facts."""

    process: ProcessDefinition
    # The definitions that migrations to come lead to, by the fact of the migration.
    following: Mapping[str, ProcessDefinition] = field(default_factory=dict)

    @staticmethod
    def has_text(sealed: str) -> bool:
        """Whether the text behind a commitment has visible characters."""
        return is_filled(sealed)

    def after(self, fact: AnyFact) -> Self:
        """The state after one more fact; this one stays as it is."""
        following = twin(self)
        for attribute, handler in _handlers(type(self), type(fact.data)):
            before = getattr(self, attribute)
            if getattr(following, attribute) is before:
                setattr(following, attribute, before.fork())
            handler(getattr(following, attribute), fact, following)
        return following

    def folded(self, facts: Iterable[AnyFact]) -> Self:
        """This state with facts folded into it, in place: only for a state that nobody else holds yet."""
        table = _TABLES[type(self)]
        for fact in facts:
            for attribute, handler in table.get(type(fact.data), ()):
                handler(getattr(self, attribute), fact, self)
        return self


@dataclass(slots=True, kw_only=True)
class PartnershipState(State):
    """A partnership."""

    course: Course = field(default_factory=Course)
    parties: Parties = field(default_factory=Parties)
    people: People = field(default_factory=People)
    mandates: Mandates = field(default_factory=Mandates)
    ambition: Ambition = field(default_factory=Ambition)
    contributions: Contributions = field(default_factory=Contributions)
    deliverables: Deliverables = field(default_factory=Deliverables)
    decisions: Decisions = field(default_factory=Decisions)
    projects: Projects = field(default_factory=Projects)
    interaction: Interaction = field(default_factory=Interaction)
    evaluations: Evaluations = field(default_factory=Evaluations)
    access: Access = field(default_factory=Access)


@dataclass(slots=True, kw_only=True)
class GrantState(State):
    """A grant."""

    grant: Grant = field(default_factory=Grant)


@dataclass(slots=True, kw_only=True)
class OrganisationState(State):
    """An organisation."""

    organisation: Organisation = field(default_factory=Organisation)


STATES: dict[str, type[State]] = {
    "partnership": PartnershipState,
    "grant": GrantState,
    "organisation": OrganisationState,
}


def _table(state: type[State]) -> dict[type, tuple[tuple[str, Handler], ...]]:
    attributes: dict[type[Slice], str] = {}
    for item in fields(state):
        factory: Any = item.default_factory
        if isinstance(factory, type) and issubclass(factory, Slice):
            attributes[factory] = item.name
    return {
        payload: tuple(
            (attributes[slice_type], handler) for slice_type, handler in handlers if slice_type in attributes
        )
        for payload, handlers in HANDLERS.items()
    }


_TABLES = {state: _table(state) for state in STATES.values()}


def _handlers(state: type[State], payload: type) -> tuple[tuple[str, Handler], ...]:
    return _TABLES[state].get(payload, ())
