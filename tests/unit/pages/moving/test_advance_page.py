"""The page of an advance: each condition with the one next step, and the move itself once nothing is in the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of, serving
from tests.unit.pages.markup import Page
from tests.unit.pages.moving.conftest import HERE

ADVANCE = f"{HERE}/moves/advance"
SECTIONS = ("occasion", "issue", "parties", "missing_voices", "first_invitations")


@pytest.fixture
def begun() -> Iterator[Reader]:
    """Somebody who may do everything, at a partnership that just began."""
    codes = ("AAA", "BBB")
    with serving(lines_of(*map(an_organisation, codes), a_partnership("proef"))) as client:
        yield Reader(client)


def steps(page: Page) -> dict[str, str]:
    """The buttons that lead to a form, by what they say."""
    return {found.text: found.attributes["href"] for found in page.all("a", class_="button")}


def prepared(reader: Reader) -> None:
    """What the preparation asks at least."""
    texts = {f"data.sections.{name}.text": "Tekst." for name in SECTIONS}
    analysis = f"{HERE}/tell/DeliverableSubmitted?deliverable.kind=stakeholderanalyse"
    reader.tells(analysis, **{"data.deliverable.version": "1.0", **texts})
    reader.tells(f"{HERE}/tell/PartyInvited?organisation=BBB")
    reader.tells(f"{HERE}/tell/InvitationAccepted?organisation=BBB", by="BBB")


def test_each_condition_that_is_not_met_leads_to_the_form_that_mends_it(begun: Reader) -> None:
    page = Page(begun.opens(ADVANCE))

    found = steps(page)

    assert any("/tell/PartyInvited?" in address for address in found.values())
    assert any("deliverable.kind=stakeholderanalyse" in address for address in found.values())
    assert all(f"next={ADVANCE}" in address for address in found.values())
    assert "Deze stap kan nog niet." in page.text()
    assert not page.all("form", class_="telling")
    assert page.problems() == []


def test_what_is_recorded_from_it_leads_back_to_it(begun: Reader) -> None:
    page = Page(begun.opens(ADVANCE))

    there = next(address for address in steps(page).values() if "/tell/PartyInvited?" in address)
    made = begun.tells(there, **{"data.organisation": "BBB"})

    assert made.headers["Location"].startswith(f"{ADVANCE}?")
    assert "told=proef-0002" in made.headers["Location"]


def test_a_signal_is_passed_with_a_reason(begun: Reader) -> None:
    prepared(begun)
    page = Page(begun.opens(ADVANCE))

    asked = [found.attributes["name"] for found in page.all("textarea") if "acknowledged" in found.attributes["name"]]
    made = begun.sends("make", **dict.fromkeys(asked, "Wij weten het."))

    assert len(asked) == 2
    assert made.status_code == 303
    assert "Verkennen" in begun.opens(made.headers["Location"])


def test_a_signal_without_a_reason_is_said_and_nothing_is_made(begun: Reader) -> None:
    prepared(begun)
    begun.opens(ADVANCE)

    refused = begun.sends("make", **{"data.acknowledged.0.reason": "Wij weten het."})

    assert refused.status_code == 409
    assert "Wij weten het." in refused.text
    assert "In de fase Voorfase" in begun.opens(HERE)


def test_what_changed_meanwhile_is_shown_and_asked_again(begun: Reader) -> None:
    prepared(begun)
    begun.opens(ADVANCE)
    reasons = {f"data.acknowledged.{place}.reason": "Wij weten het." for place in (0, 1)}
    other = Reader(begun.client)

    other.tells(f"{HERE}/tell/RoleAssigned?role=process_facilitator&organisation=BBB")
    refused = begun.sends("make", **reasons)
    again = begun.sends("make")

    assert refused.status_code == 409
    assert "Intussen is er iets veranderd" in refused.text
    assert "Wij weten het." in refused.text
    assert again.status_code == 303


def test_who_is_not_paused_has_nothing_to_resume(begun: Reader) -> None:
    page = Page(begun.opens(f"{HERE}/moves/resume"))

    assert "Het samenwerkingsverband is niet gepauzeerd." in page.text()
    assert not page.all("button", value="make")


@pytest.mark.parametrize("day", ["1926-03-01", "01/03/2025", "2999-01-01"])
def test_a_day_that_cannot_be_is_said_at_its_field_and_all_that_was_typed_is_kept(begun: Reader, day: str) -> None:
    prepared(begun)
    begun.opens(ADVANCE)

    answer = begun.sends("look", **{"data.acknowledged.0.reason": "Wij weten het.", "occurredAt": day})

    page = Page(answer.text)
    (wrong,) = (found for found in page.all("a") if found.attributes.get("href") == "#f-occurredAt")
    assert wrong.text
    assert page.all("input", id="f-occurredAt")[0].attributes["value"] == day
    assert "Wij weten het." in answer.text
    assert not page.all("button", value="make")


def test_after_a_mistaken_day_the_move_is_looked_at_again_and_made(begun: Reader) -> None:
    prepared(begun)
    page = Page(begun.opens(ADVANCE))
    asked = [found.attributes["name"] for found in page.all("textarea") if "acknowledged" in found.attributes["name"]]

    begun.sends("look", **dict.fromkeys(asked, "Wij weten het."), occurredAt="1926-03-01")
    begun.sends("look", occurredAt="2025-10-16")
    made = begun.sends("make")

    assert made.status_code == 303
    assert made.headers["Location"].endswith("#told")


def test_a_mistaken_day_at_confirming_is_said_at_its_field_as_well(begun: Reader) -> None:
    prepared(begun)
    begun.opens(ADVANCE)

    refused = begun.sends("make", occurredAt="1926-03-01")

    assert refused.status_code == 409
    assert Page(refused.text).all("a", href="#f-occurredAt")
    assert "Intussen is er iets veranderd" not in refused.text
