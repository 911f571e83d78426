"""What a fact needs to know beyond its own stream, as a port: the register, other partnerships, grants, and its own texts."""

from __future__ import annotations

from typing import Protocol

from partnerflow.domain.folding import Record
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.history import History
from partnerflow.domain.organisations.state import Organisation
from partnerflow.domain.partnership import GrantState, PartnershipState
from partnerflow.domain.translation import translated
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.renaming import Words


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
        """The grants of a partnership as they stood on this day, perhaps as known on a day, in order of key.

        They speak the words of the definition that governs the partnership on that day.
        """

    def grant_histories(self, partnership: str) -> tuple[History, ...]:
        """The grants of a partnership, whole, in order of key."""

    def definition(self, name: str, version: int) -> ProcessDefinition | None:
        """A process definition that is known here."""

    def has_fact(self, stream: str, key: str, fact: str, day: str) -> bool:
        """Whether this fact stands in that stream and had occurred by this day."""

    def text(self, commitment: str) -> str | None:
        """The text behind a commitment in the fact's own stream, unless it was erased."""


def grant_on_day(history: History, words: Words, day: str, *, as_known_at: str | None = None) -> GrantOnDay | None:
    """A grant as it stood on a day, in other words than its own; None when it was not applied for yet.

    A grant keeps the words of the definition it was founded under. `words` are those that changed since for whoever looks:
    `History.words_since` of its partnership.
    """
    if any(words.values()):
        state = history.after(translated(history.told(as_of=day, as_known_at=as_known_at), words))
    elif as_known_at is None:
        state = history.on(day)
    else:
        state = history.at(as_of=day, as_known_at=as_known_at)
    assert isinstance(state, GrantState), "the history is that of a grant"
    if not state.grant.status:
        return None
    return GrantOnDay(key=history.facts[0].key, version=history.version, grant=state.grant)
