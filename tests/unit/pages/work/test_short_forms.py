"""Each form of a daily fact asks no more than what only people know: how many controls one has to touch to record it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.work.conftest import KEY, Opened, known_by, opened_on
from tests.unit.pages.work.filled import Controls, told


@pytest.fixture(scope="module")
def in_may() -> Iterator[FlaskClient]:
    """A proposal is open, with a paramount objection; promises wait to be recognised."""
    with opened_on("2023-05-20", known_by("2023-05-20")) as found:
        yield found


@pytest.fixture(scope="module")
def in_january() -> Iterator[FlaskClient]:
    """A version was adopted, and two partners have still to sign it."""
    with opened_on("2025-01-27", known_by("2025-01-27")) as found:
        yield found


@pytest.mark.parametrize(
    ("form", "touched"),
    [
        ("DialogueHeld", {"data.harvest": "We kwamen verder."}),
        ("LearningMomentHeld", {"data.seeNow": "Dit.", "data.doNow": "Dat.", "data.doBetter": "Beter."}),
        ("SuccessRecorded", {"data.story": "Het is gelukt."}),
        ("ReadinessDeclared?organisation=LIN", {"data.readiness": "committed"}),
        ("InterestShared?organisation=LIN", {"data.interest": "Rust in de wijken."}),
        ("OwnAmbitionShared?organisation=LIN", {"data.ambition": "Geen jongere op straat."}),
        ("SharedAmbitionDrafted", {"data.text": "Een eigen plek voor elke jongere."}),
        ("MandateGranted?organisation=LIN", {"data.reference": "GR 2023/14"}),
        ("PositionTaken?organisation=LIN", {"data.position": "consent"}),
        ("ObjectionIntegrated", {"data.textChange": "Twaalf eenheden, via inhuur."}),
        ("ContributionFixed?contribution=CT-BAK-1", {"data.amount.minor": "60000"}),
        ("CommitmentRecognised?commitment=EN-BAK-1", {}),
        ("ProposalAmended?proposal=P-06", {"data.text": "Wij stellen versie 1.0 vast."}),
        ("EvaluationPlanned", {}),
        ("EvaluationConcluded", {"data.conclusion": "continue"}),
        ("PersonRegistered?organisation=LIN", {"data.name": "Ada Peeters"}),
        ("StakeholdersMapped", {}),
    ],
)
def test_in_may_a_daily_fact_takes_no_more_than_what_is_new(
    in_may: FlaskClient, form: str, touched: dict[str, str]
) -> None:
    answer = told(in_may, f"{KEY}/tell/{form}", **{name.replace(".", "__"): value for name, value in touched.items()})

    assert answer.status_code == 303, answer.text


@pytest.mark.parametrize(
    ("form", "touched"),
    [
        ("DeliverableSigned?organisation=WON", {}),
        ("ContributionDelivered?contribution=CT-WON-1", {"data.quantity": "3"}),
        ("ConstituencyConsulted?organisation=LIN", {"data.support": "broad"}),
        ("DeliverableSubmitted?deliverable.kind=afsprakennota", {}),
    ],
)
def test_in_january_too(in_january: FlaskClient, form: str, touched: dict[str, str]) -> None:
    answer = told(
        in_january, f"{KEY}/tell/{form}", **{name.replace(".", "__"): value for name, value in touched.items()}
    )

    assert answer.status_code == 303, answer.text


def test_a_session_presets_everybody_at_the_table(on: Opened) -> None:
    form = Controls(on("2023-05-20").get(f"{KEY}/tell/DialogueHeld").text)

    assert sorted(form.said["data.present"]) == ["BAK", "BRO", "HOG", "JON", "LIN", "WON", "WRK"]
    assert form.said["data.form"] == ["plenary"]
    assert form.said["data.tracks"] == ["content", "interaction"]


def test_a_conversation_with_one_party_is_bilateral(on: Opened) -> None:
    form = Controls(on("2023-05-20").get(f"{KEY}/tell/DialogueHeld?present.0=WON").text)

    assert (form.said["data.present"], form.said["data.form"]) == (["WON"], ["bilateral"])


def test_a_position_offers_the_words_of_the_method(on: Opened) -> None:
    form = Controls(on("2023-05-20").get(f"{KEY}/tell/PositionTaken").text)

    assert form.said["data.proposal"] == ["P-06"]
    assert form.offered["data.position"] == ["consent", "consent_with_concern", "object", "no_answer"]


def test_the_only_open_objection_is_the_one_that_is_resolved(on: Opened) -> None:
    form = Controls(on("2023-05-20").get(f"{KEY}/tell/ObjectionWithdrawn").text)

    assert form.said["data.proposal"] == ["P-06"]


def test_a_signature_comes_with_its_version_mandate_and_person(on: Opened) -> None:
    form = Controls(
        on("2025-01-27").get(f"{KEY}/tell/DeliverableSigned?organisation=HOG&deliverable=afsprakennota+2.0").text
    )

    assert form.said["data.deliverable"] == ["afsprakennota 2.0"]
    assert form.said["data.mandate"] == ["M-HOG-2"]
    assert form.said["data.signatories.0.person"] != form.said["data.signatories.0.capacity"]


def test_a_next_version_goes_on_from_the_text_before(on: Opened) -> None:
    form = Controls(on("2025-01-27").get(f"{KEY}/tell/DeliverableDrafted?deliverable.kind=afsprakennota").text)

    assert form.said["data.deliverable.version"] == ["3.0"]
    assert form.said["data.sections.communication.text"] == ["Jongeren kiezen naam en beeld."]
