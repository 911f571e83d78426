"""What all that a principal does rests on: the workspace as it sees it, and the one in which its facts are judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from partnerflow.application.access.authorise import authorise, in_scope
from partnerflow.application.access.outside import Outside
from partnerflow.application.access.permissions import OF_ANYBODY_KNOWN, OF_WORKSPACE, Permission
from partnerflow.application.access.principal import Principal
from partnerflow.application.access.reading import Readings
from partnerflow.application.access.seen import SeenStreams
from partnerflow.application.credentials.managing import Managing, OwnSessions
from partnerflow.application.ports import Head
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow

R = TypeVar("R")


class Ground(Outside):
    """One principal, one permission and one purpose; everything that is read is noted, to be written down at the end."""

    def __init__(
        self,
        workspace: Partnerflow,
        principal: Principal,
        permission: Permission,
        purpose: str,
        head: Head | None = None,
    ) -> None:
        super().__init__(workspace)
        self.principal = principal
        self.permission: Permission = permission
        self.purpose = purpose
        self._readings = Readings(workspace.accesses)
        self.streams = SeenStreams(workspace, principal, permission, readings=self._readings, head=head)
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
        """Speak of each stream as it is found first, until something is told or the answer leaves: what it shows is of one
        piece, and is looked up once."""
        self.streams.keep_still()

    def seen(self, persons: Mapping[UUID, Collection[str]]) -> None:
        """Note that the data of these persons, by stream, are shown without having been looked up: they were rendered before."""
        self._readings.record(persons, "", "", "")

    def may(self, permission: Permission, partnership: str | None = None) -> bool:
        """Whether the same principal may do something else too, in a partnership or in the workspace: what to offer it."""
        return self.streams.may(permission, partnership)

    def _only_under(self, permission: Permission) -> None:
        if self.permission != permission:
            raise TypeError(f"{self.purpose} acts under {self.permission}, and needs {permission}")

    def _recorded(self, made: R) -> R:
        self._readings.told()
        return made

    def _own(self, request: RecordRequest) -> RecordRequest:
        return replace(request, principal=self.principal.id)
