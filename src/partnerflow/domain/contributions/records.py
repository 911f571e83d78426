"""Of what the state is made: added values, commitments, contributions.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import Money


class AddedValue(Record):
    """What a partner says it gains."""

    organisation: str
    kind: str
    on: str
    fact: str


class Commitment(Record):
    """A promise of conduct, from asked to kept."""

    ref: str
    organisation: str
    requested_on: str
    fact: str
    declared_on: str | None = None
    recognised_on: str | None = None
    recognised_fact: str | None = None
    recognised_by: tuple[str, ...] = ()
    ended_on: str | None = None
    how: str | None = None

    @property
    def recognised(self) -> bool:
        """Asked, declared and recognised, and not ended unkept."""
        given = self.declared_on is not None and self.recognised_on is not None
        return given and self.how in (None, "kept")


class Contribution(Record):
    """Means that a partner brings, from offered to delivered."""

    ref: str
    organisation: str
    kind: str
    fact: str
    offered_on: str | None = None
    fixed_on: str | None = None
    amount: Money | None = None
    ended_on: str | None = None

    @property
    def fixed(self) -> bool:
        return self.fixed_on is not None and self.ended_on is None
