"""The page on which a share link is made, copied once, and ended."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.application.service import Partnerflow
from tests.unit.api.sharing.conftest import HERE, Caller, redeemed
from tests.unit.pages.markup import Page

PLACE = "/partnerships/nota/share"
USUAL = {"label": "Provincie", "role": "funder", "through": "2027-02-28", "uses": "5", "by": "LIN"}


def sent(caller: Caller, path: str = PLACE, **form: Any) -> Any:
    """The form filled in and sent."""
    headers = {"Authorization": f"Bearer {caller.token}"}
    return caller.client.post(path, data={**USUAL, **form}, headers=headers)


def address_of(response: Any) -> str:
    """The link that it gives to copy."""
    return Page(response.text).all("input", id="address")[0].attributes["value"]


def links_of(caller: Caller) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = caller.get(f"{HERE}/links").json["items"]
    return items


def page_of(caller: Caller, language: str = "en") -> Page:
    return Page(caller.get(PLACE, query_string={"lang": language}).text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_in_each_language_and_begins_at_sixty_days(language: str, coordinator: Caller) -> None:
    page = page_of(coordinator, language)

    assert page.problems() == []
    assert [each.attributes["value"] for each in page.all("input", name="through")] == ["2027-03-01"]
    assert {each.attributes["value"] for each in page.all("input", name="role")} == {
        "funder",
        "evaluator",
        "observer",
        "auditor",
    }


def test_a_link_that_was_made_opens_the_partnership_and_is_shown_once(coordinator: Caller) -> None:
    made = sent(coordinator)

    address = address_of(made)
    path, _, token = address.partition("#")
    assert path == "http://localhost/share"
    assert redeemed(coordinator, token)["partnership"] == "nota"
    assert made.headers["Cache-Control"] == "no-store"
    assert token not in coordinator.get(PLACE).text


def test_it_can_be_copied_without_a_script(coordinator: Caller) -> None:
    page = Page(sent(coordinator).text)

    field, button = page.all("input", id="address")[0], page.all("button", type="button")[0]
    assert "readonly" in field.attributes
    assert "hidden" in button.attributes
    assert page.problems() == []


def test_it_says_what_the_receiver_sees_and_until_when(coordinator: Caller) -> None:
    made = Page(sent(coordinator, f"{PLACE}?lang=en", withholds=["persons"]).text)

    told = made.all("section", class_="notice")[0].text
    assert "28 February 2027" in told
    assert "As it was on 31 December 2026, up to fact 4" in told
    assert "Does not see: " in told
    assert "names and addresses" in told
    assert "opens 5 times" in told


def test_what_was_asked_is_what_the_link_is(coordinator: Caller, service: Partnerflow) -> None:
    sent(coordinator, role="evaluator", withholds=["interests", "session_notes"])

    (link,) = links_of(coordinator)
    assert (link["label"], link["role"], link["through"]) == ("Provincie", "evaluator", "2027-02-28")
    assert (link["uses"], link["withholds"]) == (5, ["interests", "session_notes"])
    stream = service.streams.find("partnership", "nota")
    assert stream is not None
    assert stream.history.facts[-1].type == "AccessGranted"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"label": " "}, "label"),
        ({"role": ""}, "role"),
        ({"role": "coordinator"}, "role"),
        ({"through": "ooit"}, "through"),
        ({"through": "2026-12-30"}, "through"),
        ({"through": "2029-01-01"}, "through"),
        ({"uses": "0"}, "uses"),
        ({"uses": "veel"}, "uses"),
        ({"uses": "1001"}, "uses"),
        ({"withholds": ["alles"]}, "withholds"),
        ({"by": ""}, "by"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_that_was_filled_in_is_lost(
    wrong: dict[str, Any], field: str, coordinator: Caller
) -> None:
    response = sent(coordinator, f"{PLACE}?lang=nl", **wrong)

    page = Page(response.text)
    assert response.status_code == 409
    assert page.problems() == []
    fields = {"#label", "#role", "#through", "#uses", "#withholds", "#by"}
    assert [each.attributes["href"] for each in page.all("a") if each.attributes["href"] in fields] == [f"#{field}"]
    assert [each.attributes["id"] for each in page.all("p", class_="error")] == [f"{field}-error"]
    assert [each.attributes["value"] for each in page.all("input", name="uses")] == [wrong.get("uses", "5")]
    assert links_of(coordinator) == []


def test_the_list_tells_how_often_and_when_each_was_opened(coordinator: Caller) -> None:
    token = address_of(sent(coordinator)).partition("#")[2]
    redeemed(coordinator, token)

    text = page_of(coordinator).text()

    assert "1 of 5 times" in text
    assert "31 December 2026, 12:00 UTC" in text


def test_a_link_is_ended_by_its_button(coordinator: Caller) -> None:
    token = address_of(sent(coordinator)).partition("#")[2]
    end = page_of(coordinator).all("button", name="end")[0].attributes["value"]

    response = sent(coordinator, end=end)

    assert response.status_code == 303
    assert [link["state"] for link in links_of(coordinator)] == ["revoked"]
    assert coordinator.client.post("/v1/links/redeem", json={"token": token}).status_code == 401
    assert page_of(coordinator).all("button", name="end") == []


def test_a_link_that_is_unknown_is_not_ended(coordinator: Caller) -> None:
    assert sent(coordinator, end="AC-99").status_code == 404


def test_whoever_does_not_share_does_not_find_the_page(coordinator: Caller) -> None:
    token = address_of(sent(coordinator)).partition("#")[2]
    reader = Caller(coordinator.client, redeemed(coordinator, token)["accessToken"])

    assert reader.get(PLACE).status_code == 403
    assert sent(reader).status_code == 403
    assert PLACE not in reader.get("/partnerships/nota/access").text
    assert PLACE in coordinator.get("/partnerships/nota/access").text
