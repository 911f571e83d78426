"""Of what the state is made: the roles that principals were given.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.days import after
from partnerflow.domain.folding import Record


class AccessGrant(Record):
    """One role of one principal. `actor` is the organisation or external that it speaks for, or None.

    `since` and `revoked_on` are the days on which the record knew of it, not those on which it was agreed: nobody could see
    anything by an access that was not recorded yet.
    """

    access: str
    principal: str
    role: str
    actor: str | None
    person: str | None
    project: str | None
    since: str
    through: str | None
    withholds: frozenset[str]
    by: str
    fact: str
    revoked_on: str | None = None
    revoked_fact: str | None = None

    @property
    def until(self) -> str | None:
        """The first day on which it holds no more, as far as known: that of its revocation, or the day after `through`."""
        ends = [self.revoked_on, None if self.through is None else after(self.through)]
        return min((day for day in ends if day is not None), default=None)

    def holds_on(self, day: str) -> bool:
        """Whether it holds on this day."""
        return self.since <= day and (self.until is None or day < self.until)
