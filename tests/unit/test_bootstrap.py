"""What only the composition root does: chance, and addresses that are for opening alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from partnerflow.bootstrap import SystemChance, SystemClock, store_url
from partnerflow.settings import PostgresServer


def test_no_salt_is_drawn_twice_by_however_many_threads() -> None:
    chance = SystemChance()

    with ThreadPoolExecutor(8) as pool:
        salts = list(pool.map(lambda _: chance.salt(), range(2000)))

    assert {len(salt) for salt in salts} == {32}
    assert len(set(salts)) == len(salts)


def test_identities_are_random_and_say_nothing_of_time_or_machine() -> None:
    assert SystemChance().identity().version == 4


def test_the_clock_tells_the_time_in_utc() -> None:
    offset = SystemClock().now().utcoffset()

    assert offset is not None
    assert not offset


def test_the_address_of_a_store_has_its_password_but_never_shows_it() -> None:
    database = PostgresServer(url="postgresql://me:secret@localhost/db")

    assert "secret" in store_url(database)
    assert "secret" not in f"{database} {database!r}"
