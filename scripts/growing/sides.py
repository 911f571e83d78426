"""A side of the comparison: a server over a store that is there, what it is asked with, and what it spends."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from benchmarks.client import Client, Server
from growing.processors import Backends, Spent, family, spent
from loading.lives import LENGTHS, TOGETHER, key_of, long_one, number_in, partners_of
from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import at_rest, store_url
from partnerflow.persistence.opening import open_store
from partnerflow.settings import Settings
from tests.support import server
from tests.support.keys import a_key

_WORKING = 200
_STRIDE = 7919
"""A prime: numbers that follow one another by it lie far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One server and its store: how many partnerships and facts it holds; `keys` are those that are worked with."""

    client: Client
    spent: Spent
    partnerships: int
    facts: int
    keys: tuple[str, ...]

    def with_keys(self, *keys: str) -> Side:
        """The same server, where others are worked with."""
        return replace(self, keys=keys)


@contextmanager
def side(database: str, ledger: str | None, keys: tuple[str, ...] = ()) -> Iterator[Side]:
    """A server over a store that was loaded, one worker and nobody else; without keys it works with 200 of all lengths."""
    with tempfile.TemporaryDirectory(prefix="partnerflow-growing-") as name:
        folder = Path(name)
        signs = {"PARTNERFLOW_LEDGER": ledger} if ledger is not None else {}
        more = {"PARTNERFLOW_NOTARY": "no", "PARTNERFLOW_WORKERS": "1", **signs}
        variables = server.environment(database, folder) | more
        partnerships, facts = _loaded(Settings.read(variables))
        running = server.Server(variables, folder)
        try:
            address = running.url().removeprefix("http://")
            client = Client(Server(address=address, process=running.process.pid, key=a_key(variables)))
            with closing(Backends(database)) as backends, closing(client):
                yield Side(
                    client=client,
                    spent=lambda: spent([*family(running.process.pid), *backends.pids()]),
                    partnerships=partnerships,
                    facts=facts,
                    keys=keys or tuple(key_of(number) for number in apart(partnerships, _WORKING)),
                )
        finally:
            running.stop()


def begun_anew(database: str, length: int) -> str:
    """The key of a new partnership of so many facts in this store."""
    key = f"lang-{length}-{uuid4().hex[:8]}"
    settings = Settings.read({"PARTNERFLOW_DATABASE": database, "PARTNERFLOW_NOTARY": "no"})
    with closing(at_rest(settings)) as service:
        process = service.processes.latest("partnership")
        service.import_facts(long_one(length, process, key), ImportRequest(principal="load"))
    return key


def apart(partnerships: int, count: int) -> list[int]:
    """So many numbers of partnerships, far apart; the lengths take turns."""
    lives = len(LENGTHS)
    return [(turn * _STRIDE % (partnerships // lives)) * lives + turn % lives for turn in range(count)]


def few_partnerships_of(side_: Side) -> str:
    """A partner that a few partnerships have, somewhere in the middle."""
    return partners_of(side_.partnerships // TOGETHER // 2 * TOGETHER)[1]


def _loaded(settings: Settings) -> tuple[int, int]:
    with closing(open_store(store_url(settings.database), sequence=False)) as store:
        return number_in(store), store.position()
