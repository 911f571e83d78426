"""Many writers at once: one order, one founder, nothing missed. Each check also catches a store that would not care."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import monotonic
from uuid import UUID

import psycopg
import pytest

from partnerflow.application.ports import Store
from partnerflow.errors import UnavailableError
from partnerflow.persistence.opening import open_store, prepare
from partnerflow.persistence.postgres import preparation, sequencing, workspace
from partnerflow.persistence.sqlite import schema
from partnerflow.persistence.sqlite import sequencing as sqlite_sequencing
from partnerflow.persistence.sqlite.connections import Connections
from partnerflow.persistence.sqlite.opening import open_file
from partnerflow.sql import load
from tests.support import hands
from tests.support.crew import PATIENCE, Crew
from tests.support.inspection import assert_in_order, assert_nothing_half_done, look
from tests.support.stores import a_new_stream, append_states, fill, states, until

WRITERS = 8
STREAMS = 3
TURNS = 15


@pytest.fixture
def crew() -> Iterator[Crew]:
    """Processes that end with the test."""
    crew = Crew()
    yield crew
    crew.dismiss()


Place = tuple[UUID, int]


class Follower:
    """Follows a log by its positions and remembers what it saw."""

    def __init__(self, read: Callable[[int], list[tuple[int, Place]]]) -> None:
        self._read = read
        self._position = 0
        self.seen: list[Place] = []

    def catch_up(self) -> None:
        """Read what stands behind the last position."""
        for position, place in self._read(self._position):
            self._position = position
            self.seen.append(place)

    def assert_saw(self, written: list[Place]) -> None:
        """Everything, once."""
        assert sorted(self.seen) == sorted(written), "the follower missed events, or saw some twice"


def the_log_of(store: Store) -> Callable[[int], list[tuple[int, Place]]]:
    def read(after: int) -> list[tuple[int, Place]]:
        return [(each.position, (each.event.stream_id, each.event.version)) for each in store.log(after=after)]

    return read


def test_a_reader_who_follows_eight_writers_misses_nothing(durable_url: str, crew: Crew) -> None:
    gate = crew.gate(WRITERS)
    with closing(open_store(durable_url)) as store:
        follower = Follower(the_log_of(store))
        for number in range(WRITERS):
            crew.start(hands.write, durable_url, f"writer-{number}", STREAMS, TURNS, gate)

        deadline = monotonic() + PATIENCE
        while len(follower.seen) < WRITERS * STREAMS * TURNS and monotonic() < deadline:
            store.wait(len(follower.seen) + 1, 0.2)
            follower.catch_up()
        crew.finish()

    tables = look(durable_url)
    follower.assert_saw([(stream_id, each[0]) for stream_id, events in tables.events.items() for each in events])
    assert len(follower.seen) == WRITERS * STREAMS * TURNS
    assert_nothing_half_done(tables)
    assert_in_order(tables.log)


def two_overlapping_writers(url: str, look_between: Callable[[], None]) -> list[Place]:
    """One writer inserts first and commits last; the other commits in between, when the reader looks."""
    slow, quick = a_new_stream("slow"), a_new_stream("quick")
    session = workspace.parse(url).connect()
    with closing(session), closing(open_store(url, sequence=False)) as store, session.transaction():
        session.execute(
            "WITH head AS (INSERT INTO streams (stream_id, kind, key, version, frontier)"
            " VALUES (%s, 'partnership', 'slow', 1, '') RETURNING stream_id, version),"
            " event AS (INSERT INTO events SELECT stream_id, version, 'X.v1', '' FROM head)"
            " INSERT INTO pending (stream_id, version) SELECT stream_id, version FROM head",
            (slow.stream_id,),
        )
        append_states(store, quick, "quick")
        look_between()
    return [(slow.stream_id, 1), (quick.stream_id, 1)]


def test_a_writer_who_commits_late_is_not_overtaken_in_the_log(postgres_database: str) -> None:
    prepare(postgres_database)
    line = sequencing.PostgresLine(workspace.parse(postgres_database))
    with closing(open_store(postgres_database, sequence=False)) as store:
        follower = Follower(the_log_of(store))

        def look_between() -> None:
            line.place(1000)
            follower.catch_up()

        written = two_overlapping_writers(postgres_database, look_between)
        look_between()
        line.reset()

    follower.assert_saw(written)


def test_a_reader_who_follows_the_insertion_ids_would_miss_the_late_writer(postgres_database: str) -> None:
    prepare(postgres_database)
    with closing(workspace.parse(postgres_database).connect()) as session:

        def by_insertion(after: int) -> list[tuple[int, Place]]:
            rows = session.execute("SELECT id, stream_id, version FROM pending WHERE id > %s ORDER BY id", (after,))
            return [(number, (stream_id, version)) for number, stream_id, version in rows.fetchall()]

        follower = Follower(by_insertion)
        written = two_overlapping_writers(postgres_database, follower.catch_up)
        follower.catch_up()

    with pytest.raises(AssertionError, match="missed"):
        follower.assert_saw(written)


def test_a_sequencer_that_ignores_the_order_of_the_ids_would_be_noticed(
    durable_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    upside_down = load("postgres", "statements/sequence").replace("(ORDER BY id)", "(ORDER BY id DESC)")
    monkeypatch.setattr(sequencing, "_SEQUENCE", upside_down)
    monkeypatch.setattr(
        sqlite_sequencing, "_PLACE", load("sqlite", "statements/place").replace("(ORDER BY id)", "(ORDER BY id DESC)")
    )
    with closing(open_store(durable_url, sequence=False)) as store:
        fill(store, "vast-verder", 3)
    with closing(open_store(durable_url)) as store:
        store.wait(3, PATIENCE)

    with pytest.raises(AssertionError, match="lost its order"):
        assert_in_order(look(durable_url).log)


def test_of_eight_founders_exactly_one_wins(durable_url: str, crew: Crew) -> None:
    for attempt in range(3):
        won = crew.together(WRITERS, hands.found, durable_url, f"key-{attempt}", None)

        assert sum(won) == 1

    tables = look(durable_url)
    assert_nothing_half_done(tables)
    assert [version for version, _ in tables.heads.values()] == [2, 2, 2]


def test_a_naive_upsert_of_the_head_would_let_them_all_win(durable_url: str, crew: Crew) -> None:
    won = crew.together(WRITERS, hands.found, durable_url, "key", "whoever comes last")

    assert sum(won) > 1
    with pytest.raises(AssertionError, match="without a head"):
        assert_nothing_half_done(look(durable_url))


def test_of_eight_writers_who_saw_the_same_version_exactly_one_goes_on(durable_url: str, crew: Crew) -> None:
    with closing(open_store(durable_url, sequence=False)) as store:
        head = append_states(store, a_new_stream(), "one")

        won = crew.together(WRITERS, hands.advance, durable_url, head)

        assert sum(won) == 1
        assert len(states(store, head.stream_id)) == 2
    assert_nothing_half_done(look(durable_url))


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_eight_servers_may_start_at_once_on_an_empty_database(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path, crew: Crew
) -> None:
    url = request.getfixturevalue("postgres_database") if engine == "postgres" else f"sqlite:///{tmp_path / 'new.db'}"

    wrong = crew.together(WRITERS, hands.prepare_and_open, url)

    assert wrong == [None] * WRITERS
    with closing(open_store(url)) as store:
        assert store.wait(WRITERS, PATIENCE) == WRITERS
    assert_nothing_half_done(look(url))


def prepare_while_another_does(url: str) -> Exception | None:
    """What became of a preparation that began while another one had not committed yet."""
    place = workspace.parse(url)
    outcome: list[Exception | None] = []

    def second_preparation() -> None:
        try:
            preparation.prepare(place)
        except psycopg.Error as error:
            outcome.append(error)
        else:
            outcome.append(None)

    second = Thread(target=second_preparation)
    with psycopg.connect(url, autocommit=True) as first, psycopg.connect(url, autocommit=True) as watcher:
        preparation._make_role(first, place.role)
        with first.transaction():
            preparation._make_schema(first, place)
            second.start()
            until(lambda: watcher.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone() is not None)
    second.join(PATIENCE)
    return outcome[0]


def test_a_second_preparation_waits_for_the_first(postgres_database: str) -> None:
    assert prepare_while_another_does(postgres_database) is None


def test_without_its_lock_the_second_preparation_would_fail(
    postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparation, "_LOCK", "SELECT %s::text")

    assert isinstance(prepare_while_another_does(postgres_database), psycopg.errors.UniqueViolation)


def test_a_file_may_be_made_by_whoever_comes_second_too(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(open_file(path)) as store:
        fill(store, "vast-verder", 1)
    tables = "\n".join(load("sqlite", f"schema/{subject}") for subject in schema._SCHEMA)

    with closing(Connections(path)) as second:
        second.run_script(tables)
        with pytest.raises(UnavailableError, match="already exists"):
            second.run_script(tables.replace("IF NOT EXISTS ", ""))

    assert_nothing_half_done(look(f"sqlite:///{path}"))
