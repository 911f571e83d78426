"""A partnership told from its forms alone: the coordinator and two parties take turns, and nothing that should work is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient

from partnerflow.application.access.principal import Assignment, Principal
from tests.support.admission import open_app
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of
from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import running_on
from tests.unit.pages.work.filled import told

PLACE = "/partnerships/proef"
SEATS = {
    "coordinator": ("coordinator", "*"),
    "AAA": ("representative", "AAA"),
    "BBB": ("representative", "BBB"),
    "signs for AAA": ("signatory", "AAA"),
    "signs for BBB": ("signatory", "BBB"),
}
BOTH = ("AAA", "BBB")
Clients = Mapping[str, FlaskClient]


@pytest.fixture
def table() -> Iterator[Clients]:
    """Everybody with a browser of one's own, over one partnership that has only begun."""
    lines = lines_of(*(an_organisation(code) for code in ("AAA", "BBB", "CCC")), a_partnership("proef"))
    service = running_on("2021-03-01", lines)
    clients = {}
    for number, (seat, (role, actor)) in enumerate(SEATS.items()):
        held = Assignment(role=role, actor=actor, partnerships=frozenset({"proef"}))
        somebody = Principal(id=f"person-{number:016x}", kind="person", assignments=(held,))
        clients[seat] = open_app(service, somebody).test_client()
    yield clients
    service.close()


def says(table: Clients, who: str, form: str, **touched: str) -> None:
    """Somebody opens a form, touches only these controls, and it is recorded."""
    answer = told(table[who], f"{PLACE}/tell/{form}", **touched)
    assert answer.status_code == 303, f"{who}: {form}\n{Page(answer.text).text()}"


def joined(table: Clients) -> None:
    """A second party is invited, and accepts."""
    says(table, "coordinator", "PartyInvited?organisation=BBB")
    says(table, "BBB", "InvitationAccepted")


def test_from_an_invitation_to_a_document_in_force(table: Clients) -> None:
    joined(table)
    says(table, "coordinator", "DialogueHeld", data__harvest="Een eerste gesprek.")
    for who in BOTH:
        says(table, who, "ReadinessDeclared", data__readiness="committed")
        says(table, who, "InterestShared", data__interest="Rust in de wijken.")
        says(table, who, "OwnAmbitionShared", data__ambition="Geen jongere op straat.")
    says(table, "coordinator", "SharedAmbitionDrafted", data__text="Een plek voor elke jongere.")
    for who in BOTH:
        says(table, who, "AmbitionEndorsed", data__recognise="true", data__own="true", data__act="true")
        says(table, who, "MandateGranted", data__reference="GR 1", data__organ="bestuur", data__capacities="director")
    says(table, "coordinator", "PersonRegistered", data__name="Ada Voorbeeld", data__organisation="AAA")
    says(table, "coordinator", "PersonRegistered", data__name="Bo Verzonnen", data__organisation="BBB")
    # Its sections are still to be written: that is asked once, and said to be so.
    says(table, "coordinator", "DeliverableSubmitted?deliverable.kind=startnota", act="tell anyway")
    says(table, "coordinator", "ProposalTabled")
    says(table, "AAA", "PositionTaken", data__position="consent")
    paramount = {"data__paramount": "true", "data__grounds": "Te snel.", "data__touches": "own_added_value"}
    says(table, "BBB", "ObjectionRaised", **paramount)
    says(table, "coordinator", "ObjectionIntegrated", data__textChange="Trager.", data__confirmedBy="BBB")
    says(table, "coordinator", "ProposalAmended", data__text="Wij stellen versie 1.0 vast, en doen het trager.")
    for who in BOTH:
        says(table, who, "PositionTaken", data__position="consent")
    says(table, "coordinator", "DecisionTaken")
    says(table, "coordinator", "DeliverableAdopted")
    for who in ("signs for AAA", "signs for BBB"):
        says(table, who, "DeliverableSigned?deliverable=startnota+1.0")

    facts = table["coordinator"].get(f"/v1{PLACE}/history").get_json()["items"]
    ending = ["DeliverableAdopted", "DeliverableInForce", "DeliverableSigned", "DeliverableSigned"]
    assert [fact["fact"] for fact in facts[-4:]] == ending


def test_from_an_offer_to_what_was_learned(table: Clients) -> None:
    offered = {"data__kind": "people", "data__quantity": "3", "data__unit": "places", "data__description": "Plaatsen"}
    joined(table)
    says(table, "AAA", "ContributionOffered", **offered)
    says(table, "coordinator", "ContributionFixed", data__amount__amount="60.000,00")
    says(table, "coordinator", "ContributionDelivered", data__quantity="1")
    says(table, "coordinator", "CommitmentRequested?organisation=AAA", data__text="Drie plaatsen vrijhouden.")
    says(table, "AAA", "CommitmentDeclared", data__text="Dat doen wij.")
    says(table, "coordinator", "CommitmentRecognised")
    says(table, "coordinator", "LearningMomentHeld", data__seeNow="Dit.", data__doNow="Dat.", data__doBetter="Beter.")
    says(table, "coordinator", "SuccessRecorded", data__story="De eerste drie begonnen.")
    says(table, "coordinator", "EvaluationPlanned")
    says(table, "coordinator", "EvaluationConcluded", data__conclusion="continue")

    facts = table["coordinator"].get(f"/v1{PLACE}/history").get_json()["items"]
    fixed = next(fact for fact in facts if fact["fact"] == "ContributionFixed")
    assert fixed["data"]["amount"] == {"minor": 6000000, "currency": "EUR"}


@pytest.mark.parametrize("fact", ["ReadinessDeclared", "PositionTaken", "DeliverableSigned", "CommitmentDeclared"])
def test_the_coordinator_reads_whose_word_it_is_and_how_to_ask_for_it(table: Clients, fact: str) -> None:
    answer = table["coordinator"].get(f"{PLACE}/tell/{fact}?lang=nl&organisation=AAA")

    text = Page(answer.text).text()
    assert answer.status_code == 403
    assert "Vraag het aan vzw AAA" in text
    assert f"{PLACE}/access" in answer.text
