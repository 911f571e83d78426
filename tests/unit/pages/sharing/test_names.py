"""Links are called by their label by whoever could have made them, and what is not permitted is said in plain words."""

from __future__ import annotations

from partnerflow.application.access.permissions import PERMISSIONS
from partnerflow_api.pages.words import LANGUAGES, words_in
from tests.unit.api.sharing.conftest import Caller, redeemed, shared
from tests.unit.pages.markup import Page

ACCESS = "/partnerships/nota/access"


def test_a_link_is_called_by_its_label_where_the_reader_shares(coordinator: Caller) -> None:
    link = shared(coordinator, label="Provincie, dienst Wonen")
    other = Caller(
        coordinator.client, redeemed(coordinator, shared(coordinator, label="Vlaanderen")["token"])["accessToken"]
    )

    own, others = (Page(caller.get(ACCESS).text).text() for caller in (coordinator, other))

    assert "Provincie, dienst Wonen" in own
    assert link["link"]["principal"] in own
    assert "Provincie, dienst Wonen" not in others
    assert link["link"]["principal"] in others
    assert "Vlaanderen" in others


def test_what_is_not_permitted_is_said_without_the_names_of_rights(coordinator: Caller) -> None:
    link = Caller(coordinator.client, redeemed(coordinator, shared(coordinator)["token"])["accessToken"])

    response = link.get("/portfolio", query_string={"lang": "nl"})

    told = Page(response.text).text()
    assert response.status_code == 403
    assert "U wilde het overzicht van alle samenwerkingsverbanden samen bekijken." in told
    assert "Met een link leest u alleen het samenwerkingsverband waarvoor ze gegeven is." in told
    assert "portfolio.read" not in told


def test_every_right_has_words() -> None:
    assert all(set(words_in(language).entries["permissions"]["to"]) == PERMISSIONS for language in LANGUAGES)
