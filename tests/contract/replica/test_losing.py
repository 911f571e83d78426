"""One of the two is gone: without the standby all goes on, and a promoted standby has everything that was acknowledged."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from partnerflow.persistence.opening import open_store
from partnerflow.persistence.postgres.reading import Reader
from tests.contract.replica.conftest import Beside, standby_at
from tests.contract.replica.telling import begun, listed
from tests.contract.test_crashes import assert_nothing_acknowledged_is_lost
from tests.support import hands
from tests.support.crew import Crew
from tests.support.inspection import assert_in_order, assert_nothing_half_done, look
from tests.support.postgres_pair import Pair
from tests.support.stores import PATIENCE, fill, until


def test_without_its_standby_a_service_reads_from_the_primary(own_pair: Pair, own_workspace: Beside) -> None:
    first, position = begun(own_workspace.reader)
    assert first in listed(own_workspace.reader, position=position)

    own_pair.kill("standby")
    second, position = begun(own_workspace.reader)

    assert {first, second} <= listed(own_workspace.reader, position=position)
    assert own_workspace.reader.get("/v1/events?after=0").json["last"] == position


def test_a_standby_that_is_promoted_is_one_no_more(own_pair: Pair, own_workspace: Beside) -> None:
    with (
        closing(open_store(own_workspace.primary, sequence=False)) as store,
        closing(standby_at(own_workspace.standby, store)) as standby,
    ):
        reader = Reader(standby.pool)
        answered = standby.answers()

        own_pair.promote()
        # It says so with the next answer that it gives.
        until(lambda: not standby.answers() or reader.position() < 0)

    assert answered


def test_a_standby_that_is_waited_for_and_promoted_has_everything_that_was_acknowledged(
    own_pair: Pair, own_workspace: Beside, tmp_path: Path
) -> None:
    own_pair.wait_for_standby()
    paper, crew = tmp_path / "acknowledged", Crew()
    try:
        for _ in range(2):
            crew.start(hands.write_and_acknowledge, own_workspace.primary, str(paper), None)
        until(lambda: paper.exists() and paper.read_text().count("\n") > 40)
        own_pair.kill("primary")
    finally:
        crew.dismiss()
    own_pair.promote()

    with closing(open_store(own_workspace.standby)) as store:
        fill(store, "after-the-failover", 2)
        everything = sum(version for version, _ in look(own_workspace.standby).heads.values())
        assert store.wait(everything, PATIENCE) == everything
    tables = look(own_workspace.standby)
    assert_nothing_acknowledged_is_lost(paper, tables)
    assert_nothing_half_done(tables)
    assert_in_order(tables.log)
