"""What is there for a principal, and its rights there: partnerships, their grants, and the organisations these lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.principal import Principal
from partnerflow.application.access.rights import NO_ACCESS, Rights
from partnerflow.application.ports import Head, Stream
from partnerflow.application.referring import Register, referred_to
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import UnknownProcessError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

SEEING: Permission = "partnership.read"
"""Whoever does not hold this in a partnership cannot even see that there is one."""
REGISTER: Permission = "organisations.read"


@dataclass(frozen=True, slots=True)
class Sight:
    """A stream as it is shown, the whole of it, and the rights there of whoever looks."""

    shown: Stream
    whole: Stream
    rights: Rights


class Sights:
    """What one principal sees, in one request. `today` decides which roles hold.

    A `head` that was read when it was found out who asks is as good as one read now, for what is looked at first.
    """

    def __init__(self, workspace: Partnerflow, principal: Principal, head: Head | None = None) -> None:
        self._workspace = workspace
        self._streams = workspace.streams
        self._principal = principal
        self._head = head
        self._today = workspace.clock.now().date().isoformat()
        self._sights: dict[UUID, Sight] = {}
        self._rights: dict[str, Rights] = {}
        self._mine: list[Stream] | None = None
        self.of_workspace = Rights.of_workspace(workspace.policy, principal, self._today)

    def found(self, stream_id: UUID) -> Sight | None:
        """A stream that was looked at before; None for any other."""
        return self._sights.get(stream_id)

    def opened(self) -> list[Sight]:
        """The partnerships and grants that were looked at so far."""
        return [sight for sight in self._sights.values() if sight.shown.head.kind != "organisation"]

    def look(self, kind: str, key: str, at_least: int | None, head: Head | None = None) -> Sight | None:
        """A stream and the rights there; None when there is none, or none that is seen."""
        head = head or self._came_along(kind, key)
        try:
            whole = self._streams.find(kind, key, at_least=at_least, head=head)
        except UnknownProcessError:
            # That it cannot be read is for those to know who see it without its facts.
            if self._sees_unread(kind, key):
                raise
            return None
        rights = self._rights_there(whole) if whole is not None else None
        if whole is None or rights is None:
            return None
        shown: Stream | None = whole
        if self._principal.pinned is not None:
            version_at = self._workspace.store.version_at
            shown = self._workspace.pins.cut(whole, self._principal.pinned, version_at)
        if shown is None:
            return None
        sight = self._sights[whole.head.stream_id] = Sight(shown, whole, rights)
        return sight

    def _came_along(self, kind: str, key: str) -> Head | None:
        head, self._head = self._head, None
        return head if head is not None and (head.kind, head.key) == (kind, key) else None

    def _rights_there(self, stream: Stream) -> Rights | None:
        head = stream.head
        if head.kind == "organisation":
            return self.of_workspace if self._sees_organisation(head.key) else None
        if head.kind == "partnership":
            self._rights[head.key] = self._rights_in(stream)
        rights = self.rights_of(head.about or head.key)
        return rights if rights.may(SEEING) else None

    def rights_of(self, partnership: str) -> Rights:
        """The rights in a partnership: of a new one, or one that cannot be read, those by the workspace."""
        if partnership not in self._rights:
            try:
                stream = self._streams.find("partnership", partnership)
            except UnknownProcessError:
                stream = None
            self._rights[partnership] = self._rights_in(stream) if stream is not None else self._bare(partnership)
        return self._rights[partnership]

    def _rights_in(self, stream: Stream) -> Rights:
        state = stream.history.state
        assert isinstance(state, PartnershipState)
        return Rights.of(self._workspace.policy, self._principal, stream.head.key, state.access, self._today)

    def _bare(self, partnership: str) -> Rights:
        """The rights by the workspace in a partnership whose facts are not there, or cannot be read."""
        return Rights.of(self._workspace.policy, self._principal, partnership, NO_ACCESS, self._today)

    def mine(self) -> list[Stream]:
        """The partnerships that are seen by name: those of bound roles, and those whose facts give access."""
        if self._mine is None:
            keys = {key for held in self._principal.assignments for key in held.partnerships or ()}
            keys.update(self._workspace.summaries.readable_by(self._principal.id))
            sights = (self.look("partnership", key, None) for key in sorted(keys))
            self._mine = [sight.shown for sight in sights if sight is not None]
        return self._mine

    def grants_of(self, partnership: str) -> list[Stream]:
        """The grants of a partnership that is seen, in order of key."""
        sights = (self.look("grant", key, None) for key in self._streams.keys_about("grant", partnership))
        return [sight.shown for sight in sights if sight is not None]

    def sees_register(self) -> bool:
        """Whether every organisation is seen."""
        return self.of_workspace.may(REGISTER) or self.of_workspace.reaches_all or self._opens_register(self.mine())

    def organisations(self) -> list[Stream]:
        """The organisations that partnerships lead to which are seen by name, in order of code."""
        sights = (self.look("organisation", stream.head.key, 1) for stream in self._around(self._dossiers()))
        return [sight.shown for sight in sights if sight is not None]

    def _sees_unread(self, kind: str, key: str) -> bool:
        return self._bare(key).may(SEEING) if kind == "partnership" else self.of_workspace.reaches_all

    def _sees_organisation(self, code: str) -> bool:
        """Whether the register is open here, or a partnership that is seen leads to this organisation."""
        if self.of_workspace.may(REGISTER) or self.of_workspace.reaches_all:
            return True
        opened = [sight.shown for sight in self.opened()]
        return self._leads_to(code, opened) or self._leads_to(code, self._dossiers())

    def _leads_to(self, code: str, streams: Sequence[Stream]) -> bool:
        if self._opens_register(streams) or any(code in self.named(stream) for stream in streams):
            return True
        return any(stream.head.key == code for stream in self._around(streams))

    def _opens_register(self, streams: Iterable[Stream]) -> bool:
        return any(self.rights_of(stream.head.about or stream.head.key).may(REGISTER) for stream in streams)

    def _around(self, streams: Sequence[Stream]) -> list[Stream]:
        return Register(self._streams).around(streams, lambda stream: stream.head.version)

    def _dossiers(self) -> list[Stream]:
        """The partnerships that are seen by name, each with its grants."""
        return [stream for own in self.mine() for stream in (own, *self.grants_of(own.head.key))]

    def named(self, stream: Stream) -> frozenset[str]:
        """Every code in the facts of a stream that may be that of an organisation."""
        head = stream.head
        return self._workspace.named.get(
            head.stream_id, head.version, lambda after, known: known.union(referred_to(stream, head.version, after))
        )
