"""A form that is sent: recorded once, or shown again with everything that was typed and what is wrong beside it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from tests.unit.pages.forms.conftest import Filling
from tests.unit.pages.forms.sent import Controls
from tests.unit.pages.markup import Page

HELD: dict[str, Any] = {
    "data__form": "plenary",
    "data__tracks": ["content"],
    "data__present": ["AAA", "BBB"],
    "by": "AAA",
}

REGISTERED: dict[str, Any] = {
    "data__name": "vzw Klein",
    "data__legalForm": "nonprofit_association",
    "data__sector": "civil_society",
    "data__country": "BE",
    "by": "AAA",
}


def test_what_is_filled_in_is_recorded_and_the_next_page_says_so(somebody: Filling) -> None:
    answer = somebody.tells("DialogueHeld", **HELD, data__harvest="Veel.\r\nEcht.", occurredAt="2025-10-01")

    told = somebody.facts()[-1]
    assert (answer.status_code, told["id"]) == (303, "proef-0003")
    assert answer.location.endswith("told=proef-0003#told")
    assert (told["occurredAt"], told["data"]["harvest"]) == ("2025-10-01", "Veel.\nEcht.")


def test_the_confirmation_names_the_fact_and_offers_what_follows(somebody: Filling) -> None:
    somebody.tells("DialogueHeld", **HELD)

    page = Page(somebody.client.get("/partnerships/proef/work?lang=nl&told=proef-0003").text)

    assert "Vastgelegd: Gesprek gevoerd" in page.text()


def test_a_form_comes_back_to_where_it_was_asked_from_and_to_no_other_site(somebody: Filling) -> None:
    sent = somebody.opens("DialogueHeld").filled(act="tell", **HELD)
    again = somebody.opens("DialogueHeld").filled(act="tell", **HELD)

    asked = somebody.sends("DialogueHeld", sent, next="/partnerships/proef/timeline?lang=nl")
    sent_away = somebody.sends("DialogueHeld", {**again, "expectedVersion": ["3"]}, next="//elders.example/")

    assert asked.location == "/partnerships/proef/timeline?lang=nl&told=proef-0003#told"
    assert sent_away.location.startswith("/partnerships/proef")


def test_whoever_was_halfway_down_a_page_comes_back_to_what_was_recorded(somebody: Filling) -> None:
    sent = somebody.opens("DialogueHeld").filled(act="tell", **HELD)

    answer = somebody.sends("DialogueHeld", sent, next="/partnerships/proef?lang=nl#needs")

    assert answer.location == "/partnerships/proef?lang=nl&told=proef-0003#told"
    assert Page(somebody.client.get(answer.location).text).all("div", id="told")


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(stranger: Filling) -> None:
    answer = stranger.tells(
        "DialogueHeld", **{**HELD, "data__form": "dansen", "data__harvest": "Lang <verhaal> & meer"}
    )

    page, controls = Page(answer.text), Controls(answer.text)
    (wrong,) = page.all("p", class_="error")
    assert (answer.status_code, len(stranger.facts())) == (400, 2)
    assert page.problems() == []
    assert "Kies bij “Vorm van het gesprek” een van de mogelijkheden." in wrong.text
    assert page.all("a", href="#f-data-form") != []
    assert page.all("select", id="f-data-form")[0].attributes["aria-describedby"].endswith("f-data-form-error")
    assert controls.value("data.form") == "dansen"
    assert controls.value("data.harvest") == "Lang <verhaal> & meer"


def test_a_rule_that_refuses_says_why_and_what_to_do(somebody: Filling) -> None:
    answer = somebody.tells("PartyInvited", data__organisation="AAA", by="AAA")

    summary = Page(answer.text).all("div", class_="summary-of-errors")[0]
    assert (answer.status_code, len(somebody.facts())) == (409, 2)
    assert "vzw AAA" in summary.text


def test_a_day_that_is_none_is_said_beside_when_it_was_true(stranger: Filling) -> None:
    answer = stranger.tells("DialogueHeld", **HELD, occurredAt="2025-02-30")

    assert answer.status_code == 400
    assert "geen dag van de kalender" in Page(answer.text).all("p", id="f-occurredAt-error")[0].text


def test_the_same_form_sent_twice_records_once(somebody: Filling) -> None:
    sent = somebody.opens("DialogueHeld").filled(act="tell", **HELD)

    first, second = somebody.sends("DialogueHeld", sent), somebody.sends("DialogueHeld", sent)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(somebody.facts()) == 3


def test_a_form_sent_again_with_something_else_in_it_is_not_told_as_well(somebody: Filling) -> None:
    sent = somebody.opens("DialogueHeld").filled(act="tell", **HELD)
    somebody.sends("DialogueHeld", sent)

    answer = somebody.sends("DialogueHeld", {**sent, "data.harvest": ["Iets anders."]})

    assert answer.status_code in (412, 422)
    assert len(somebody.facts()) == 3
    assert Controls(answer.text).value("data.harvest") == "Iets anders."


def test_what_came_between_is_shown_and_one_press_records_it_all_the_same(somebody: Filling) -> None:
    sent = somebody.opens("DialogueHeld").filled(act="tell", **HELD, data__harvest="Van mij.")
    somebody.tells("SuccessRecorded", data__story="Gelukt.", data__sharedWith=["press"], by="AAA")

    stale = somebody.sends("DialogueHeld", sent)
    again = somebody.sends("DialogueHeld", Controls(stale.text).filled(act="tell"))

    links = [link.attributes["href"] for link in Page(stale.text).all("a")]
    assert stale.status_code == 412
    assert any("/partnerships/proef/facts/proef-0003" in link for link in links)
    assert Page(stale.text).problems() == []
    assert again.status_code == 303
    assert somebody.facts()[-1]["data"]["harvest"] == "Van mij."


def test_a_form_without_the_version_it_saw_is_shown_again_with_the_newest(somebody: Filling) -> None:
    sent = somebody.opens("DialogueHeld").filled(act="tell", **HELD)
    del sent["expectedVersion"]

    answer = somebody.sends("DialogueHeld", sent)

    assert answer.status_code == 428
    assert Controls(answer.text).value("expectedVersion") == "2"


def test_a_row_is_added_and_taken_away_without_a_script(stranger: Filling) -> None:
    form = stranger.opens("DiversityMeasureAgreed")
    more = form.filled(act="add data.measures", **{"data.measures.0": "Later op de dag.", "data.group": "jongeren"})

    added = Controls(stranger.sends("DiversityMeasureAgreed", more).text)
    fewer = added.filled(act="remove data.measures.0", **{"data.measures.1": "Met een tolk."})
    left = Controls(stranger.sends("DiversityMeasureAgreed", fewer).text)

    assert (added.value("data.measures.0"), added.value("data.measures.1")) == ("Later op de dag.", "")
    assert left.value("data.measures.0") == "Met een tolk."
    assert left.value("data.group") == "jongeren"
    assert len(stranger.facts()) == 2


def test_money_is_written_in_whole_units_and_kept_in_minor_ones(somebody: Filling) -> None:
    offered: dict[str, Any] = {"data__organisation": "AAA", "data__kind": "finance", "data__description": "Geld."}

    answer = somebody.tells("ContributionOffered", **offered, data__amount__amount="1.250,5", by="")

    assert answer.status_code == 303, Page(answer.text).text()
    assert somebody.facts()[-1]["data"]["amount"] == {"minor": 125050, "currency": "EUR"}


def test_an_amount_that_is_none_stays_as_it_was_typed(stranger: Filling) -> None:
    offered: dict[str, Any] = {"data__organisation": "AAA", "data__kind": "finance", "data__description": "Geld."}

    answer = stranger.tells("ContributionOffered", **offered, data__amount__amount="veel", by="")

    assert answer.status_code == 400
    assert Controls(answer.text).value("data.amount.amount") == "veel"
    assert "moet een getal zijn" in Page(answer.text).all("p", id="f-data-amount-error")[0].text


def test_a_document_that_is_sent_along_is_kept_and_named(somebody: Filling) -> None:
    form = somebody.opens("ReadinessDeclared")
    sent = form.filled(act="tell", data__organisation="BBB", data__readiness="willing", by="AAA", onBehalfOf="BBB")
    sent["data.evidence.0.file"] = [(BytesIO(b"%PDF-1.7\n%%EOF\n"), "brief.pdf")]  # type: ignore[list-item]
    assert "data.evidence.0.file" in form.files

    answer = somebody.sends("ReadinessDeclared", sent)

    (evidence,) = somebody.facts()[-1]["data"]["evidence"]
    kept = somebody.client.get(f"/v1/partnerships/proef/attachments/{evidence['sha256']}")
    assert answer.status_code == 303
    assert evidence["name"] == "brief.pdf"
    assert kept.data == b"%PDF-1.7\n%%EOF\n"


def test_a_document_of_a_kind_that_is_not_taken_says_so_beside_it(stranger: Filling) -> None:
    sent = stranger.opens("ReadinessDeclared").filled(act="tell", data__organisation="AAA", data__readiness="willing")
    sent["data.evidence.0.file"] = [(BytesIO(b"<html>"), "../map/blad.html")]  # type: ignore[list-item]

    answer = stranger.sends("ReadinessDeclared", sent)

    assert (answer.status_code, len(stranger.facts())) == (400, 2)
    assert Page(answer.text).all("p", id="f-data-evidence-error") != []
    assert Controls(answer.text).value("data.evidence.0.name") == "blad.html"


def test_a_stream_is_founded_under_the_key_that_was_typed(somebody: Filling) -> None:
    asked: dict[str, Any] = {
        "data__funder": "CCC",
        "data__leadPartner": "AAA",
        "data__amount__amount": "1000",
        "by": "AAA",
    }
    form = somebody.opens("GrantApplied", "/grants/new", partnership="proef")

    answer = somebody.sends(
        "GrantApplied", form.filled(act="tell", key="GR-9", **asked), "/grants/new", partnership="proef"
    )

    assert answer.status_code == 303, Page(answer.text).text()
    assert somebody.facts("/grants/GR-9")[0]["data"]["amount"] == {"minor": 100000, "currency": "EUR"}


def test_a_key_that_is_none_is_said_beside_it(stranger: Filling) -> None:
    form = stranger.opens("OrganisationRegistered", "/organisations/new")

    answer = stranger.sends(
        "OrganisationRegistered", form.filled(act="tell", key="klein", **REGISTERED), "/organisations/new"
    )

    assert answer.status_code == 400
    assert Controls(answer.text).value("key") == "klein"
    assert Page(answer.text).all("p", id="f-key-error") != []


def test_of_several_fields_of_which_one_is_needed_the_first_says_so_by_their_names(somebody: Filling) -> None:
    answer = somebody.tells("RoleAssigned", data__role="process_facilitator", by="AAA")

    page = Page(answer.text)
    (wrong,) = page.all("a", href="#f-data-organisation")
    assert answer.status_code == 400
    assert "“Wie krijgt de rol?”, “Of welke externe?”" in wrong.text
    assert "external" not in page.all("div", class_="summary-of-errors")[0].text


def test_the_key_of_what_is_founded_is_asked_for_and_said_to_be_wrong_at_its_own_field(somebody: Filling) -> None:
    told = {**REGISTERED, "by": "AAA"}

    answers = [
        somebody.tells("OrganisationRegistered", "/organisations/new", **told, key=key) for key in ("linde 1", "")
    ]

    summaries = [Page(answer.text).all("div", class_="summary-of-errors")[0].text for answer in answers]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert [Page(answer.text).all("a", href="#f-key") != [] for answer in answers] == [True, True]
    assert "twee tot acht hoofdletters" in summaries[0]
    assert "Vul “Sleutel” in." in summaries[1]
    assert not any("/id" in summary for summary in summaries)
