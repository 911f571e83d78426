"""A whole story of two partners, phase by phase, in which every guard is met; and the story of their grant."""

from __future__ import annotations

from collections.abc import Iterable

from tests.unit.domain.guards.telling import (
    PARTNERS,
    SCOPES,
    Line,
    adopted,
    decided,
    each,
    in_force,
    line,
    role,
    sections,
    signed,
    submitted,
)


def _preparation() -> Iterable[Line]:
    solution = {"text": "Een loket.", "labelledAsImage": True}
    founding: Line = {"name": "Samen", "issue": "De opgave.", "reason": "De aanleiding.", "region": "Hier"}
    yield line(
        "PartnershipInitiated",
        "2024-01-01",
        **founding,
        initiator="AAA",
        profile="interreg",
        initiatorSolution=solution,
    )
    yield submitted("stakeholderanalyse", "2024-01-02")
    yield line("StakeholdersMapped", "2024-01-02", stakeholders=3, keyStakeholders=2, missingVoices=["bewoners"])
    yield line("PartyInvited", "2024-01-03", organisation="BBB")
    yield line("InvitationAccepted", "2024-01-04", "BBB", organisation="BBB")
    yield from role("01", "process_facilitator", "2024-01-04", "AAA")
    yield line("PhaseAdvanced", "2024-01-05", **{"from": "preparation", "to": "exploring"})


def _exploring() -> Iterable[Line]:
    yield line("DialogueHeld", "2024-01-10", form="bilateral", tracks=["interaction"], present=["AAA", "BBB"])
    yield from each("ReadinessDeclared", "2024-01-11", readiness="willing")
    for partner, number in zip(PARTNERS, ("02", "03"), strict=True):
        yield from role(number, "representative", "2024-01-12", partner)
    mandate: Line = {"organ": "bestuur", "instrument": "decision", "reference": "B-1", "scope": SCOPES}
    mandate |= {"limit": {"minor": 100_000, "currency": "EUR"}, "capacities": ["director"], "jointSignatories": 1}
    yield from each(
        "MandateGranted", "2024-01-13", mandate="M-{}-1", **mandate, validFrom="2024-01-13", validThrough="2024-12-31"
    )
    yield submitted("startnota", "2024-01-14")
    yield from decided("01", "2024-01-15", {"type": "advance_phase", "to": "sharing"}, {"type": "process_agreements"})
    yield adopted("startnota", "2024-01-15", "D-01")
    methods = [{"phase": "sharing", "method": "consent"}]
    yield line(
        "ProcessAgreementsSet", "2024-01-15", agreements=["Zo."], methods=methods, silence="blocks", decision="D-01"
    )
    yield line("PhaseAdvanced", "2024-01-16", **{"from": "exploring", "to": "sharing"})


def _sharing() -> Iterable[Line]:
    yield from each(
        "InterestShared",
        "2024-02-01",
        level="organisation",
        interest="Rust.",
        audience="all_parties",
        newlyDisclosed=False,
    )
    yield from each("OwnAmbitionShared", "2024-02-01", ambition="Groei.", audience="all_parties")
    yield line("TermDisputed", "2024-02-02", term="BG-01", word="thuis")
    yield line("SharedTermAgreed", "2024-02-03", term="BG-01", word="thuis", meaning="Een plek.")
    yield line("SharedAmbitionDrafted", "2024-02-04", ambitionVersion=1, text="Samen verder.")
    yield from each(
        "AmbitionEndorsed", "2024-02-05", ambitionVersion=1, stance="given", recognise=True, own=True, act=True
    )
    yield from each("ConstituencyConsulted", "2024-02-06", ambitionVersion=1, support="broad")
    yield from each("ContributionOffered", "2024-02-07", contribution="CT-{}-1", kind="people", description="Mensen.")
    yield submitted("intentieverklaring", "2024-02-08")
    yield from decided(
        "02",
        "2024-02-09",
        {"type": "adopt_deliverable", "deliverable": {"kind": "intentieverklaring", "version": "1.0"}},
    )
    yield adopted("intentieverklaring", "2024-02-09", "D-02")
    yield from signed("intentieverklaring", "2024-02-10")
    yield in_force("intentieverklaring", "2024-02-10")
    yield line("PhaseAdvanced", "2024-02-11", **{"from": "sharing", "to": "agreeing"})


def _agreeing() -> Iterable[Line]:
    yield from each("AddedValueConfirmed", "2024-03-01", addedValue="Bereik.", kind="expected")
    yield from each("CommitmentRequested", "2024-03-02", commitment="EN-{}-1", text="Kom.")
    yield from each("CommitmentDeclared", "2024-03-03", commitment="EN-{}-1", text="Ik kom.")
    yield from each("CommitmentRecognised", "2024-03-04", commitment="EN-{}-1", recognisedBy=["AAA", "BBB"])
    means: Line = {"kind": "people", "description": "Mensen.", "cofinancing": False}
    yield from each(
        "ContributionFixed", "2024-03-05", contribution="CT-{}-1", **means, amount={"minor": 90_000, "currency": "EUR"}
    )
    yield line("ArchetypeChosen", "2024-03-06", archetype="exploratory")
    dated = sections("afsprakennota", monitoring_and_evaluation=[{"date": "2025-01-01"}])
    yield submitted("afsprakennota", "2024-03-07", sections=dated)
    yield from decided(
        "03", "2024-03-08", {"type": "adopt_deliverable", "deliverable": {"kind": "afsprakennota", "version": "1.0"}}
    )
    yield adopted("afsprakennota", "2024-03-08", "D-03")
    yield from signed("afsprakennota", "2024-03-09")
    yield in_force("afsprakennota", "2024-03-09")
    yield line("PhaseAdvanced", "2024-03-10", **{"from": "agreeing", "to": "shaping"})


def _shaping() -> Iterable[Line]:
    yield line("ProjectDefined", "2024-04-01", project="PF1", title="Loket")
    yield submitted("projectfiche", "2024-04-02", project="PF1", executingPartners=list(PARTNERS), dataRelevant=True)
    sheet = {"kind": "projectfiche", "project": "PF1", "version": "1.0"}
    yield from decided("04", "2024-04-03", {"type": "adopt_deliverable", "deliverable": sheet})
    yield adopted("projectfiche", "2024-04-03", "D-04", project="PF1")
    yield in_force("projectfiche", "2024-04-03", project="PF1")
    yield from role("04", "project_lead", "2024-04-04", "BBB", project="PF1")
    yield from role("05", "lead_partner", "2024-04-04", "AAA")
    yield line("EvaluationPlanned", "2024-04-05", evaluation="E1", kind="annual", plannedOn="2025-01-01")


def grant_story() -> Iterable[Line]:
    amount: Line = {"minor": 500_000, "currency": "EUR"}
    award: Line = {"partnership": "samen", "funder": "FON", "leadPartner": "AAA", "amount": amount}
    yield line("GrantAwarded", "2024-03-01", "FON", **award, period={"start": "2024-04-01", "end": "2026-03-31"})
    yield line("GrantRuleSet", "2024-03-01", "FON", rule="change_notice_days", number=10)
    yield line("TranchePlanned", "2024-03-01", "FON", tranche="T1", amount=amount)
    yield line(
        "MilestoneDefined",
        "2024-03-01",
        "FON",
        milestone="M1",
        text="Getekend.",
        tranche="T1",
        requiredBefore="executing",
    )
    yield line("FunderReviewed", "2024-04-01", "FON", review="RV-01", milestone="M1", outcome="approved")
    yield line("TranchePaid", "2024-04-02", "FON", tranche="T1", amount=amount)


def whole_story() -> list[Line]:
    """Two partners from their first day until they could start executing."""
    return [*_preparation(), *_exploring(), *_sharing(), *_agreeing(), *_shaping()]
