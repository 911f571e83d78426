"""What a fact needs to know beyond its own stream, as a port: the register, other partnerships, grants, and its own texts."""

from __future__ import annotations

from typing import Protocol

from partnerflow.domain.folding import Record
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.history import History
from partnerflow.domain.organisations.state import Organisation
from partnerflow.domain.partnership import PartnershipState


class GrantOnDay(Record):
    """A grant of a partnership as it stood on a day, and the version that was read."""

    key: str
    version: int
    grant: Grant


class Around(Protocol):
    """Read-only and unlocked: what is read here is recorded with the versions read, never relied on to stay."""

    @property
    def today(self) -> str:
        """The day of the service, in UTC."""

    def organisation(self, code: str, day: str) -> Organisation | None:
        """The organisation as registered on this day."""

    def partnership(self, key: str, day: str) -> PartnershipState | None:
        """A partnership as it stood on this day."""

    def grants(self, partnership: str, day: str, *, as_known_at: str | None = None) -> tuple[GrantOnDay, ...]:
        """The grants of a partnership as they stood on this day, perhaps as known on a day, in order of key."""

    def grant_histories(self, partnership: str) -> tuple[History, ...]:
        """The grants of a partnership, whole, in order of key."""

    def has_fact(self, stream: str, key: str, fact: str, day: str) -> bool:
        """Whether this fact stands in that stream and had occurred by this day."""

    def text(self, commitment: str) -> str | None:
        """The text behind a commitment in the fact's own stream, unless it was erased."""
