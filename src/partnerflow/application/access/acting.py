"""The workspace as one principal sees it and may change it, to do one thing: what every request goes through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from partnerflow.application import bundling
from partnerflow.application.access.authorise import authorise, in_scope
from partnerflow.application.access.listing import organisations_seen, partnerships_seen
from partnerflow.application.access.outside import Outside
from partnerflow.application.access.permissions import OF_ANYBODY_KNOWN, OF_WORKSPACE, Permission
from partnerflow.application.access.principal import Principal
from partnerflow.application.access.reading import Readings
from partnerflow.application.access.seen import SeenStreams
from partnerflow.application.access.standing import standing
from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.attachments.showing import ShownAttachment
from partnerflow.application.credentials.managing import Managing, OwnSessions
from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.erasures.request import ErasureRequest
from partnerflow.application.feed import FeedPage
from partnerflow.application.finding import OrganisationSummary, PartnershipPage, PartnershipSearch
from partnerflow.application.imports import ImportReport, ImportRequest
from partnerflow.application.looking import Answered, StateView
from partnerflow.application.moves.moving import NextMoves, Preview
from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.persons.mentions import Mention
from partnerflow.application.portfolio.asking import PAGE, PortfolioAnswered
from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.sharing import sealing
from partnerflow.application.sharing.readers import Reader
from partnerflow.application.sharing.readings import ReadingPage
from partnerflow.application.sharing.request import Shared, SharedLink, ShareRequest
from partnerflow.application.sharing.sealing import Point, Seal
from partnerflow.application.telling import FactFilter, FactPage
from partnerflow.errors import StaleVersionError
from partnerflow.messages import Language
from partnerflow.transparency.bundle import Bundle

R = TypeVar("R")


class Acting(Outside):
    """`Partnerflow` for one principal, one permission and one purpose: the name of the operation, for the record of reading.

    Its methods do what those of `Partnerflow` do, and raise as these; besides, NotFoundError for what the principal cannot
    see, and ForbiddenError for what it sees and may not do this with. Whoever answers calls `settle` before the answer leaves.

    Raises:
        ForbiddenError: the permission is of the workspace, and no role of the principal gives it.
    """

    def __init__(self, workspace: Partnerflow, principal: Principal, permission: Permission, purpose: str) -> None:
        super().__init__(workspace)
        self.principal = principal
        self.permission: Permission = permission
        self.purpose = purpose
        self._readings = Readings(workspace.accesses)
        self.streams = SeenStreams(workspace, principal, permission, readings=self._readings)
        if permission in OF_WORKSPACE or permission in OF_ANYBODY_KNOWN:
            authorise(principal, self.streams.sights.of_workspace, permission)
        else:
            in_scope(principal, permission)

    @cached_property
    def _reading(self) -> Partnerflow:
        return replace(self._workspace, streams=self.streams, accesses=self._readings)

    @property
    def _judging(self) -> Partnerflow:
        # Whatever comes of it, what is read afterwards is read anew.
        self.streams.forget()
        return self._judge

    @cached_property
    def _judge(self) -> Partnerflow:
        # What is refused, or only tried, tells how things stand: that is reading too.
        seen = SeenStreams(self._workspace, self.principal, self.permission, readings=self._readings, judging=True)
        return replace(self._workspace, streams=seen, accesses=self._readings)

    @property
    def view_key(self) -> str:
        """What a cache of renderings adds to its key: with the same, the same is seen of the streams looked at so far."""
        return self.streams.view_key()

    def standing(self, key: str) -> Hashable:
        """What all that is shown of a partnership rests on: with the same, the same is shown of it, to whoever asks.

        It holds the partnership and its grants as they stand, how often texts of them were restricted, the organisations that
        they name, the day, and the roles and rights of who looks.

        Raises:
            NotFoundError: there is no such partnership, or none that is seen.
        """
        return standing(self, self._reading, key)

    def shown(self) -> Mapping[UUID, Collection[str]]:
        """Whose data were shown so far, by stream: for a cache of renderings to tell again with `seen`."""
        return self._readings.shown()

    @property
    def principals(self) -> Managing:
        """Who is known in the workspace; for what acts under `principals.manage` alone."""
        self._only_under("principals.manage")
        return Managing(self._workspace, self.principal.id)

    @property
    def own_sessions(self) -> OwnSessions:
        """The sessions of the principal itself; for what acts under `self.manage` alone."""
        self._only_under("self.manage")
        return OwnSessions(self._workspace, self.principal.id)

    def settle(self) -> None:
        """Write down what was read, before the answer leaves; a second time nothing is left.

        Raises:
            UnavailableError: it could not be written; then the answer must not leave.
        """
        self._readings.settle(self.principal.id, self.purpose, self._workspace.clock.now().isoformat())
        self.streams.forget()

    def keep_still(self) -> None:
        """Speak of each stream as it is found first, until something is told or the answer leaves: what a page shows is of one
        piece, and is looked up once."""
        self.streams.keep_still()

    def seen(self, persons: Mapping[UUID, Collection[str]]) -> None:
        """Note that the data of these persons, by stream, are shown without having been looked up: they were rendered before."""
        self._readings.record(persons, "", "", "")

    def may(self, permission: Permission, partnership: str | None = None) -> bool:
        """Whether the same principal may do something else too, in a partnership or in the workspace: what to offer it."""
        return self.streams.may(permission, partnership)

    def state(
        self,
        kind: str,
        key: str,
        *,
        as_of: str | None = None,
        as_known_at: str | None = None,
        at_version: int | None = None,
    ) -> StateView:
        return self._reading.state(kind, key, as_of=as_of, as_known_at=as_known_at, at_version=at_version)

    def history(self, kind: str, key: str, wanted: FactFilter) -> FactPage:
        return self._reading.history(kind, key, wanted)

    def ask(
        self, key: str, question: str, parameters: Mapping[str, str], *, as_of: str | None, as_known_at: str | None
    ) -> Answered:
        found = self._reading.ask(key, question, parameters, as_of=as_of, as_known_at=as_known_at)
        pinned = self.principal.pinned
        return found if pinned is None else replace(found, position=min(pinned, found.position))

    def next_moves(self, key: str, *, as_of: str | None = None, as_known_at: str | None = None) -> NextMoves:
        return self._reading.next_moves(key, as_of=as_of, as_known_at=as_known_at)

    def calendar(self, key: str, language: Language) -> bytes:
        return self._reading.calendar(key, language)

    def export(self, kind: str, key: str) -> Iterator[bytes]:
        return self._reading.export(kind, key)

    def bundle(self, key: str, *, since: int | None = None) -> Bundle:
        return bundling.bundle(self._reading, key, since, self.principal.id, self.principal.pinned)

    def proof(self, key: str, version: int | None = None) -> str:
        return self._reading.proof(key, version)

    def mentions(self, key: str, person: str) -> tuple[Mention, ...]:
        return self._reading.mentions(key, person)

    def person(self, key: str, person: str) -> dict[str, Any]:
        return self._reading.person(key, person)

    def grants_of(self, key: str) -> tuple[str, ...]:
        """The keys of the grants of a partnership."""
        return self.streams.keys_about("grant", key)

    def find(self, search: PartnershipSearch) -> PartnershipPage:
        return partnerships_seen(self._workspace, self.streams.sights, self.principal, search)

    def organisations(self, *, after: str | None, limit: int) -> tuple[OrganisationSummary, ...]:
        """The organisations that are seen, in order of code."""
        return organisations_seen(self._workspace, self.streams.sights, self.principal, after, limit)

    def ask_portfolio(
        self, question: str, parameters: Mapping[str, str], *, after: str | None = None, limit: int = PAGE
    ) -> PortfolioAnswered:
        return self._reading.ask_portfolio(question, parameters, after=after, limit=limit)

    def portfolio_calendar(self, language: Language, *, within: int, kind: str | None = None) -> bytes:
        return self._reading.portfolio_calendar(language, within=within, kind=kind)

    def feed(self, *, after: int, limit: int, wait: float) -> FeedPage:
        return self._reading.feed(after=after, limit=limit, wait=wait)

    def record(self, request: RecordRequest) -> RecordAnswer:
        return self._recorded(self._judging.record(self._own(request)))

    def preview(self, request: MoveRequest) -> Preview:
        return self._judging.preview(replace(request, record=self._own(request.record)))

    def move(self, request: MoveRequest) -> RecordAnswer:
        return self._recorded(self._judging.move(replace(request, record=self._own(request.record))))

    def import_facts(
        self, lines: Iterable[bytes], request: ImportRequest, progress: Callable[[int], None] | None = None
    ) -> ImportReport:
        report = self._judging.import_facts(lines, replace(request, principal=self.principal.id), progress)
        return report if request.dry_run or report.refused else self._recorded(report)

    def ask_erasure(self, asked: ErasureAsk) -> ErasureRequest:
        return self._judging.ask_erasure(replace(asked, principal=self.principal.id))

    def cancel_erasure(self, key: str, id_: str) -> ErasureRequest:
        return self._judging.cancel_erasure(key, id_)

    def erasure(self, key: str, id_: str) -> dict[str, Any]:
        return self._reading.erasure(key, id_)

    def erasure_requests(self, key: str) -> tuple[ErasureRequest, ...]:
        return self._reading.erasure_requests(key)

    def add_attachment(self, key: str, content: bytes) -> Attachment:
        return self._judging.add_attachment(key, content, principal=self.principal.id)

    def attachment(self, key: str, sha256: str) -> ShownAttachment:
        return self._reading.attachment(key, sha256, principal=self.principal.id)

    def attachment_list(self, key: str) -> tuple[Attachment, ...]:
        return self._reading.attachment_list(key)

    def erase_attachment(self, key: str, sha256: str, ground: str) -> Attachment:
        return self._judging.erase_attachment(key, sha256, ground, principal=self.principal.id)

    def share(self, asked: ShareRequest) -> Shared:
        return self._judging.share(asked, principal=self.principal.id)

    def links(self, key: str) -> tuple[SharedLink, ...]:
        return self._reading.links(key)

    def end_link(self, key: str, access: str, *, by: str | None = None) -> SharedLink:
        return self._judging.end_link(key, access, by=by, principal=self.principal.id)

    def readers(self, key: str) -> tuple[Reader, ...]:
        return self._reading.readers(key, principal=self.principal.id)

    def readings(self, key: str, *, before: int | None, limit: int) -> ReadingPage:
        return self._reading.readings(key, before=before, limit=limit, principal=self.principal.id)

    def seals(self, key: str) -> tuple[Seal, ...]:
        """What the same principal sealed of a partnership, the last seal first."""
        return sealing.seals(self._reading, key, principal=self.principal.id, pinned=self.principal.pinned)

    def standpoint(self, key: str) -> Point:
        """Where the record of a partnership and of its grants stands now for this reader."""
        return sealing.present(self._reading, key, pinned=self.principal.pinned)

    def seal(self, key: str, version: str) -> None:
        """Let this reading count as a seal: the record of reading will say so, with the instant at which it is settled.

        Raises:
            StaleVersionError: something was recorded since the reader saw this version.
        """
        newest = self.standpoint(key).version
        if newest != version:
            raise StaleVersionError(f"{key} stands at {newest}", expected=version, found=newest)
        self.purpose = sealing.PURPOSE

    def told_in(self, kind: str, key: str, fact: str) -> Point:
        """Where the record stood for this reader when a fact of a partnership or of a grant was told."""
        return sealing.told_in(self._reading, kind, key, fact, pinned=self.principal.pinned)

    def _only_under(self, permission: Permission) -> None:
        if self.permission != permission:
            raise TypeError(f"{self.purpose} acts under {self.permission}, and needs {permission}")

    def _recorded(self, made: R) -> R:
        self._readings.told()
        return made

    def _own(self, request: RecordRequest) -> RecordRequest:
        return replace(request, principal=self.principal.id)
