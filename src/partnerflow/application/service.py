"""Partnerflow as its callers know it: HTTP, pages and command line ask and record here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from partnerflow.application import bundling, calendar, feed, finding, imports, looking, recording, telling
from partnerflow.application.erasures import asking as erasing
from partnerflow.application.erasures import executing, report
from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.erasures.ports import Accesses, ErasureRequests
from partnerflow.application.erasures.request import ErasureRequest
from partnerflow.application.feed import FeedPage
from partnerflow.application.finding import PartnershipPage, PartnershipSearch, Summaries
from partnerflow.application.imports import ImportReport, ImportRequest
from partnerflow.application.looking import Answered, StateView
from partnerflow.application.moves import moving
from partnerflow.application.moves.moving import NextMoves, Preview
from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.persons import exporting, mentions
from partnerflow.application.persons.mentions import Mention
from partnerflow.application.portfolio import asking
from partnerflow.application.portfolio.asking import PAGE, PortfolioAnswered
from partnerflow.application.portfolio.port import Portfolio
from partnerflow.application.ports import Chance, Clock, Disclosure, Ledger, Store, Streams
from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow.application.telling import FactFilter, FactPage
from partnerflow.application.unit_of_work import ANYBODY
from partnerflow.domain.fact import AnyFact
from partnerflow.messages import Language
from partnerflow.process.catalogue import Catalogue
from partnerflow.transparency.bundle import Bundle


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
    ledger: Ledger
    erasures: ErasureRequests
    accesses: Accesses
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

    def history(self, kind: str, key: str, wanted: FactFilter, *, principal: str = ANYBODY) -> FactPage:
        """A page of the facts of one stream, texts opened, oldest or newest first."""
        return telling.history(self, kind, key, wanted, principal)

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

    def feed(self, *, after: int, limit: int, wait: float, principal: str = ANYBODY) -> FeedPage:
        """The log behind a position as facts, texts opened, without gaps; waits up to `wait` seconds for the first."""
        return feed.page(self, after=after, limit=limit, wait=wait, principal=principal)

    def export(self, kind: str, key: str, *, principal: str = ANYBODY) -> Iterator[bytes]:
        """The facts of a stream as import lines, in order."""
        return telling.export(self, kind, key, principal)

    def shown(
        self, opened: Mapping[UUID, Iterable[Disclosure]], principal: str, purpose: str
    ) -> Mapping[UUID, frozenset[str]]:
        """Write down whose data are about to be shown to somebody, before they are; returns those persons, by stream.

        Nothing is written when nobody's are.
        """
        persons = {
            stream_id: frozenset(text.subject for text in texts if text.subject is not None)
            for stream_id, texts in opened.items()
        }
        self.seen(persons, principal, purpose)
        return persons

    def seen(self, persons: Mapping[UUID, Collection[str]], principal: str, purpose: str) -> None:
        """Write down that the data of these persons, by stream, are about to be shown to somebody."""
        if any(persons.values()):
            at = self.clock.now().isoformat()
            self.accesses.record(persons, principal, purpose, at)

    def mentions(self, key: str, person: str, *, principal: str = ANYBODY) -> tuple[Mention, ...]:
        """Every text of a partnership and its grants that mentions a person: by name, address, or a part of the name."""
        return mentions.mentions(self, key, person, principal)

    def person(self, key: str, person: str, *, principal: str = ANYBODY) -> dict[str, Any]:
        """Everything about one person: what is registered, facts, texts, erasures, and who saw it."""
        return exporting.everything(self, key, person, principal)

    def ask_erasure(self, asked: ErasureAsk) -> ErasureRequest:
        """Ask for persons and texts to be erased: no reader sees them from now on, and when it is due they go.

        Raises:
            MalformedError: it names a stream or a fact that is not of this partnership.
            RefusedError: a rule would refuse it.
            HeldError: the workspace is held; nothing is kept of the request.
        """
        return erasing.ask(self, asked)

    def cancel_erasure(self, key: str, id_: str) -> ErasureRequest:
        """Take a request back while it waits: its texts can be seen again.

        Raises:
            RefusedError: it waits no more.
            HeldError: the workspace is held; it waits on.
        """
        return erasing.cancel(self, key, id_)

    def erasure(self, key: str, id_: str) -> dict[str, Any]:
        """One request: what was asked, how far it is, and when it is done what went and who had seen it."""
        return report.report(self, erasing.one(self, key, id_))

    def erasure_requests(self, key: str) -> tuple[ErasureRequest, ...]:
        """The requests about a partnership, the last one first."""
        looking.stream_at(self, "partnership", key)
        return self.erasures.of(key)

    def run_erasures(self) -> tuple[str, ...]:
        """Carry out what is due or was interrupted, and clean up behind it; the requests that were carried out.

        Raises:
            HeldError, UnavailableError: some could not be; they stay restricted, and the next run goes on with them.
        """
        return executing.run_due(self)

    def bundle(self, key: str, *, since: int | None = None, principal: str = ANYBODY) -> Bundle:
        """A partnership's history with its proofs, as far as a checkpoint covers it (docs/spec/bundle.md).

        Args:
            key: the partnership.
            since: the size of an earlier checkpoint; the bundle proves that the newest one goes on from it.
            principal: who asks; it is written down whose data they were shown.

        Raises:
            MalformedError: `since` is beyond the newest checkpoint, or no checkpoint has that size.
            UnavailableError: nothing of it was signed yet.
        """
        return bundling.bundle(self, key, since, principal)

    def proof(self, key: str, version: int | None = None) -> str:
        """The proof of one event of a partnership, the last one when none is named, as C2SP tlog-proof.

        Raises:
            UnavailableError: no checkpoint covers it yet.
        """
        return bundling.proof(self, key, version)

    def prune_accesses(self) -> None:
        """Let go of who saw what more than thirteen months ago, as far as the access tree has it."""
        executing.prune(self)

    def close(self) -> None:
        """Let go of everything this workspace holds."""
        self.erasures.close()
        self.summaries.close()
        self.portfolio.close()
        self.ledger.close()
        self.store.close()
