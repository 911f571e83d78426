"""Whoever came by a share link is told on every page which moment it shows, and nobody else is."""

from __future__ import annotations

import pytest

from tests.unit.api.sharing.conftest import HERE, Caller, redeemed, shared
from tests.unit.pages.markup import Page

PLACE = "/partnerships/nota"
PAGES = (PLACE, f"{PLACE}/timeline", f"{PLACE}/questions", f"{PLACE}/reviews", f"{PLACE}/work", f"{PLACE}/access")


@pytest.fixture
def reader(coordinator: Caller) -> Caller:
    """Somebody who opened a link after which more was recorded."""
    token = redeemed(coordinator, shared(coordinator)["token"])["accessToken"]
    shared(coordinator, role="observer")
    return Caller(coordinator.client, token)


def text_of(caller: Caller, path: str, language: str = "en") -> str:
    response = caller.get(path, query_string={"lang": language})
    assert response.status_code == 200, response.text
    return Page(response.text).text()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_which_moment_it_shows(path: str, reader: Caller) -> None:
    told = text_of(reader, path)

    assert "Frozen: you see this as it was when the link was made, on 31 December 2026 (fact 4)." in told
    assert "ask whoever gave you the link for a new one" in told


def test_the_overview_does_not_say_that_this_is_all(reader: Caller) -> None:
    told = text_of(reader, PLACE, "nl")

    assert "volgens de 4 feiten die er waren toen de link gemaakt werd" in told
    assert "met alles wat tot nu toe bekend is" not in told


@pytest.mark.parametrize("path", PAGES)
def test_who_sees_what_is_recorded_now_is_told_of_no_moment(path: str, reader: Caller, coordinator: Caller) -> None:
    assert coordinator.get(f"{HERE}/history").json["items"][4:]

    assert "Frozen" not in text_of(coordinator, path)
