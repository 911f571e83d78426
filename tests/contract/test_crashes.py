"""Killed processes: nothing acknowledged is lost, nothing half done. Each check also catches a store without care."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from partnerflow.application.ports import Append
from partnerflow.persistence.opening import open_store
from tests.support import hands
from tests.support.crew import Crew
from tests.support.inspection import Tables, assert_in_order, assert_nothing_half_done, look
from tests.support.stores import NOW, PATIENCE, a_new_stream, an_event, fill, until

ROUNDS = 6


@pytest.fixture
def crew() -> Iterator[Crew]:
    """Processes that end with the test."""
    crew = Crew()
    yield crew
    crew.dismiss()


@pytest.fixture
def chance() -> Random:
    """Moments to strike at: other ones in each run."""
    return Random()


def kill_writers(url: str, folder: Path, crew: Crew, chance: Random, rounds: int, weakness: str | None = None) -> Path:
    """Let two writers at a time acknowledge on paper, and kill them at some moment; the paper they leave."""
    paper = folder / "acknowledged"
    for _ in range(rounds):
        before = paper.stat().st_size if paper.exists() else 0
        writers = [crew.start(hands.write_and_acknowledge, url, str(paper), weakness) for _ in range(2)]
        until(lambda before=before: paper.exists() and paper.stat().st_size > before)  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.1))
        for writer in writers:
            crew.kill(writer)
    return paper


def assert_nothing_acknowledged_is_lost(paper: Path, tables: Tables) -> None:
    """Every version on the paper stands in the store."""
    for line in paper.read_text().splitlines():
        stream_id, version = line.split()
        events = tables.events.get(UUID(stream_id), [])
        assert len(events) >= int(version), f"version {version} of {stream_id} was acknowledged and is lost"


def test_writers_killed_at_any_moment_lose_nothing_they_acknowledged(
    durable_url: str, tmp_path: Path, crew: Crew, chance: Random
) -> None:
    paper = kill_writers(durable_url, tmp_path, crew, chance, ROUNDS)

    tables = look(durable_url)
    assert_nothing_acknowledged_is_lost(paper, tables)
    assert_nothing_half_done(tables)
    assert_in_order(tables.log)
    with closing(open_store(durable_url)) as store:
        fill(store, "after-the-crashes", 2)
        everything = sum(version for version, _ in tables.heads.values()) + 2
        assert store.wait(everything, PATIENCE) == everything
    assert_in_order(look(durable_url).log)


def test_a_writer_who_acknowledges_before_the_commit_would_be_noticed(
    durable_url: str, tmp_path: Path, crew: Crew, chance: Random
) -> None:
    paper = kill_writers(durable_url, tmp_path, crew, chance, 2, "acknowledge first")

    with pytest.raises(AssertionError, match="acknowledged and is lost"):
        assert_nothing_acknowledged_is_lost(paper, look(durable_url))


def test_a_writer_without_a_transaction_would_be_noticed(
    durable_url: str, tmp_path: Path, crew: Crew, chance: Random
) -> None:
    kill_writers(durable_url, tmp_path, crew, chance, 2, "no transaction")

    with pytest.raises(AssertionError, match=r"head"):
        assert_nothing_half_done(look(durable_url))


def many_pending_events(url: str) -> int:
    """Streams enough for several batches, written and not yet in the log; how many events they have."""
    appends = [
        Append(head=a_new_stream(f"s{number}"), events=tuple(an_event(str(version)) for version in range(60)))
        for number in range(100)
    ]
    with closing(open_store(url, sequence=False)) as store:
        store.append(appends, now=NOW)
    return 6000


def test_a_sequencer_killed_in_the_middle_of_its_work_leaves_nothing_half_done(
    durable_url: str, crew: Crew, chance: Random
) -> None:
    written = many_pending_events(durable_url)

    with closing(open_store(durable_url, sequence=False)) as store:
        while store.position() < written:
            begin = store.position()
            sequencer = crew.start(hands.sequence, durable_url, None)
            until(lambda begin=begin: store.position() > begin)  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.02))
            crew.kill(sequencer)
            tables = look(durable_url)
            assert_nothing_half_done(tables)
            assert_in_order(tables.log)

    assert look(durable_url).pending == []


def test_a_sequencer_that_takes_and_places_in_two_transactions_would_be_noticed(durable_url: str, crew: Crew) -> None:
    written = many_pending_events(durable_url)
    sequencer = crew.start(hands.sequence, durable_url, "take and place apart")
    until(lambda: len(look(durable_url).pending) < written)

    crew.kill(sequencer)

    with pytest.raises(AssertionError, match="without a place"):
        assert_nothing_half_done(look(durable_url))


def test_another_process_takes_over_when_the_one_who_sequences_is_killed(durable_url: str, crew: Crew) -> None:
    first = crew.start(hands.sequence, durable_url, None)
    with closing(open_store(durable_url, sequence=False)) as writer:
        fill(writer, "first", 1)
        assert writer.wait(1, PATIENCE) == 1
        crew.start(hands.sequence, durable_url, None)

        crew.kill(first)
        fill(writer, "second", 3)

        assert writer.wait(4, PATIENCE) == 4
    assert_in_order(look(durable_url).log)
