"""A whole story of two partners in which every guard is met, told as lines; a test changes it and asks the guards again.

The facts are folded without being judged, so that a guard can be asked about what the rules would not let happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import count
from typing import Any

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.guards.evaluation import Finding, findings
from partnerflow.domain.history import History
from partnerflow.domain.lines import read_fact
from partnerflow.domain.partnership import GrantState, PartnershipState
from partnerflow.domain.sealing import commitment, map_texts
from partnerflow.process.definition import ProcessDefinition
from tests.support.processes import shipped_process

Line = dict[str, Any]
Change = Callable[[list[Line]], list[Line]]
PARTNERS = ("AAA", "BBB")
TODAY = "2024-06-30"
SCOPES = ["explore", "negotiate", "sign_intent", "sign_agreement"]
PROCESS = shipped_process("partnership")


def line(name: str, on: str, by: str = "AAA", /, **data: Any) -> Line:
    """One line of the story, without its number."""
    return {"fact": name, "occurredAt": on, "by": by, "data": data}


def each(name: str, on: str, /, **data: Any) -> list[Line]:
    """One line for each partner; `{}` in a value stands for its code."""
    return [
        line(name, on, partner, organisation=partner, **{key: _filled(value, partner) for key, value in data.items()})
        for partner in PARTNERS
    ]


def _filled(value: Any, partner: str) -> Any:
    return value.format(partner) if isinstance(value, str) else value


def sections(kind: str, **entries: Any) -> Line:
    """Every section of a kind, filled; an argument gives a section its rows."""
    return {
        section.name: {"text": "Uitgewerkt.", **({"entries": entries[section.name]} if section.name in entries else {})}
        for section in PROCESS.deliverables[kind].sections
    }


def submitted(kind: str, on: str, version: str = "1.0", **more: Any) -> Line:
    """A version put forward whole."""
    project = {"project": more.pop("project")} if "project" in more else {}
    texts = more.pop("sections", None) or sections(kind)
    deliverable = {"kind": kind, **project, "version": version}
    return line("DeliverableSubmitted", on, deliverable=deliverable, sections=texts, sha256="0" * 64, **more)


def decided(number: str, on: str, *subjects: Line, method: str = "consent") -> list[Line]:
    """A proposal that both partners consent to, and the decision."""
    proposal, text = f"P-{number}", "Wij besluiten."
    tabled = {"proposal": proposal, "subjects": list(subjects), "text": text, "sha256": "0" * 64, "method": method}
    return [
        line("ProposalTabled", on, **tabled, entitled=list(PARTNERS), silence="blocks", deadline=on),
        *each("PositionTaken", on, proposal=proposal, round=1, position="consent"),
        line("DecisionTaken", on, decision=f"D-{number}", proposal=proposal, round=1, outcome="adopted", effectiveFrom=on),
    ]


def adopted(kind: str, on: str, decision: str, version: str = "1.0", **project: str) -> Line:
    """A version adopted by a decision."""
    return line("DeliverableAdopted", on, deliverable={"kind": kind, **project, "version": version}, decision=decision)


def signed(kind: str, on: str, version: str = "1.0") -> list[Line]:
    """A version signed by each partner under its mandate."""
    signatories = [{"person": "p-001", "capacity": "director"}]
    return each(
        "DeliverableSigned",
        on,
        deliverable={"kind": kind, "version": version},
        mandate="M-{}-1",
        signatories=signatories,
        signatureMethod="handwritten",
    )


def in_force(kind: str, on: str, version: str = "1.0", **project: str) -> Line:
    """A version that applies from a day."""
    return line("DeliverableInForce", on, deliverable={"kind": kind, **project, "version": version})


def role(number: str, name: str, on: str, holder: str, **more: str) -> list[Line]:
    """A role assigned and accepted."""
    return [
        line("RoleAssigned", on, assignment=f"R-{number}", role=name, organisation=holder, **more),
        line("RoleAccepted", on, holder, assignment=f"R-{number}"),
    ]


def returned(on: str, to: str, *, ambition: str = "unchanged", source: str = "shaping") -> list[Line]:
    """A return by decision, with the fates of the fate table."""
    move: Line = {"return": "RT-01", "from": source, "to": to, "reasons": ["money"], "returnScope": "everything"}
    move |= {"decision": "D-90", "fates": [], "ambitionFate": ambition, "repairAgenda": [{"text": "Herstellen."}]}
    return [
        *decided("90", on, {"type": "return_phase", "to": to}),
        line("PhaseReturned", on, **move, targetOn="2024-12-31", funderNoticeNeeded=True),
    ]


def _preparation() -> Iterable[Line]:
    solution = {"text": "Een loket.", "labelledAsImage": True}
    founding: Line = {"name": "Samen", "issue": "De opgave.", "reason": "De aanleiding.", "region": "Hier"}
    yield line("PartnershipInitiated", "2024-01-01", **founding, initiator="AAA", profile="interreg", initiatorSolution=solution)
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
    yield from each("MandateGranted", "2024-01-13", mandate="M-{}-1", **mandate, validFrom="2024-01-13", validThrough="2024-12-31")
    yield submitted("startnota", "2024-01-14")
    yield from decided("01", "2024-01-15", {"type": "advance_phase", "to": "sharing"}, {"type": "process_agreements"})
    yield adopted("startnota", "2024-01-15", "D-01")
    methods = [{"phase": "sharing", "method": "consent"}]
    yield line("ProcessAgreementsSet", "2024-01-15", agreements=["Zo."], methods=methods, silence="blocks", decision="D-01")
    yield line("PhaseAdvanced", "2024-01-16", **{"from": "exploring", "to": "sharing"})


def _sharing() -> Iterable[Line]:
    yield from each("InterestShared", "2024-02-01", level="organisation", interest="Rust.", audience="all_parties", newlyDisclosed=False)
    yield from each("OwnAmbitionShared", "2024-02-01", ambition="Groei.", audience="all_parties")
    yield line("TermDisputed", "2024-02-02", term="BG-01", word="thuis")
    yield line("SharedTermAgreed", "2024-02-03", term="BG-01", word="thuis", meaning="Een plek.")
    yield line("SharedAmbitionDrafted", "2024-02-04", ambitionVersion=1, text="Samen verder.")
    yield from each("AmbitionEndorsed", "2024-02-05", ambitionVersion=1, stance="given", recognise=True, own=True, act=True)
    yield from each("ConstituencyConsulted", "2024-02-06", ambitionVersion=1, support="broad")
    yield from each("ContributionOffered", "2024-02-07", contribution="CT-{}-1", kind="people", description="Mensen.")
    yield submitted("intentieverklaring", "2024-02-08")
    yield from decided("02", "2024-02-09", {"type": "adopt_deliverable", "deliverable": {"kind": "intentieverklaring", "version": "1.0"}})
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
    yield from each("ContributionFixed", "2024-03-05", contribution="CT-{}-1", **means, amount={"minor": 90_000, "currency": "EUR"})
    yield line("ArchetypeChosen", "2024-03-06", archetype="exploratory")
    dated = sections("afsprakennota", monitoring_and_evaluation=[{"date": "2025-01-01"}])
    yield submitted("afsprakennota", "2024-03-07", sections=dated)
    yield from decided("03", "2024-03-08", {"type": "adopt_deliverable", "deliverable": {"kind": "afsprakennota", "version": "1.0"}})
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


def _grant() -> Iterable[Line]:
    amount: Line = {"minor": 500_000, "currency": "EUR"}
    award: Line = {"partnership": "samen", "funder": "FON", "leadPartner": "AAA", "amount": amount}
    yield line("GrantAwarded", "2024-03-01", "FON", **award, period={"start": "2024-04-01", "end": "2026-03-31"})
    yield line("GrantRuleSet", "2024-03-01", "FON", rule="change_notice_days", number=10)
    yield line("TranchePlanned", "2024-03-01", "FON", tranche="T1", amount=amount)
    yield line("MilestoneDefined", "2024-03-01", "FON", milestone="M1", text="Getekend.", tranche="T1", requiredBefore="executing")
    yield line("FunderReviewed", "2024-04-01", "FON", review="RV-01", milestone="M1", outcome="approved")
    yield line("TranchePaid", "2024-04-02", "FON", tranche="T1", amount=amount)


def whole_story() -> list[Line]:
    """Two partners from their first day until they could start executing."""
    return [*_preparation(), *_exploring(), *_sharing(), *_agreeing(), *_shaping()]


def without(name: str, /, **having: Any) -> Change:
    """The story without these facts."""
    return lambda story: [item for item in story if not _is(item, name, having)]


def altered(name: str, having: Line | None = None, /, **data: Any) -> Change:
    """The story with other values in these facts."""
    return lambda story: [
        {**item, "data": {**item["data"], **data}} if _is(item, name, having or {}) else item for item in story
    ]


def followed_by(*lines: Line) -> Change:
    """The story with more facts after it."""
    return lambda story: [*story, *lines]


def _is(item: Line, name: str, having: Line) -> bool:
    return item["fact"] == name and all(item["data"].get(key) == value for key, value in having.items())


def sealed(lines: Iterable[Line], stream: str, key: str, salt: bytes = b"salt") -> list[AnyFact]:
    """The lines as sealed facts of one stream."""
    numbers, facts = count(1), []
    for item in lines:
        fact, faults = read_fact({"id": f"{key}-{next(numbers):04}", "stream": stream, "key": key, **item})
        assert fact is not None, (item, faults)
        facts.append(map_texts(fact, lambda pointer, text: commitment(text, sha256(salt + pointer.encode()).digest())))
    return facts


def state_of(lines: Iterable[Line], process: ProcessDefinition = PROCESS, salt: bytes = b"salt") -> PartnershipState:
    """What is true after the story."""
    state = History("partnership", process, sealed(lines, "partnership", "samen", salt)).state
    assert isinstance(state, PartnershipState)
    return state


def grants_of(*changes: Change) -> tuple[GrantOnDay, ...]:
    """The grant of the story, as changed."""
    lines = list(_grant())
    for change in changes:
        lines = change(lines)
    if not lines:
        return ()
    history = History("grant", PROCESS, sealed(lines, "grant", "GR-1"))
    assert isinstance(history.state, GrantState)
    return (GrantOnDay(key="GR-1", version=history.version, grant=history.state.grant),)


def told(*changes: Change) -> list[Line]:
    """The story as changed."""
    story = whole_story()
    for change in changes:
        story = change(story)
    return story


def found(
    guard: str, *changes: Change, grants: tuple[GrantOnDay, ...] | None = None, profile: str | None = None
) -> Finding:
    """How one guard comes out in the story as changed."""
    state, phase = state_of(told(*changes)), PROCESS.guards[guard].phase
    beside = grants_of() if grants is None else grants
    return next(item for item in findings(state, TODAY, beside, phase, profile) if item.guard == guard)


def missing(finding: Finding) -> list[tuple[str, str | None]]:
    """What a guard lacks: reason and party."""
    return [(item.reason, item.organisation) for item in finding.missing]
