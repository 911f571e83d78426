"""Of what the state is made: interests, terms, versions and endorsements.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record


class Shared(Record):
    """Something a party put on the table: an interest or its own ambition."""

    organisation: str
    level: str
    audience: str
    on: str
    fact: str
    newly_disclosed: bool = False


class Term(Record):
    """A word, whether it is disputed and since when its meaning is agreed."""

    ref: str
    word: str
    fact: str
    disputed_on: str | None = None
    agreed_on: str | None = None


class Endorsement(Record):
    """One partner's three answers on one version."""

    organisation: str
    version: int
    stance: str
    recognise: bool
    own: bool
    act: bool
    blocking: bool
    on: str
    fact: str
    withdrawn_on: str | None = None

    @property
    def reading(self) -> str:
        """What it comes to: `full`, or why it does not count."""
        if self.withdrawn_on is not None:
            return "withdrawn"
        if self.stance != "given":
            return self.stance
        if not (self.recognise and self.own and self.act):
            return "partial"
        return "blocking_reservation" if self.blocking else "full"


class Draft(Record):
    """A version of the shared ambition."""

    version: int
    on: str
    fact: str
    reopened_on: str | None = None
    reaffirmed_on: str | None = None

    @property
    def under_review(self) -> bool:
        return self.reopened_on is not None and self.reaffirmed_on is None
