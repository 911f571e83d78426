"""Partnerflow as its callers know it: HTTP, pages and command line ask and record here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from partnerflow.application import bundling, calendar, feed, finding, imports, looking, recording, telling
from partnerflow.application.access.grown import Grown
from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.pinned import Pins
from partnerflow.application.access.principal import Principal
from partnerflow.application.access.roles import Policy
from partnerflow.application.attachments import adding, showing
from partnerflow.application.attachments import erasing as attachment_erasing
from partnerflow.application.attachments.ports import Attachment, Attachments
from partnerflow.application.attachments.showing import ShownAttachment
from partnerflow.application.credentials.ports import Credentials
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
from partnerflow.application.ports import Chance, Clock, Disclosure, Head, Ledger, Store, Streams
from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow.application.replica import Followed, Replica
from partnerflow.application.sharing import links, readers, readings
from partnerflow.application.sharing.readers import Reader
from partnerflow.application.sharing.readings import ReadingPage
from partnerflow.application.sharing.request import Shared, SharedLink, ShareRequest
from partnerflow.application.telling import FactFilter, FactPage
from partnerflow.application.unit_of_work import ANYBODY
from partnerflow.domain.confinement import Confinement
from partnerflow.domain.fact import AnyFact
from partnerflow.messages import Language
from partnerflow.process.catalogue import Catalogue
from partnerflow.transparency.bundle import Bundle

if TYPE_CHECKING:
    from partnerflow.application.access.acting import Acting

CAPACITY = 4096
"""Of how many streams, at most, it is kept in memory which texts are confined, and which organisations are named."""


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
    credentials: Credentials
    attachments: Attachments
    processes: Catalogue
    clock: Clock
    chance: Chance
    decode: Callable[[str, bytes], AnyFact]
    secret: bytes
    policy: Policy
    replica: Replica | None = None
    pins: Pins = field(default_factory=Pins)
    confined: Grown[Mapping[str, Confinement]] = field(default_factory=lambda: Grown({}, CAPACITY))
    named: Grown[frozenset[str]] = field(default_factory=lambda: Grown(frozenset(), CAPACITY))

    def followed(self) -> Followed:
        """The log for one answer to somebody who follows it: where it is read, which may be a moment behind the store."""
        return self.store if self.replica is None else self.replica.log()

    def acting(self, principal: Principal, permission: Permission, purpose: str, head: Head | None = None) -> Acting:
        """This workspace as a principal sees it and may change it, to do one thing under one permission.

        `head` is one that was read when it was found out who asks (`Authenticated.head`).

        Raises:
            ForbiddenError: the permission is of the workspace, and no role of the principal gives it.
        """
        # It offers what this class does, so it knows this class.
        from partnerflow.application.access.acting import Acting

        return Acting(self, principal, permission, purpose, head)

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
        shown = {stream_id: seen for stream_id, seen in persons.items() if seen}
        if shown:
            self.accesses.record(shown, principal, purpose, self.clock.now().isoformat())

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

    def add_attachment(self, key: str, content: bytes, *, principal: str = ANYBODY) -> Attachment:
        """Keep a document beside a partnership, under the SHA-256 by which facts name it; twice is as good as once.

        Raises:
            MalformedError: it is too large, or of a kind that is not taken.
            RefusedError: there is no room for it, or it was erased here.
            HeldError: the workspace is held.
        """
        return adding.add(self, key, content, principal)

    def attachment(self, key: str, sha256: str, *, principal: str = ANYBODY) -> ShownAttachment:
        """A document that the reader added, or that a fact names which the reader sees in full."""
        return showing.show(self, key, sha256, principal)

    def attachment_list(self, key: str) -> tuple[Attachment, ...]:
        """What is known of every document of a partnership, erased or not; not what it holds."""
        return showing.known(self, key)

    def erase_attachment(self, key: str, sha256: str, ground: str, *, principal: str = ANYBODY) -> Attachment:
        """Erase a document at once, for good, on a ground of the law; that it was there stays on record.

        Raises:
            HeldError: the workspace is held.
        """
        return attachment_erasing.erase(self, key, sha256, ground, principal)

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

    def share(self, asked: ShareRequest, *, principal: str = ANYBODY) -> Shared:
        """Make a link by which an outsider sees a partnership as it is now: expiring, counted, under one role.

        The access is a fact of the partnership. The token is in the answer and nowhere else.

        Raises:
            RefusedError: its end is past, or more than a year away; or a rule refuses the access.
            UnavailableError: the log is behind; the access may be on record, and nothing opens it.
        """
        return links.share(self, asked, principal)

    def links(self, key: str) -> tuple[SharedLink, ...]:
        """The share links into a partnership, the last one first, whatever became of them."""
        return links.links(self, key)

    def end_link(self, key: str, access: str, *, by: str | None = None, principal: str = ANYBODY) -> SharedLink:
        """End a link at once, with all that was opened by it, and say so in the record; `by` or who granted it says it."""
        return links.end_link(self, key, access, by, principal)

    def readers(self, key: str, *, principal: str = ANYBODY) -> tuple[Reader, ...]:
        """Who can see a partnership today, under which role, by a fact of it or by the workspace."""
        return readers.readers(self, key, principal)

    def readings(self, key: str, *, before: int | None, limit: int, principal: str = ANYBODY) -> ReadingPage:
        """A page of the record of reading of a partnership and its grants, the last reading first."""
        return readings.readings(self, key, before=before, limit=limit, principal=principal)

    def prune_accesses(self) -> None:
        """Let go of who saw what more than thirteen months ago, as far as the access tree has it."""
        executing.prune(self)

    def close(self) -> None:
        """Let go of everything this workspace holds."""
        self.erasures.close()
        self.summaries.close()
        self.portfolio.close()
        self.ledger.close()
        if self.replica is not None:
            self.replica.close()
        self.store.close()
