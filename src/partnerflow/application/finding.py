"""Finding partnerships: a page of summaries, from a projection that follows the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import msgspec

from partnerflow.application.ports import Head
from partnerflow.domain.partnership import PartnershipState

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipSearch:
    """Which partnerships; `after` is the key behind which the page begins. With `among`, only those of these keys."""

    phase: str | None = None
    status: str | None = None
    partner: str | None = None
    words: str | None = None
    among: tuple[str, ...] | None = None
    after: str | None = None
    limit: int = 50


class PartnershipSummary(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A partnership in one row."""

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
    """A page of summaries, each as JSON under its key; `following` continues it, None at the end.

    `position` is how far the projection has read.
    """

    rows: tuple[tuple[str, bytes], ...]
    following: str | None
    position: int

    @property
    def items(self) -> tuple[PartnershipSummary, ...]:
        """The summaries, for whoever needs more of them than to pass them on."""
        return tuple(_DECODE(summary) for _, summary in self.rows)


_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(PartnershipSummary).decode


class Summaries(Protocol):
    """The projection of all partnerships and organisations of a workspace."""

    def partnerships(self, search: PartnershipSearch) -> PartnershipPage:
        """The partnerships that fit, in order of key."""

    def organisations(self, *, after: str | None, limit: int) -> tuple[OrganisationSummary, ...]:
        """The organisations, in order of code."""

    def readable_by(self, principal: str) -> tuple[str, ...]:
        """The keys of the partnerships whose facts gave this principal access that was not revoked, as far as it has read.

        Whether it holds still is for the partnership itself to say.
        """

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


def as_row(summary: PartnershipSummary) -> tuple[str, bytes]:
    """A summary as it stands in a page."""
    return summary.key, _ENCODE(summary)


def summary_of(head: Head, state: PartnershipState) -> PartnershipSummary:
    """A partnership as a list tells it."""
    course = state.course
    return PartnershipSummary(
        key=head.key,
        name=course.name,
        region=course.region,
        process=f"{state.process.name}.v{state.process.version}",
        phase=course.phase,
        entered=course.stays[-1].entered,
        round=course.round,
        status=course.status,
        profile=course.profile,
        partners=state.parties.counting(),
        version=head.version,
    )


def words_of(head: Head, state: PartnershipState) -> str:
    """In what the words of a search are looked for."""
    course = state.course
    return f"{course.name} {course.working_name} {course.region} {head.key}".lower()


def find(service: Partnerflow, search: PartnershipSearch) -> PartnershipPage:
    """See `Partnerflow.find`."""
    return service.summaries.partnerships(search)
