"""Of what the state is made: persons, assignments, bodies.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record


class Person(Record):
    """A key for a person; name and address never stand here."""

    key: str
    organisation: str | None
    external: str | None
    fact: str
    erased_on: str | None = None


class Assignment(Record):
    """One role held by an organisation or an external."""

    ref: str
    role: str
    organisation: str | None
    external: str | None
    person: str | None
    project: str | None
    body: str | None
    since: str
    fact: str
    accepted_on: str | None = None
    accepted_fact: str | None = None
    inherited: bool = False
    ended_on: str | None = None

    @property
    def holds(self) -> bool:
        return self.ended_on is None

    @property
    def holder(self) -> str | None:
        """Who has it: the code of an organisation, or the reference of an external."""
        return self.organisation or self.external


class Body(Record):
    """A body and what may be decided in it: subject to the last day it is delegated, or None for no end.

    `delegations` are the facts by which.
    """

    key: str
    name: str
    members: frozenset[str]
    method: str
    since: str
    delegated: dict[str, str | None] = {}
    delegations: dict[str, str] = {}
    dissolved_on: str | None = None

    def may_decide(self, subject: str, day: str) -> bool:
        """Whether this subject is delegated to it on this day."""
        if self.dissolved_on is not None or subject not in self.delegated:
            return False
        through = self.delegated[subject]
        return through is None or day <= through
