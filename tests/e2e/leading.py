"""Two servers of one workspace: which of them puts its events in order, and people who write meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import psycopg

from tests.support.client import Client
from tests.support.server import Server, environment

_LEADER = """
    SELECT activity.application_name
    FROM pg_locks AS locks
    JOIN pg_stat_activity AS activity USING (pid)
    WHERE locks.locktype = 'advisory' AND locks.classid = 28774 AND locks.granted AND locks.database = (
        SELECT oid FROM pg_database WHERE datname = current_database()
    )
"""


def server_called(name: str, database: str, folder: Path) -> Server:
    """A server of one process, just started; PostgreSQL knows its sessions by this name."""
    named = f"{database}?application_name={name}"
    return Server(environment(named, folder) | {"PARTNERFLOW_WORKERS": "1"}, folder)


def leader(database: str) -> str | None:
    """The name of the server whose sequencer holds the lease."""
    with psycopg.connect(database, autocommit=True) as session:
        row = session.execute(_LEADER).fetchone()
    return None if row is None else str(row[0])


class Writers:
    """Several who each tell the names of an organisation, one after the other, until they are stopped."""

    def __init__(self, client: Client, count: int) -> None:
        self.acknowledged: dict[str, int] = {}
        self._client = client
        self._stopping = Event()
        self._pool = ThreadPoolExecutor(count)
        self._writing = [self._pool.submit(self._write, f"ORG{number}") for number in range(count)]

    def stop(self) -> None:
        """Let each finish what it is telling; none may have been refused."""
        self._stopping.set()
        for each in self._writing:
            each.result()
        self._pool.shutdown()

    def told(self) -> int:
        """How many facts were acknowledged so far; nobody may have ended by themselves."""
        for each in self._writing:
            if each.done():
                each.result()
        return sum(self.acknowledged.values())

    def _write(self, key: str) -> None:
        data = {"legalForm": "municipality", "sector": "government", "country": "BE", "identifiers": []}
        self._tell(key, "/v1/organisations", {"key": key, "by": key, "data": {"name": key, **data}})
        while not self._stopping.is_set():
            version = self.acknowledged.get(key, 0)
            body = {"by": key, "expectedVersion": version, "data": {"name": f"{key} {version}"}}
            self._tell(key, f"/v1/organisations/{key}/names", body)

    def _tell(self, key: str, address: str, body: object) -> None:
        reply = self._client.post(address, body)
        assert reply.status == 201, reply.body
        self.acknowledged[key] = reply.json["version"]
