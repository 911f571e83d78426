"""The life of one partnership: through all phases, and then as much work as is asked for."""

from __future__ import annotations

from datetime import date

from benchmarks import sayings
from benchmarks.sayings import FIRST_DAY, LEAD, PARTNERS, SECTION, TALK
from benchmarks.telling import Data, Telling, sections_hash
from partnerflow.process.definition import ProcessDefinition


class Life:
    """One partnership being told."""

    def __init__(self, key: str, process: ProcessDefinition, begins: date = FIRST_DAY) -> None:
        self.telling = Telling(stream="partnership", key=key, day=begins)
        self._process = process
        self._actions = 0

    def walk(self) -> None:
        """From the first day until the partners execute what they agreed."""
        for phase in (self._prepare, self._explore, self._share, self._agree, self._shape):
            phase()
            self.telling.later(7)

    def work(self, round_number: int) -> None:
        """One round of meeting, acting, deciding and learning."""
        tell, party = self.telling.tell, PARTNERS[round_number % len(PARTNERS)]
        self.telling.later(3)
        tell("DialogueHeld", LEAD, {**sayings.dialogue(round_number), "harvest": TALK})
        self._actions += 1
        action = f"A-{self._actions:02}"
        started = {"action": action, "project": "PF1", "organisation": party, "title": f"Actie {self._actions}"}
        tell("ActionStarted", party, started)
        shared = {"level": "organisation", "audience": "all_parties", "newlyDisclosed": False}
        tell("InterestShared", party, {"organisation": party, "interest": TALK, **shared})
        self.telling.later(3)
        self.telling.decide(PARTNERS, f"Wij gaan verder met actie {self._actions}.", {"type": "other", "text": TALK})
        tell("ReadinessDeclared", party, {"organisation": party, "readiness": "committed"})
        self.telling.later(3)
        tell("LearningMomentHeld", LEAD, sayings.learning_moment())
        tell("ActionCompleted", party, {"action": action, "result": TALK})

    def _prepare(self) -> None:
        tell = self.telling.tell
        tell("PartnershipInitiated", LEAD, sayings.founding(self.telling.key))
        self._submit("stakeholderanalyse")
        tell("StakeholdersMapped", LEAD, {"stakeholders": 9, "keyStakeholders": 4, "missingVoices": ["bewoners"]})
        for party in PARTNERS[1:]:
            tell("PartyInvited", LEAD, {"organisation": party})
            tell("InvitationAccepted", party, {"organisation": party})
        for number, party in enumerate(PARTNERS, 1):
            name = {"name": f"Persoon {number}", "email": f"p{number}@{party.lower()}.example"}
            tell("PersonRegistered", party, {"person": f"p-{number:03}", "organisation": party, **name})
        self._role(1, "process_facilitator", LEAD)
        self._advance("preparation", "exploring")

    def _explore(self) -> None:
        tell = self.telling.tell
        met = {"form": "small_group", "tracks": ["interaction"], "present": list(PARTNERS), "harvest": TALK}
        tell("DialogueHeld", LEAD, met)
        self.telling.each("ReadinessDeclared", PARTNERS, {"readiness": "willing"})
        for number, party in enumerate(PARTNERS, 2):
            self._role(number, "representative", party)
        self.telling.each("MandateGranted", PARTNERS, self._mandate())
        self._submit("startnota")
        advance, agreements = {"type": "advance_phase", "to": "sharing"}, {"type": "process_agreements"}
        decision = self.telling.decide(PARTNERS, "Wij gaan door.", advance, agreements, self._adoption("startnota"))
        self._adopt("startnota", decision)
        methods = [{"phase": phase, "method": "consent"} for phase in ("sharing", "agreeing", "shaping", "executing")]
        settled = {"agreements": [SECTION], "methods": methods, "silence": "blocks", "decision": decision}
        tell("ProcessAgreementsSet", LEAD, settled)
        self._advance("exploring", "sharing")

    def _share(self) -> None:
        tell, each = self.telling.tell, self.telling.each
        openly = {"level": "organisation", "audience": "all_parties", "newlyDisclosed": False}
        each("InterestShared", PARTNERS, {"interest": "Wat {} nodig heeft.", **openly})
        each("OwnAmbitionShared", PARTNERS, {"ambition": "Wat {} zelf wil.", "audience": "all_parties"})
        tell("SharedAmbitionDrafted", LEAD, {"ambitionVersion": 1, "text": SECTION})
        answers = {"stance": "given", "recognise": True, "own": True, "act": True}
        each("AmbitionEndorsed", PARTNERS, {"ambitionVersion": 1, **answers})
        each("ConstituencyConsulted", PARTNERS, {"ambitionVersion": 1, "support": "broad"})
        offer = {"contribution": "CT-{}-1", "kind": "people", "description": "Medewerkers van {}."}
        each("ContributionOffered", PARTNERS, offer)
        self._sign("intentieverklaring")
        self._advance("sharing", "agreeing")

    def _agree(self) -> None:
        tell, each = self.telling.tell, self.telling.each
        each("AddedValueConfirmed", PARTNERS, {"addedValue": "Wat {} eraan heeft.", "kind": "expected"})
        promise = {"commitment": "EN-{}-1", "text": "Wat {} belooft."}
        each("CommitmentRequested", PARTNERS, promise)
        each("CommitmentDeclared", PARTNERS, promise)
        for party in PARTNERS:
            others = [other for other in PARTNERS if other != party]
            recognised = {"commitment": f"EN-{party}-1", "organisation": party, "recognisedBy": others}
            tell("CommitmentRecognised", others[0], recognised)
        means = {"contribution": "CT-{}-1", "kind": "people", "description": "Medewerkers.", "cofinancing": False}
        each("ContributionFixed", PARTNERS, {**means, "amount": {"minor": 90_000, "currency": "EUR"}})
        tell("ArchetypeChosen", LEAD, {"archetype": "exploratory"})
        self._sign("afsprakennota")
        self._advance("agreeing", "shaping")

    def _shape(self) -> None:
        tell = self.telling.tell
        tell("ProjectDefined", LEAD, {"project": "PF1", "title": "Een eerste project"})
        self._submit("projectfiche", project="PF1", executingPartners=list(PARTNERS))
        decision = self.telling.decide(PARTNERS, "Wij voeren uit.", self._adoption("projectfiche", project="PF1"))
        self._adopt("projectfiche", decision, project="PF1")
        self._role(6, "project_lead", PARTNERS[1], project="PF1")
        self._role(7, "lead_partner", LEAD)
        planned = self.telling.day.replace(year=self.telling.day.year + 1).isoformat()
        tell("EvaluationPlanned", LEAD, {"evaluation": "E1", "kind": "annual", "plannedOn": planned})
        self._advance("shaping", "executing")
        tell("ProjectStarted", PARTNERS[1], {"project": "PF1"})

    def _mandate(self) -> Data:
        scope = ["explore", "negotiate", "sign_intent", "sign_agreement", "sign_project", "decide"]
        taken = {
            "mandate": "M-{}-1",
            "organ": "bestuur",
            "instrument": "decision",
            "reference": "B-{}-1",
            "scope": scope,
        }
        return {**taken, "capacities": ["director"], "jointSignatories": 1, "validFrom": self.telling.day.isoformat()}

    def _role(self, number: int, role: str, holder: str, **more: str) -> None:
        assignment = f"R-{number:02}"
        given = {"assignment": assignment, "role": role, "organisation": holder, **more}
        self.telling.tell("RoleAssigned", LEAD, given)
        self.telling.tell("RoleAccepted", holder, {"assignment": assignment})

    def _submit(self, kind: str, project: str | None = None, **more: object) -> None:
        required = [section.name for section in self._process.deliverables[kind].sections]
        sections: Data = {name: {"text": SECTION} for name in required}
        if "monitoring_and_evaluation" in sections:
            sections["monitoring_and_evaluation"]["entries"] = [{"date": "2012-01-02"}]
        told = {"deliverable": _version(kind, project), "sections": sections, "sha256": sections_hash(sections)}
        self.telling.tell("DeliverableSubmitted", LEAD, {**told, **more})

    def _adoption(self, kind: str, project: str | None = None) -> Data:
        return {"type": "adopt_deliverable", "deliverable": _version(kind, project)}

    def _adopt(self, kind: str, decision: str, project: str | None = None) -> None:
        self.telling.tell("DeliverableAdopted", LEAD, {"deliverable": _version(kind, project), "decision": decision})
        if not self._process.deliverables[kind].signed:
            self.telling.tell("DeliverableInForce", LEAD, {"deliverable": _version(kind, project)})

    def _sign(self, kind: str) -> None:
        self._submit(kind)
        self._adopt(kind, self.telling.decide(PARTNERS, f"Wij stellen de {kind} vast.", self._adoption(kind)))
        for number, party in enumerate(PARTNERS, 1):
            signature = {"organisation": party, "mandate": f"M-{party}-1", "signatureMethod": "handwritten"}
            signatories = [{"person": f"p-{number:03}", "capacity": "director"}]
            told = {"deliverable": _version(kind, None), **signature, "signatories": signatories}
            self.telling.tell("DeliverableSigned", party, told)
        self.telling.tell("DeliverableInForce", LEAD, {"deliverable": _version(kind, None)})

    def _advance(self, source: str, target: str) -> None:
        self.telling.tell("PhaseAdvanced", LEAD, {"from": source, "to": target})


def _version(kind: str, project: str | None) -> Data:
    return {"kind": kind, **({"project": project} if project else {}), "version": "1.0"}
