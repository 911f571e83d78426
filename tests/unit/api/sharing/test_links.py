"""A share link over HTTP: made, redeemed, looked through, and ended."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application.service import Partnerflow
from partnerflow.settings import SignIn
from partnerflow.transparency.bundle import read_bundle
from partnerflow.transparency.offline.partnerflow_verify import verify
from partnerflow_api import create_app
from tests.support.ledgers import HandClock
from tests.unit.api.sharing.conftest import HERE, Caller, redeemed, shared

Having = Callable[[str], Caller]


@pytest.fixture
def funder(coordinator: Caller, having: Having) -> Caller:
    """Somebody who opened a link."""
    return having(redeemed(coordinator, shared(coordinator)["token"])["accessToken"])


def texts(caller: Caller) -> dict[str, Any]:
    """The data of each fact of the partnership, by type."""
    return {item["fact"]: item["data"] for item in caller.get(f"{HERE}/history").json["items"]}


def test_its_address_has_the_token_where_no_server_is_sent_it(coordinator: Caller) -> None:
    made = shared(coordinator, label="Provincie", uses=3)

    path, _, fragment = made["url"].partition("#")
    assert (path, fragment) == ("http://localhost/share", made["token"])
    assert made["link"]["state"] == "open"
    assert (made["link"]["label"], made["link"]["uses"], made["link"]["used"]) == ("Provincie", 3, 0)
    assert made["token"] not in coordinator.get(f"{HERE}/links").text
    assert made["token"] not in coordinator.get(f"{HERE}/history").text


def test_its_address_is_where_the_operator_says_that_browsers_come(service: Partnerflow, coordinator: Caller) -> None:
    app = create_app(service, ways=SignIn(url="https://flow.example.org"))

    made = shared(Caller(app.test_client(), coordinator.token))

    assert made["url"].startswith("https://flow.example.org/share#pf_link_")


def test_whoever_redeems_it_reads_as_its_role_does(coordinator: Caller, funder: Caller) -> None:
    whole, seen = texts(coordinator), texts(funder)

    assert whole["LearningMomentHeld"]["seeNow"] == "Zien."
    assert seen["LearningMomentHeld"]["seeNow"] == "[…]"
    assert seen["PersonRegistered"]["name"] == "Ina Voorbeeld"
    assert seen["PartnershipInitiated"] == whole["PartnershipInitiated"]


def test_what_it_withholds_besides_is_not_shown(coordinator: Caller, having: Having) -> None:
    made = shared(coordinator, withholds=["persons"])

    seen = texts(having(redeemed(coordinator, made["token"])["accessToken"]))

    assert seen["PersonRegistered"]["name"] == "[…]"


def test_what_is_recorded_later_stays_out_of_sight(coordinator: Caller, funder: Caller) -> None:
    before = [funder.get(f"{HERE}{path}").json for path in ("", "/history", "/members")]
    invited = {"by": "LIN", "expectedVersion": 4, "data": {"organisation": "DOR"}}
    assert coordinator.post(f"{HERE}/parties", invited).status_code == 201

    after = [funder.get(f"{HERE}{path}").json for path in ("", "/history", "/members")]

    assert after[:2] == before[:2]
    assert after[2]["answer"] == before[2]["answer"]
    assert (after[0]["version"], coordinator.get(HERE).json["version"]) == (4, 5)
    assert funder.get(f"{HERE}/facts/nota-0005").status_code == 404
    assert funder.get(f"{HERE}?atVersion=5").status_code == 404


def test_its_bundle_shows_as_much_and_verifies(coordinator: Caller, funder: Caller) -> None:
    invited = {"by": "LIN", "expectedVersion": 4, "data": {"organisation": "DOR"}}
    coordinator.post(f"{HERE}/parties", invited)
    coordinator.get(f"{HERE}/bundle")

    made = funder.get(f"{HERE}/bundle").data

    verdict = verify(made)
    assert [(stream.key, len(stream.events)) for stream in read_bundle(made).streams] == [("nota", 4), ("LIN", 1)]
    assert (verdict["complete"]["outcome"], verdict["lawful"]["outcome"]) == ("yes", "yes")
    assert {(text["version"], text["pointer"]) for text in verdict["withheld"]} >= {(3, "/data/seeNow")}


def test_it_leads_nowhere_else_and_changes_nothing(coordinator: Caller, funder: Caller) -> None:
    invited = {"by": "LIN", "expectedVersion": 4, "data": {"organisation": "DOR"}}

    refused = [
        funder.post(f"{HERE}/parties", invited),
        funder.post(f"{HERE}/links", {"by": "LIN", "role": "funder", "through": "2027-01-01"}),
        funder.get("/v1/events"),
        funder.get("/v1/portfolio/deadlines.ics"),
    ]

    assert [reply.status_code for reply in refused] == [403] * 4
    assert funder.get("/v1/partnerships/another").status_code == 404
    assert coordinator.get(HERE).json["version"] == 4


def test_whoever_came_by_it_ends_the_session_of_nobody_else_with_it(coordinator: Caller, having: Having) -> None:
    token = shared(coordinator)["token"]
    one, other = (having(redeemed(coordinator, token)["accessToken"]) for _ in range(2))

    refused = [one.get("/v1/sessions").status_code, one.delete("/v1/sessions").status_code]

    assert refused == [403, 403]
    assert other.get(HERE).status_code == 200


def test_it_is_counted(coordinator: Caller, browser: FlaskClient) -> None:
    token = shared(coordinator, uses=2)["token"]

    replies = [browser.post("/v1/links/redeem", json={"token": token}).status_code for _ in range(3)]

    assert replies == [201, 201, 401]
    assert [(link["used"], link["state"]) for link in coordinator.get(f"{HERE}/links").json["items"]] == [(2, "spent")]


def test_of_many_who_redeem_the_last_use_at_once_one_gets_in(coordinator: Caller, browser: FlaskClient) -> None:
    token = shared(coordinator, uses=1)["token"]

    def redeem(_: int) -> int:
        return browser.application.test_client().post("/v1/links/redeem", json={"token": token}).status_code

    with ThreadPoolExecutor(8) as threads:
        replies = sorted(threads.map(redeem, range(8)))

    assert replies == [201] + [401] * 7


def test_when_it_is_ended_everything_it_opened_is_closed(coordinator: Caller, having: Having) -> None:
    made = shared(coordinator)
    reader = having(redeemed(coordinator, made["token"])["accessToken"])
    assert reader.get(HERE).status_code == 200

    ended = coordinator.delete(f"{HERE}/links/{made['link']['access']}")

    assert (ended.status_code, ended.json["state"]) == (200, "revoked")
    assert reader.get(HERE).status_code == 401
    assert reader.client.post("/v1/links/redeem", json={"token": made["token"]}).status_code == 401
    assert [item["fact"] for item in coordinator.get(f"{HERE}/history").json["items"]][-2:] == [
        "AccessGranted",
        "AccessRevoked",
    ]


def test_an_access_that_is_revoked_by_its_fact_shows_nothing_more(coordinator: Caller, having: Having) -> None:
    made = shared(coordinator)
    reader = having(redeemed(coordinator, made["token"])["accessToken"])

    revoked = coordinator.post(f"{HERE}/access/{made['link']['access']}/end", {"by": "LIN", "expectedVersion": 4})

    assert revoked.status_code == 201, revoked.text
    assert reader.get(HERE).status_code == 404
    assert [link["state"] for link in coordinator.get(f"{HERE}/links").json["items"]] == ["revoked"]


def test_it_is_over_when_its_time_is(coordinator: Caller, having: Having, clock: HandClock) -> None:
    made = shared(coordinator, through="2026-12-31T14:00+01:00")
    reader = having(redeemed(coordinator, made["token"])["accessToken"])

    clock.forward(minutes=59, seconds=59)
    assert reader.get(HERE).status_code == 200
    clock.forward(seconds=1)

    assert made["link"]["expiresAt"] == "2026-12-31T13:00:00Z"
    assert reader.get(HERE).status_code == 401
    assert reader.client.post("/v1/links/redeem", json={"token": made["token"]}).status_code == 401


@pytest.mark.parametrize("token", ["pf_link_", "pf_link_aaaaaaaaaaaaaaaa_" + "a" * 49, "x", "…"])
def test_what_is_no_link_gets_the_answer_of_one_that_ended(token: str, browser: FlaskClient) -> None:
    response = browser.post("/v1/links/redeem", json={"token": token})

    assert response.status_code == 401
    assert response.get_json()["code"] == "unauthenticated"


def test_only_who_may_share_does(service: Partnerflow, coordinator: Caller, browser: FlaskClient) -> None:
    link = {"by": "LIN", "role": "funder", "through": "2027-01-01"}

    assert browser.post(f"{HERE}/links", json=link).status_code == 401
    assert coordinator.post("/v1/partnerships/another/links", link).status_code == 404
    assert coordinator.post(f"{HERE}/links", {**link, "by": "DOR"}).status_code == 403
    assert coordinator.post(f"{HERE}/links", {**link, "role": "coordinator"}).status_code == 400
    assert coordinator.post(f"{HERE}/links", {**link, "through": "2026-12-30"}).status_code == 409
    assert service.links("nota") == ()
