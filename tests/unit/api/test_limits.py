"""Nobody asks more than a server can bear, and whoever asks too much is told when to come back."""

from __future__ import annotations

from collections.abc import Iterator
from threading import active_count

import pytest
from flask import Flask
from flask.testing import FlaskClient

from partnerflow.application.access.principal import everything
from partnerflow.settings import Rate, Rates
from partnerflow.settings.signing_in import parse_networks
from partnerflow_api.limits import COSTS, EXTENSION, SIGNING_IN, Limits, Minutes, network_of
from partnerflow_api.permitting import permits
from tests.support.admission import open_app
from tests.support.service import a_service

OFF = Rate(per_minute=None)
LINDE = everything("key-aaaaaaaaaaaaaaaa")
PROXY = "10.0.0.5"


class Doors:
    """One app, with limits of its own for each client."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def client(
        self, *, principal: int | None = None, address: int | None = None, sign_in: int | None = None
    ) -> FlaskClient:
        rates = Rates(
            principal=Rate(per_minute=principal), address=Rate(per_minute=address), sign_in=Rate(per_minute=sign_in)
        )
        self._app.extensions[EXTENSION] = Limits(rates, parse_networks(f"{PROXY}/32"))
        return self._app.test_client()


@pytest.fixture(scope="module")
def doors() -> Iterator[Doors]:
    with a_service() as service:
        yield Doors(open_app(service, LINDE, rates=Rates(principal=OFF, address=OFF, sign_in=OFF)))


def statuses(client: FlaskClient, times: int, path: str = "/v1/processes", **environment: str) -> list[int]:
    """What a client is answered who asks so many times."""
    return [client.get(path, environ_overrides=environment).status_code for _ in range(times)]


def test_who_asks_too_often_is_told_how_long_to_wait(doors: Doors) -> None:
    client = doors.client(principal=3)

    answered = statuses(client, 3)
    refused = client.get("/v1/processes", headers={"Accept-Language": "nl"})

    assert answered == [200, 200, 200]
    assert (refused.status_code, refused.json["code"]) == (429, "too-many-requests")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert f"Wacht {refused.headers['Retry-After']} seconden" in refused.json["detail"]


def test_a_dear_request_counts_several_times(doors: Doors) -> None:
    client = doors.client(principal=COSTS["readBundle"] + 1)

    first = client.get("/v1/partnerships/nota/bundle").status_code
    rest = statuses(client, 2)

    assert (first, rest) == (404, [200, 429])


def test_a_dear_request_is_possible_under_the_lowest_rate(doors: Doors) -> None:
    client = doors.client(principal=1)

    first = client.get("/v1/partnerships/nota/bundle").status_code
    second = client.get("/v1/partnerships/nota/bundle").status_code

    assert (first, second) == (404, 429)


def test_one_address_is_bounded_whoever_asks_and_another_is_not_touched(doors: Doors) -> None:
    client = doors.client(address=2)

    one = statuses(client, 3, "/health/live", REMOTE_ADDR="192.0.2.1")
    other = statuses(client, 1, "/health/live", REMOTE_ADDR="192.0.2.2")

    assert (one, other) == ([200, 200, 429], [200])


def test_an_address_is_what_a_known_proxy_says_and_nobody_else(doors: Doors) -> None:
    client = doors.client(address=1)

    def asked(peer: str, told: str) -> int:
        return client.get(
            "/health/live", headers={"X-Forwarded-For": told}, environ_overrides={"REMOTE_ADDR": peer}
        ).status_code

    by_proxy = [asked(PROXY, "192.0.2.1"), asked(PROXY, "192.0.2.2"), asked(PROXY, "203.0.113.9, 192.0.2.2")]
    by_a_liar = [asked("198.51.100.7", "192.0.2.8"), asked("198.51.100.7", "192.0.2.9")]

    assert (by_proxy, by_a_liar) == ([200, 200, 429], [200, 429])


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unix:", "unix:"),
    ],
)
def test_a_network_of_one_owner_counts_as_one_address(address: str, counted: str) -> None:
    assert network_of(address) == counted


def test_a_minute_begins_with_the_first_request_in_it_and_the_next_one_counts_from_nothing() -> None:
    moment = iter([0.0, 0.0, 59.0, 60.0])
    minutes = Minutes(lambda: next(moment))

    counted = [minutes.incr("somebody", 60) for _ in range(3)]

    assert counted == [1, 2, 1]


def test_counting_starts_no_threads_however_many_addresses_ask() -> None:
    before, minutes = active_count(), Minutes()

    counted = {minutes.incr(f"address {number}", 60) for number in range(1000)}

    assert (counted, active_count()) == ({1}, before)


def test_secrets_are_guessed_slowly(doors: Doors) -> None:
    client = doors.client(sign_in=2)

    tried = [client.post("/v1/links/redeem", json={"token": "pf_link_x"}).status_code for _ in range(3)]

    assert tried[:2] != [429, 429]
    assert tried[2] == 429
    assert statuses(client, 3) == [200, 200, 200]


def test_guessing_one_account_from_many_addresses_is_slow_too(doors: Doors) -> None:
    client = doors.client(sign_in=1)

    tried = [
        client.post(
            "/sign-in", data={"name": name, "password": "x"}, environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"}
        ).status_code
        for number, name in enumerate(["owner", "Owner", "OWNER", "owner", "lin"], 1)
    ]

    assert [status == 429 for status in tried] == [False, False, False, True, False]


def test_without_rates_nothing_is_counted(doors: Doors) -> None:
    client = doors.client()

    assert set(statuses(client, 30)) == {200}


def test_every_operation_that_costs_more_or_guesses_exists(doors: Doors) -> None:
    app = doors.client().application
    rules = list(app.url_map.iter_rules())

    purposes = {permit.purpose for permit in permits(app).values()}

    assert COSTS.keys() <= purposes
    assert {rule.endpoint for rule in rules if "POST" in (rule.methods or ())} >= SIGNING_IN
