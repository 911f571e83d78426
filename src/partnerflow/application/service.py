"""Partnerflow as its callers know it: HTTP, pages and command line ask and record here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from partnerflow.application import calendar, feed, finding, imports, looking, recording, telling
from partnerflow.application.feed import FeedPage
from partnerflow.application.finding import PartnershipPage, PartnershipSearch, Summaries
from partnerflow.application.imports import ImportReport, ImportRequest
from partnerflow.application.looking import Answered, StateView
from partnerflow.application.moves import moving
from partnerflow.application.moves.moving import NextMoves, Preview
from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.portfolio import asking
from partnerflow.application.portfolio.asking import PAGE, PortfolioAnswered
from partnerflow.application.portfolio.port import Portfolio
from partnerflow.application.ports import Chance, Clock, Store, Streams
from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow.application.telling import FactFilter, FactPage
from partnerflow.domain.fact import AnyFact
from partnerflow.messages import Language
from partnerflow.process.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnerflow:
    """One workspace, open for work.

    Every method that writes raises MalformedError (the input cannot be read), RefusedError (a rule said no), StaleVersionError
    (another version), VersionRequiredError, KeyReusedError or UnavailableError, and then nothing was recorded. Every method
    that reads raises NotFoundError for what does not exist.
    """

    store: Store
    streams: Streams
    summaries: Summaries
    portfolio: Portfolio
    processes: Catalogue
    clock: Clock
    chance: Chance
    decode: Callable[[str, bytes], AnyFact]
    secret: bytes

    def record(self, request: RecordRequest) -> RecordAnswer:
        """Record one fact of any type and what follows from it; found a stream when the fact founds one."""
        return recording.record(self, request)

    def next_moves(self, key: str, *, as_of: str | None = None, as_known_at: str | None = None) -> NextMoves:
        """Every move that exists from here: open or not, why not, who can act; now, on a day, or as known on a day."""
        return moving.next_moves(self, key, as_of=as_of, as_known_at=as_known_at)

    def preview(self, request: MoveRequest) -> Preview:
        """What a move would do, with the token by which the real call can insist on it; records nothing."""
        return moving.preview(self, request)

    def move(self, request: MoveRequest) -> RecordAnswer:
        """Advance, return, pause, resume, renew or end; an advance through several gates is kept whole or not at all.

        Raises:
            RefusedError: with `preview_changed` and the differences, when it would not do what it was shown to do.
        """
        return moving.move(self, request)

    def import_facts(
        self, lines: Iterable[bytes], request: ImportRequest, progress: Callable[[int], None] | None = None
    ) -> ImportReport:
        """Import facts, one a line, every rule checked in order; all or nothing unless `request.per_stream`."""
        return imports.import_facts(self, lines, request, progress)

    def state(
        self,
        kind: str,
        key: str,
        *,
        as_of: str | None = None,
        as_known_at: str | None = None,
        at_version: int | None = None,
    ) -> StateView:
        """The state of a stream: now, on a day, as known on a day, or at a version."""
        return looking.state(self, kind, key, as_of=as_of, as_known_at=as_known_at, at_version=at_version)

    def history(self, kind: str, key: str, wanted: FactFilter) -> FactPage:
        """A page of the facts of one stream, texts opened, oldest or newest first."""
        return telling.history(self, kind, key, wanted)

    def ask(
        self, key: str, question: str, parameters: Mapping[str, str], *, as_of: str | None, as_known_at: str | None
    ) -> Answered:
        """The answer to a question about a partnership, and the facts behind it."""
        return looking.ask(self, key, question, parameters, as_of=as_of, as_known_at=as_known_at)

    def find(self, search: PartnershipSearch) -> PartnershipPage:
        """A page of partnerships by phase, status, partner and words, from the projection that follows the log."""
        return finding.find(self, search)

    def ask_portfolio(
        self, question: str, parameters: Mapping[str, str], *, after: str | None = None, limit: int = PAGE
    ) -> PortfolioAnswered:
        """The answer to a question about all partnerships, today, from the projection that follows the log."""
        return asking.ask(self, question, parameters, after=after, limit=limit)

    def calendar(self, key: str, language: Language) -> bytes:
        """What runs out and is due of one partnership, as an iCalendar object."""
        return calendar.of_partnership(self, key, language)

    def portfolio_calendar(self, language: Language, *, within: int, kind: str | None = None) -> bytes:
        """What runs out and is due of all partnerships within so many days, perhaps of one kind, as an iCalendar object."""
        return calendar.of_portfolio(self, language, within=within, kind=kind)

    def feed(self, *, after: int, limit: int, wait: float) -> FeedPage:
        """The log behind a position as facts, texts opened, without gaps; waits up to `wait` seconds for the first."""
        return feed.page(self, after=after, limit=limit, wait=wait)

    def export(self, kind: str, key: str) -> Iterator[bytes]:
        """The facts of a stream as import lines, in order."""
        return telling.export(self, kind, key)

    def close(self) -> None:
        """Let go of everything this workspace holds."""
        self.summaries.close()
        self.portfolio.close()
        self.store.close()
