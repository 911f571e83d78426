"""Who may tell which fact, and in whose name: nobody says for another what only that party can say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.principal import ANY
from partnerflow.application.service import Partnerflow
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import ForbiddenError
from tests.support.policies import shipped_policy
from tests.unit.application.access.world import holder, refusal, role, tell, told, workspace

LETTER = [{"name": "brief.pdf", "sha256": "0" * 64}]
READY: dict[str, Any] = {"readiness": "willing", "organisation": "BRO"}
ENDORSED: dict[str, Any] = {"ambitionVersion": 1, "stance": "given", "recognise": True, "own": True, "act": True}
OWN_VOICE: dict[str, dict[str, Any]] = {
    "ReadinessDeclared": READY,
    "AmbitionEndorsed": {"organisation": "BRO", **ENDORSED},
    "EndorsementWithdrawn": {
        "organisation": "BRO",
        "ambitionVersion": 1,
        "effect": "from_now",
        "reason": "Bij nader inzien.",
    },
    "PositionTaken": {"organisation": "BRO", "proposal": "P-01", "round": 1, "position": "consent"},
    "DeliverableSigned": {
        "organisation": "BRO",
        "deliverable": {"kind": "text", "version": "1.0"},
        "signatories": [{"person": "p-001", "capacity": "mayor"}],
        "signatureMethod": "handwritten",
    },
    "CommitmentDeclared": {"organisation": "BRO", "commitment": "EN-BRO-1", "text": "Wij doen mee."},
    "AddedValueConfirmed": {"organisation": "BRO", "addedValue": "Meer.", "kind": "expected"},
    "HandoverAccepted": {"organisation": "BRO"},
}


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        yield service


@pytest.mark.parametrize("fact", OWN_VOICE)
@pytest.mark.parametrize("name", ["coordinator", "representative", "signatory", "lead_partner"])
def test_nobody_says_for_another_what_is_a_partys_own_word_whatever_the_proof(
    service: Partnerflow, fact: str, name: str
) -> None:
    data = {**OWN_VOICE[fact], "evidence": LETTER}
    of_lin = holder(role(name, "LIN"))

    with_proof = refusal(service, of_lin, fact, by="LIN", behalf="BRO", **data)
    in_its_name = refusal(service, of_lin, fact, by="BRO", **data)
    without = refusal(service, of_lin, fact, by="LIN", **data)

    assert {with_proof, in_its_name, without} <= {"own_voice", "speaks_for_another", "not_told_by_role"}


@pytest.mark.parametrize("fact", OWN_VOICE)
def test_a_coordinator_does_not_say_it_of_its_own_organisation_either(service: Partnerflow, fact: str) -> None:
    data = {**OWN_VOICE[fact], "organisation": "LIN"}

    assert refusal(service, holder(role("coordinator", "LIN")), fact, by="LIN", **data) == "own_voice"
    assert refusal(
        service, holder(role("coordinator", "LIN"), role("representative", "LIN")), fact, by="LIN", **data
    ) in (
        None,
        "no_mandate_named",
    )


def test_a_party_says_it_itself(service: Partnerflow) -> None:
    made = tell(service, holder(role("representative", "BRO")), "ReadinessDeclared", by="BRO", **READY)

    assert [(fact.type, fact.by, fact.principal) for fact in made.facts] == [
        ("ReadinessDeclared", "BRO", "person-aaaaaaaaaaaaaaaa")
    ]


def test_a_coordinator_records_what_another_told_when_there_is_proof_of_it(service: Partnerflow) -> None:
    coordinator = holder(role("coordinator", "LIN"))
    interest: dict[str, Any] = {
        "organisation": "BRO",
        "level": "organisation",
        "interest": "Rust.",
        "audience": "all_parties",
    }
    shared: dict[str, Any] = {**interest, "newlyDisclosed": True, "evidence": LETTER}

    made = tell(service, coordinator, "InterestShared", by="LIN", behalf="BRO", **shared)

    assert (made.facts[0].by, made.facts[0].on_behalf_of) == ("LIN", "BRO")
    assert refusal(
        service, holder(role("representative", "LIN")), "InterestShared", by="LIN", behalf="BRO", **shared
    ) == ("speaks_for_another")


@pytest.mark.parametrize("actor", [None, "BRO", "ZEE"])
def test_facts_are_told_only_in_the_name_that_one_speaks_for(service: Partnerflow, actor: str | None) -> None:
    why = refusal(service, holder(role("coordinator", actor)), "PartyInvited", by="LIN", organisation="ONB")

    assert why == ("speaks_for_nobody" if actor is None else "speaks_for_another")


def test_who_speaks_was_established_elsewhere_for_whoever_speaks_for_anybody(service: Partnerflow) -> None:
    system = holder(role("representative", ANY))

    made = tell(service, system, "ReadinessDeclared", by="BRO", **READY)

    assert made.facts[0].by == "BRO"


@pytest.mark.parametrize(("name", "fact", "data"), [
    ("observer", "PartyInvited", {"organisation": "ONB"}), ("auditor", "PartyInvited", {"organisation": "ONB"}),
])  # fmt: skip
def test_who_only_looks_on_records_nothing(service: Partnerflow, name: str, fact: str, data: dict[str, Any]) -> None:
    assert refusal(service, holder(role(name, "LIN")), fact, by="LIN", **data) == "role_may_not"


def test_a_representative_tells_of_no_other_party(service: Partnerflow) -> None:
    own = holder(role("representative", "DOR"))
    granted: dict[str, Any] = {
        "mandate": "M-BRO-1",
        "organisation": "BRO",
        "organ": "Raad",
        "instrument": "decision",
        "reference": "1",
        "scope": ["explore"],
        "capacities": ["mayor"],
        "jointSignatories": 1,
        "validFrom": "2026-01-01",
    }
    told(service, "partnership", "nota", "MandateGranted", by="BRO", **{**granted, "validFrom": "2025-01-01"})

    revoked: dict[str, Any] = {"mandate": "M-BRO-1", "reason": "Nieuw bestuur."}
    assert refusal(service, own, "MandateGranted", by="DOR", **{**granted, "mandate": "M-BRO-2"}) == "not_own_statement"
    assert refusal(service, own, "MandateRevoked", by="DOR", **revoked) == "not_own_statement"
    assert refusal(service, holder(role("representative", "BRO")), "MandateRevoked", by="BRO", **revoked) is None


def test_a_lead_that_was_given_no_project_works_on_none(service: Partnerflow) -> None:
    draft: dict[str, Any] = {"deliverable": {"kind": "text", "version": "1.0"}}

    assert refusal(service, holder(role("lead", "BRO")), "DeliverableDrafted", by="BRO", **draft) == "not_own_project"


def test_a_lead_works_on_its_own_project_only(service: Partnerflow) -> None:
    for number in (1, 2):
        told(service, "partnership", "nota", "ProjectDefined", project=f"PF{number}", title=f"Project {number}")
        told(service, "partnership", "nota", "ProjectStarted", project=f"PF{number}")
        action: dict[str, Any] = {
            "action": f"A-0{number}",
            "project": f"PF{number}",
            "organisation": "BRO",
            "title": "Actie",
        }
        told(service, "partnership", "nota", "ActionStarted", **action)
    lead = holder(role("lead", "BRO", project="PF1"))

    reasons = [
        refusal(service, lead, fact, by="BRO", **data)
        for fact, data in (
            ("ActionCompleted", {"action": "A-01", "result": "Klaar."}),
            ("ActionCompleted", {"action": "A-02", "result": "Klaar."}),
            ("ProjectSuspended", {"project": "PF1", "reason": "Even wachten."}),
            ("ProjectSuspended", {"project": "PF2", "reason": "Even wachten."}),
            ("DeliverableDrafted", {"deliverable": {"kind": "text", "version": "1.0"}}),
            ("ProjectDefined", {"project": "PF3", "title": "Nog een"}),
        )
    ]

    assert reasons == [None, "not_own_project", None, "not_own_project", "not_own_project", "not_told_by_role"]


def test_a_funder_tells_of_its_own_grant_only(service: Partnerflow) -> None:
    other: dict[str, Any] = {
        "partnership": "nota",
        "leadPartner": "LIN",
        "funder": "YSE",
        "amount": {"minor": 100, "currency": "EUR"},
    }
    told(service, "grant", "GR-2", "GrantApplied", **other, months=12, deliverables=[])
    funder = holder(role("funder", "ZEE"))

    assert refusal(service, funder, "GrantRejected", key="GR-2", by="YSE", reason="Nee.") == "speaks_for_another"
    assert refusal(service, funder, "GrantRejected", key="GR-LIN", by="ZEE", reason="Nee.") is None
    assert service.state("grant", "GR-2").version == 1
    assert service.state("grant", "GR-LIN").version == 2


def test_a_grant_is_founded_only_for_a_partnership_that_is_seen(service: Partnerflow) -> None:
    applied: dict[str, Any] = {"leadPartner": "LIN", "funder": "ZEE", "amount": {"minor": 100, "currency": "EUR"}}
    lead = holder(role("lead_partner", "LIN"))

    own = tell(service, lead, "GrantApplied", key="GR-3", by="LIN", partnership="nota", **applied)

    assert own.stream.head.about == "nota"
    with pytest.raises(ForbiddenError):
        tell(service, lead, "GrantApplied", key="GR-4", by="LIN", partnership="vreemd", **applied)
    with pytest.raises(ForbiddenError):
        tell(service, lead, "GrantApplied", key="GR-4", by="LIN", partnership="nergens", **applied)


def test_founding_takes_a_role_in_the_whole_workspace(service: Partnerflow) -> None:
    about = {"name": "nieuw", "initiator": "LIN", "issue": "Iets.", "reason": "De raad.", "region": "Linde"}
    data: dict[str, Any] = {**about, "profile": "standard"}
    bound, unbound = (holder(role("coordinator", "LIN", partnerships=keys)) for keys in (frozenset({"nieuw"}), None))

    assert refusal(service, bound, "PartnershipInitiated", key="nieuw", by="LIN", **data) == "role_may_not"
    assert refusal(service, unbound, "PartnershipInitiated", key="nieuw", by="LIN", **data) is None
    assert service.state("partnership", "nieuw").version == 1


def test_every_fact_type_is_told_by_some_role_and_nobodys_own_word_by_whoever_keeps_the_record() -> None:
    policy = shipped_policy()

    told_by_some = {name for each in policy.roles.values() for name in each.records}

    about_facts = {"RecordCorrected", "RecordRetracted", "DisclosureErased"}
    assert told_by_some == set(FACT_TYPES) - about_facts
    assert policy.own_voice.isdisjoint(policy.roles["coordinator"].records)
