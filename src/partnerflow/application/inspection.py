"""The store looked at as a whole, by whoever checks it."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from partnerflow.application.ports import Disclosure, Head

DisclosureRow = tuple[UUID, int, Disclosure]
"""The stream and the version of the event that commits to a text, and the text as the store keeps it."""


class Inspection(Protocol):
    """What no reader of one stream would see."""

    def heads(self, after: UUID | None, limit: int) -> list[Head]:
        """The heads of all streams in order of identity, behind one."""

    def disclosures(self, after: tuple[UUID, str] | None, limit: int, *, restricted: bool) -> list[DisclosureRow]:
        """Disclosures as they stand, or those that are restricted, in order of stream and commitment, behind one."""

    def misplaced(self) -> list[tuple[UUID, int]]:
        """Events (a few of them) without a place in the log that do not wait for one, that do both, or only wait."""

    def first_waiting(self) -> int | None:
        """Whatever event has waited longest for its place, by a number of its own."""

    def damage(self) -> list[str]:
        """What the engine itself finds wrong with its file; it can take as long as reading all of it."""
