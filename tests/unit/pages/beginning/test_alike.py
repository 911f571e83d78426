"""An organisation whose name is on the register already: a warning that leads to it, and no refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.beginning.test_new_partnership_page import NEW, TOLD
from tests.unit.pages.beginning.test_register_page import REGISTERED
from tests.unit.pages.conftest import serving
from tests.unit.pages.markup import Page

INVITING = "/partnerships/proef/tell/PartyInvited"
SAME = {**REGISTERED, "data.name": " stad  LINDE "}


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Somebody who registered Stad Linde."""
    with serving([]) as client:
        somebody = Reader(client)
        somebody.tells("/organisations/new", **REGISTERED)
        yield somebody


def codes(reader: Reader) -> list[str]:
    return [found.text for found in Page(reader.opens("/organisations")).all("th", scope="row")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_same_name_again_leads_to_the_one_that_is_there(reader: Reader, language: str) -> None:
    reader.opens(f"/organisations/new?lang={language}")

    warned = reader.sends(**SAME)

    page = Page(warned.text)
    assert warned.status_code == 400
    assert page.link("Stad Linde (SLI)").startswith("/organisations/SLI")
    assert page.all("input", name="data.name")[0].attributes["value"].strip() == "stad  LINDE"
    assert page.problems() == []
    assert codes(reader) == ["SLI"]


def test_who_means_another_one_registers_it_all_the_same(reader: Reader) -> None:
    reader.opens("/organisations/new")
    reader.sends(**SAME)

    made = reader.sends("tell anyway")

    assert made.status_code == 303
    assert codes(reader) == ["SLI", "SLI2"]


def test_who_came_from_a_form_can_take_the_one_that_is_there(reader: Reader) -> None:
    reader.opens(f"/organisations/new?next={INVITING}")

    warned = reader.sends(**SAME)

    assert Page(warned.text).link("Neem deze") == f"{INVITING}?organisation=SLI"


def test_a_partnership_whose_initiator_is_there_already_is_not_begun_without_a_word(reader: Reader) -> None:
    reader.opens("/partnerships/new")

    warned = reader.sends(**TOLD, **NEW, **{"data.profile": "light"})
    begun = reader.sends("tell anyway")

    assert warned.status_code == 400
    assert Page(warned.text).link("Stad Linde (SLI)")
    assert Page(warned.text).problems() == []
    assert begun.status_code == 303
    assert codes(reader) == ["SLI", "SLI2"]
