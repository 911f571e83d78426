"""A partnership begins: its initiator from the register or registered in the same go, its key from its name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import an_organisation
from tests.unit.pages.conftest import lines_of, serving
from tests.unit.pages.markup import Page

TOLD = {
    "data.name": "Zuidkade samen",
    "data.issue": "Te weinig plaats.",
    "data.reason": "De brug.",
    "data.region": "Zuid",
}
NEW = {"new.name": "Stad Linde", "new.legalForm": "municipality", "new.sector": "government", "new.country": "BE"}


@pytest.fixture
def empty() -> Iterator[Reader]:
    """Somebody who may do everything, over an empty store."""
    with serving([]) as client:
        yield Reader(client)


def test_each_profile_is_explained(empty: Reader) -> None:
    page = Page(empty.opens("/partnerships/new"))

    profiles = [found for found in page.all("input", type="radio") if found.attributes["name"] == "data.profile"]

    assert [found.attributes["value"] for found in profiles] == ["light", "standard", "subsidy", "interreg"]
    assert "Wie instemt met het besluit, heeft getekend" in page.text()
    assert page.problems() == []


def test_from_an_empty_store_the_initiator_goes_on_the_register_in_the_same_go(empty: Reader) -> None:
    made = empty.tells("/partnerships/new", **TOLD, **NEW, **{"data.profile": "light"})

    page = Page(empty.opens(made.headers["Location"]))

    assert made.headers["Location"].startswith("/partnerships/zuidkade-samen?")
    assert page.all("h1")[0].text == "Zuidkade samen"
    assert "Stad Linde" in page.text()


def test_what_is_wrong_with_the_organisation_stands_beside_its_field(empty: Reader) -> None:
    empty.opens("/partnerships/new")

    refused = empty.sends(**TOLD, **{**NEW, "new.sector": ""}, **{"data.profile": "light"})
    made = empty.sends(**{"new.sector": "government"})

    assert refused.status_code == 400
    assert Page(refused.text).all("a", href="#f-new-sector")
    assert made.status_code == 303


def test_an_organisation_that_was_registered_stays_chosen_when_the_rest_is_refused(empty: Reader) -> None:
    empty.opens("/partnerships/new")

    refused = empty.sends(**{**TOLD, "data.region": ""}, **NEW, **{"data.profile": "light"})
    made = empty.sends(**{"data.region": "Zuid"})

    (chosen,) = (found for found in Page(refused.text).all("option", value="SLI") if "selected" in found.attributes)
    assert chosen.text == "Stad Linde"
    assert made.status_code == 303


def test_a_second_partnership_of_the_same_name_gets_a_key_of_its_own() -> None:
    with serving(lines_of(an_organisation("AAA"))) as client:
        reader = Reader(client)
        begun = {**TOLD, "data.profile": "standard", "data.initiator": "AAA"}

        reader.tells("/partnerships/new", **begun)
        second = reader.tells("/partnerships/new", **begun)

    assert second.headers["Location"].startswith("/partnerships/zuidkade-samen-2?")


def test_another_process_offers_its_own_profiles(empty: Reader) -> None:
    page = Page(empty.opens("/partnerships/new?process=three-steps.v1"))

    profiles = [found for found in page.all("input", type="radio") if found.attributes["name"] == "data.profile"]

    assert profiles
    assert "Wie instemt met het besluit" not in page.text()


def test_what_lacks_is_said_in_the_words_of_the_questions_of_this_page() -> None:
    with serving(lines_of(an_organisation("AAA"))) as client:
        reader = Reader(client)
        reader.opens("/partnerships/new")

        refused = reader.sends(**TOLD)

    links = {link.attributes["href"]: link.text for link in Page(refused.text).all("a")}
    assert refused.status_code == 400
    assert "Initiatiefnemer" in links["#f-data-initiator"]
    assert "Welke regels gelden?" in links["#f-data-profile"]
    assert not any("Wie legt dit vast" in text for text in links.values())


def test_a_day_that_is_still_to_come_opens_the_fold_in_which_it_stands() -> None:
    with serving(lines_of(an_organisation("AAA"))) as client:
        reader = Reader(client)
        reader.opens("/partnerships/new")

        refused = reader.sends(**TOLD, **{"data.initiator": "AAA", "data.profile": "light", "occurredAt": "2999-01-01"})

    page = Page(refused.text)
    assert refused.status_code in (400, 409)
    assert page.all("a", href="#f-occurredAt")
    assert [found for found in page.all("details") if "open" in found.attributes]


def links_of(refused: TestResponse) -> dict[str, str]:
    """What is said to be wrong, by the control that it leads to."""
    (summary,) = Page(refused.text).all("div", class_="summary-of-errors")
    assert "/id" not in summary.text
    links = ((link.attributes["href"], link.text) for link in Page(refused.text).all("a"))
    return {href: text for href, text in links if href.startswith("#f-")}


def test_a_key_that_is_written_wrongly_is_said_once_and_at_its_field() -> None:
    with serving(lines_of(an_organisation("AAA"))) as client:
        reader = Reader(client)
        reader.opens("/partnerships/new")

        told = {**TOLD, "data.initiator": "AAA", "data.profile": "light"}
        refused = reader.sends(**told, key="Wijk Lindebeke Warm!")
        made = reader.sends(key="wijk-lindebeke-warm")

    links = links_of(refused)
    assert list(links) == ["#f-key"]
    assert "kleine letters en cijfers" in links["#f-key"]
    assert Page(refused.text).all("input", id="f-key")[0].attributes["value"] == "Wijk Lindebeke Warm!"
    assert made.status_code == 303


def test_a_code_written_wrongly_beside_it_is_said_at_its_own_field(empty: Reader) -> None:
    empty.opens("/partnerships/new")

    refused = empty.sends(**TOLD, **NEW, **{"data.profile": "light", "new.key": "linde 1"})

    links = links_of(refused)
    assert list(links) == ["#f-new-key"]
    assert "twee tot acht hoofdletters" in links["#f-new-key"]


def test_an_initiator_that_is_registered_since_a_later_day_makes_the_day_wrong() -> None:
    with serving(lines_of(an_organisation("AAA"))) as client:
        reader = Reader(client)
        reader.opens("/partnerships/new")

        told = {**TOLD, "data.initiator": "AAA", "data.profile": "light"}
        refused = reader.sends(**told, occurredAt="2020-01-01")
        made = reader.sends(occurredAt="2021-01-04")

    links = links_of(refused)
    assert list(links) == ["#f-occurredAt"]
    assert "vzw AAA staat pas sinds 4 januari 2021 in het register" in links["#f-occurredAt"]
    assert [found for found in Page(refused.text).all("details") if "open" in found.attributes]
    assert made.status_code == 303
