"""Finding partnerships: a page of summaries, from a projection that follows the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipSearch:
    """Which partnerships; `after` is the key behind which the page begins."""

    phase: str | None = None
    status: str | None = None
    partner: str | None = None
    words: str | None = None
    after: str | None = None
    limit: int = 50


class PartnershipSummary(msgspec.Struct, frozen=True, gc=False):
    """A partnership in one row, in the order of its columns. A struct and not a dataclass: a page makes many."""

    key: str
    name: str
    region: str
    process: str
    phase: str
    entered: str
    round: int
    status: str
    profile: str
    partners: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSummary:
    """An organisation in one row."""

    key: str
    name: str
    sector: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipPage:
    """A page of summaries; `following` continues it, None at the end. `position` is how far the projection has read."""

    items: tuple[PartnershipSummary, ...]
    following: str | None
    position: int


class Summaries(Protocol):
    """The projection of all partnerships and organisations of a workspace."""

    def partnerships(self, search: PartnershipSearch) -> PartnershipPage:
        """The partnerships that fit, in order of key."""

    def organisations(self, *, after: str | None, limit: int) -> tuple[OrganisationSummary, ...]:
        """The organisations, in order of code."""

    def processes(self) -> dict[str, str]:
        """The processes that the partnerships keep to, each as ``name.vN``, with the key of one that does.

        Also those for want of which a partnership is not listed.
        """

    def position(self) -> int:
        """How far it has read the log."""

    def wait(self, position: int, timeout: float) -> bool:
        """Wait until it has read up to `position`; False when `timeout` seconds passed first."""

    def close(self) -> None:
        """Stop following."""


def find(service: Partnerflow, search: PartnershipSearch) -> PartnershipPage:
    """See `Partnerflow.find`."""
    return service.summaries.partnerships(search)
