"""Read models, the same on every store: what is followed is what is rebuilt, and newer is never overwritten by older."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from threading import Thread

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.application.ports import Head, Stream
from partnerflow.application.service import Partnerflow
from partnerflow.domain.history import History
from partnerflow.persistence.codec import decode
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import OpenedStore, open_store
from partnerflow.projections.follower import Follower
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.rebuilding import Rebuilding, rebuild
from tests.support.portfolio import answers, filled, follow, generated, portfolio_of, summaries_of
from tests.support.processes import shipped
from tests.support.service import StillClock, example_lines
from tests.support.stores import until


class Behind(Histories):
    """Histories as a process has them that saw only the first facts of each stream."""

    def __init__(self, store: OpenedStore, *, facts: int) -> None:
        super().__init__(store, shipped(), StillClock())
        self._facts = facts

    def find(self, kind: str, key: str, *, at_least: int | None = None, head: Head | None = None) -> Stream | None:
        stream = super().find(kind, key, at_least=at_least, head=head)
        if stream is None:
            return None
        facts = stream.history.facts[: self._facts]
        head = replace(stream.head, version=len(facts))
        return Stream(head=head, history=History(kind, stream.history.process, facts))


@pytest.fixture(scope="module")
def histories() -> list[bytes]:
    """The example, and three made-up partnerships."""
    return [*example_lines(), *generated(3)]


@pytest.fixture
def service(store: OpenedStore, histories: list[bytes]) -> Partnerflow:
    """A service with these facts; no read model has read them."""
    return filled(store, histories)


def test_a_rebuild_beside_gives_what_a_fresh_follow_gives(store: OpenedStore, service: Partnerflow) -> None:
    follow(store, portfolio_of(store))
    followed = answers(service)

    rebuild(store, portfolio_of(store))

    assert answers(service) == followed
    assert len(followed["durations"]) >= 6
    assert portfolio_of(store).position() == store.position()
    assert portfolio_of(store).building() is None


def test_the_size_of_the_pages_changes_nothing(store: OpenedStore, service: Partnerflow) -> None:
    follow(store, portfolio_of(store), page=1000)
    in_one = answers(service)
    model = portfolio_of(store)
    model.begin()
    building = model.building()
    assert building is not None

    while page := store.log(after=building.position, limit=37):
        assert model.apply(page, building)
        building = model.building()
        assert building is not None
    assert model.go_live(building)

    assert answers(service) == in_one


def test_readers_see_the_old_rows_until_the_new_ones_are_there(store: OpenedStore, service: Partnerflow) -> None:
    model = portfolio_of(store)
    follow(store, model)
    before = answers(service)
    seen = []

    model.begin()
    Rebuilding(store, model).run(progress=lambda _: seen.append((answers(service), model.position())))

    assert seen
    assert all(found == (before, store.position()) for found in seen)
    assert answers(service) == before


def test_an_interrupted_rebuild_loses_nothing_and_is_run_again(store: OpenedStore, service: Partnerflow) -> None:
    model = portfolio_of(store)
    follow(store, model)
    before, live = answers(service), model.live()
    model.begin()
    asked = iter([False, False, True])

    finished = Rebuilding(store, model).run(stopping=lambda: next(asked))

    assert not finished
    assert (answers(service), model.live()) == (before, live)
    rebuild(store, portfolio_of(store))
    assert answers(service) == before
    assert model.live().generation > live.generation + 1


def test_the_rows_of_earlier_generations_are_removed(store: OpenedStore, service: Partnerflow) -> None:
    model = portfolio_of(store)
    follow(store, model)

    rebuild(store, model)
    rebuild(store, model)

    kept = model.live().generation
    for table in model.tables:
        assert store.tables.read(f"SELECT DISTINCT generation FROM {table}", {}) in ([(kept,)], [])


def test_two_that_rebuild_at_once_end_with_one_read_model(store: OpenedStore, service: Partnerflow) -> None:
    follow(store, portfolio_of(store))
    before = answers(service)
    one, other = portfolio_of(store), portfolio_of(store)
    one.begin()
    first = one.building()
    assert first is not None
    taken = one.apply(store.log(limit=100), first)

    other.begin()

    assert taken
    assert not one.apply(store.log(after=100, limit=100), first)
    assert Rebuilding(store, one).run()
    assert Rebuilding(store, other).run()
    assert answers(service) == before


def test_of_two_that_follow_one_takes_up_a_page(store: OpenedStore, service: Partnerflow) -> None:
    one, other = portfolio_of(store), portfolio_of(store)
    page, standing = store.log(limit=100), one.live()

    assert one.apply(page, standing)
    assert not other.apply(page, standing)

    assert one.position() == page[-1].position


def test_a_newer_row_is_never_overwritten_by_an_older_one(store: OpenedStore, service: Partnerflow) -> None:
    model = portfolio_of(store)
    reached = store.position() - 100
    assert model.apply(store.log(limit=reached), model.live())
    before = answers(service)
    late = PortfolioTables(store.tables, store, Behind(store, facts=20), decode)

    assert late.apply(store.log(after=reached, limit=100), late.live())

    assert model.position() == store.position()
    assert answers(service) == before


def test_what_readers_see_never_goes_back(store: OpenedStore, service: Partnerflow) -> None:
    model = portfolio_of(store)
    follow(store, model)
    model.begin()
    building = model.building()
    assert building is not None
    assert model.apply(store.log(limit=100), building)
    behind = model.building()
    assert behind is not None

    assert not model.go_live(behind)

    assert model.position() == store.position()


def test_rows_of_an_older_shape_make_themselves_anew(
    store: OpenedStore, service: Partnerflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = portfolio_of(store)
    follow(store, model)
    before = answers(service)
    monkeypatch.setattr(type(model), "shape", 2)
    follower = Follower(store, model)

    follower.start()
    try:
        until(lambda: model.live().shape == 2)
    finally:
        follower.stop()

    assert answers(service) == before
    assert model.position() == store.position()


def test_a_rebuild_while_facts_come_in_and_are_followed_misses_none(store: OpenedStore) -> None:
    told, late = example_lines(), generated(6)
    service, model = filled(store, told), portfolio_of(store)
    follower = Follower(store, model)

    def bring_in() -> None:
        for begin in range(0, len(late), 100):
            service.import_facts(late[begin : begin + 100], ImportRequest())

    importing = Thread(target=bring_in)
    follower.start()
    importing.start()
    try:
        while importing.is_alive():
            rebuild(store, portfolio_of(store))
        importing.join()
        assert store.wait(len(told) + len(late), 20.0) == len(told) + len(late)
        assert model.wait(store.position(), 20.0)
    finally:
        follower.stop()
    found = answers(service)
    fresh = portfolio_of(store)

    rebuild(store, fresh)

    assert answers(service) == found
    assert service.ask_portfolio("returns", {}).answer["partnerships"] == 7


def test_another_process_rebuilds_what_one_serves(durable_url: str, histories: list[bytes]) -> None:
    with closing(open_store(durable_url)) as served, closing(open_store(durable_url, sequence=False)) as beside:
        service = filled(served, histories)
        follow(served, portfolio_of(served))
        before, generation = answers(service), portfolio_of(served).live().generation

        rebuild(beside, portfolio_of(beside))

        assert answers(service) == before
        assert portfolio_of(served).live().generation > generation


def test_the_lists_are_rebuilt_in_the_same_manner(store: OpenedStore, service: Partnerflow) -> None:
    model = summaries_of(store)
    follow(store, model)
    followed = (model.organisations(after=None, limit=500), model.processes())

    rebuild(store, summaries_of(store))

    assert (model.organisations(after=None, limit=500), model.processes()) == followed
    assert len(followed[0]) > 10
