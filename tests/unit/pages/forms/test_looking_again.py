"""What a form asks whoever fills it in to look at first: nothing is dropped, or left empty, without a word."""

from __future__ import annotations

from tests.unit.pages.forms.conftest import Filling


def test_a_required_section_that_is_empty_is_asked_about_once(somebody: Filling) -> None:
    before = len(somebody.facts())
    sent = somebody.opens("DeliverableSubmitted", **{"deliverable.kind": "startnota"}).filled(act="tell")

    asked = somebody.sends("DeliverableSubmitted", sent)
    told_nothing = len(somebody.facts())
    told = somebody.sends("DeliverableSubmitted", {**sent, "act": ["tell anyway"]})

    assert asked.status_code == 400
    assert "Deze vereiste onderdelen zijn leeg" in asked.text
    assert told_nothing == before
    assert told.status_code in (303, 400)
    assert "Deze vereiste onderdelen zijn leeg" not in told.text


def test_a_document_of_another_kind_gets_the_sections_of_that_kind_and_no_text_is_lost(somebody: Filling) -> None:
    form = somebody.opens("DeliverableSubmitted", **{"deliverable.kind": "startnota"})
    section = next(name for name, _ in form.pairs if name.startswith("data.sections.") and name.endswith(".text"))
    sent = {**form.filled(act="tell"), section: ["Wat ik al schreef."], "data.deliverable.kind": ["afsprakennota"]}

    answer = somebody.sends("DeliverableSubmitted", sent)

    assert answer.status_code == 400
    assert "gaan niet mee" in answer.text
    assert "Wat ik al schreef." in answer.text
    assert "dit onderdeel kent dit document niet" not in answer.text
    assert section not in answer.text


def test_choosing_another_kind_of_document_shows_its_sections(somebody: Filling) -> None:
    form = somebody.opens("DeliverableSubmitted", **{"deliverable.kind": "startnota"})
    chosen = {**form.filled(act="show data.deliverable.kind"), "data.deliverable.kind": ["afsprakennota"]}

    answer = somebody.sends("DeliverableSubmitted", chosen)
    own = somebody.opens("DeliverableSubmitted", **{"deliverable.kind": "afsprakennota"})

    assert answer.status_code == 200
    assert {name for name, _ in own.pairs if "sections" in name} == {
        name for name, _ in type(own)(answer.text).pairs if "sections" in name
    }


def test_more_key_figures_than_stakeholders_are_said_at_their_field(somebody: Filling) -> None:
    answer = somebody.tells(
        "StakeholdersMapped", data__stakeholders="10", data__keyStakeholders="30", data__missingVoices=[]
    )

    assert answer.status_code == 400
    assert "moet tussen 0 en 10 liggen" in answer.text
    assert 'href="#f-data-keyStakeholders"' in answer.text


def test_the_text_of_a_proposal_follows_its_subjects_as_long_as_nobody_changed_it(somebody: Filling) -> None:
    form = somebody.opens("ProposalTabled")
    sent = {**form.filled(act="show data.subjects.0.type"), "data.subjects.0.type": ["process_agreements"]}

    followed = type(form)(somebody.sends("ProposalTabled", sent).text)
    written = type(form)(somebody.sends("ProposalTabled", {**sent, "data.text": ["Onze eigen woorden."]}).text)

    assert followed.value("data.text") != form.value("data.text")
    assert written.value("data.text") == "Onze eigen woorden."


def test_the_record_keeper_stays_who_it_was_after_a_party_spoke_for_itself(somebody: Filling) -> None:
    somebody.tells("InvitationAccepted", data__organisation="BBB", by="BBB")

    form = somebody.opens("DialogueHeld")
    mandate = somebody.opens("MandateGranted", organisation="BBB")

    assert somebody.facts()[-1]["by"] == "BBB"
    assert form.value("by") == "AAA"
    assert mandate.value("by") == "AAA"
