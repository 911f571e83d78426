"""The log and the read models at a standby, or at the primary while there is none to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from partnerflow.application.ports import LoggedEvent
from partnerflow.application.replica import Followed, Queries
from partnerflow.errors import UnavailableError
from partnerflow.persistence.opening import OpenedStore
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.reading import Reader
from partnerflow.persistence.postgres.tables import PostgresTables
from partnerflow.persistence.replica.standby import Standby, system_of
from partnerflow.persistence.replica.whole import WholeHistories
from partnerflow.persistence.sequencer import Watch

SETTING = "PARTNERFLOW_REPLICA"
P = TypeVar("P")
R = TypeVar("R")


class OneAnswer(Generic[P]):
    """Where one answer is read: at the standby, or from the first failure on at the primary, which is never older."""

    def __init__(self, standby: Standby, there: P, here: P) -> None:
        self._standby = standby
        self._here = here
        self._place = there if standby.answers() else here

    def ask(self, question: Callable[[P], R]) -> R:
        """What this place answers. Raises what the primary raises."""
        if self._place is not self._here:
            try:
                return question(self._place)
            except UnavailableError as error:
                self._standby.leave(error)
                self._place = self._here
        return question(self._here)


class AnsweredTables(OneAnswer[Queries]):
    """`application.replica.Queries` for one answer."""

    engine = PostgresTables.engine

    def read(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return self.ask(lambda place: place.read(statement, parameters))

    read_often = read


class AnsweredLog(OneAnswer[Followed]):
    """`application.replica.Followed` for one answer."""

    def log(self, *, after: int = 0, limit: int = 1000) -> list[LoggedEvent]:
        return self.ask(lambda place: place.log(after=after, limit=limit))

    def position(self) -> int:
        return self.ask(lambda place: place.position())

    def wait(self, position: int, timeout: float) -> int:
        return self.ask(lambda place: place.wait(position, timeout))


class StandbyLog:
    """`application.replica.Followed` at the standby."""

    def __init__(self, standby: Standby) -> None:
        self._reader = Reader(standby.pool)
        self._watch = Watch(self._reader.position)

    def log(self, *, after: int = 0, limit: int = 1000) -> list[LoggedEvent]:
        return self._reader.log(after, limit)

    def position(self) -> int:
        return self._reader.position()

    def wait(self, position: int, timeout: float) -> int:
        return self._watch.wait(position, timeout)


class ReplicaOfStore:
    """`application.replica.Replica` of a store, and the way to whole histories there."""

    def __init__(self, standby: Standby, store: OpenedStore) -> None:
        self._standby = standby
        self._store = store
        self._log = StandbyLog(standby)
        self._tables = PostgresTables(standby.pool)
        self.whole = WholeHistories(standby, store)

    def log(self) -> Followed:
        return AnsweredLog(self._standby, self._log, self._store)

    def tables(self) -> Queries:
        return AnsweredTables(self._standby, self._tables, self._store.tables)

    def lacks(self, position: int) -> bool:
        return self.log().position() < position

    def close(self) -> None:
        self._standby.close()


def open_replica(url: str, store: OpenedStore, primary: str) -> ReplicaOfStore:
    """The standby behind ``postgresql://…`` beside the opened store of its primary; nothing is asked of it yet.

    Args:
        url: of the standby; the workspace is that of the primary.
        store: of the primary.
        primary: its URL.

    Raises:
        InvalidSettingError: the URL is no libpq URI.
    """
    # Whoever asks can be answered by the primary: nobody should wait long for a machine that is gone.
    place = workspace.parse(url, setting=SETTING, connect_timeout="2", application_name="partnerflow-replica")
    there = workspace.parse(primary)

    @cache
    def system() -> int:
        session = there.connect()
        try:
            return system_of(session)
        finally:
            session.close()

    return ReplicaOfStore(Standby(place, system), store)
