"""Three partners, AAA, BBB and CCC, at the table of an imported partnership, and a funder: FON."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from partnerflow.domain.partnership import GrantState, PartnershipState
from partnerflow.errors import Fault
from partnerflow.messages import LANGUAGES, render
from tests.support.world import World

PARTNERS = ("AAA", "BBB", "CCC")
KEY = "proef"
GRANT = "GR-1"
BEGAN = "2020-01-06"
NOTE: dict[str, Any] = {"kind": "afsprakennota", "version": "1.0"}
"""The agreement that the partnership brought along: in force, nothing verified."""


class Table:
    """Tells facts on `day`, each with the next free id of its stream."""

    def __init__(self) -> None:
        self.world = World()
        self.day = BEGAN
        self._numbers: dict[str, int] = {}
        for code in (*PARTNERS, "DDD", "FON"):
            data = {"name": code, "legalForm": "foundation", "sector": "knowledge", "country": "NL", "identifiers": []}
            self.told("OrganisationRegistered", code, data, stream="organisation", key=code)
        founding = {"name": "Proef", "issue": "Een opgave.", "region": "Nergens", "phase": "executing"}
        self.told("PartnershipImported", "AAA", {**founding, "profile": "import", "source": "Een ordner."})
        for code in PARTNERS:
            self.told("PartnerAdmitted", "AAA", {"organisation": code, "category": "partner", "basis": "taken_over"})
        self.told("DeliverableTakenOver", "AAA", {"deliverable": NOTE, "source": "Een convenant."})
        self.day = "2020-02-03"

    def tell(
        self, fact: str, by: str, data: dict[str, Any], *, stream: str = "partnership", key: str = KEY
    ) -> list[Fault]:
        """Tell one fact and give back why it was refused."""
        number = self._numbers[key] = self._numbers.get(key, 0) + 1
        line = {
            "id": f"{key}-{number:04d}",
            "fact": fact,
            "stream": stream,
            "key": key,
            "occurredAt": self.day,
            "by": by,
        }
        return self.world.tell({**line, "data": data})

    def told(self, fact: str, by: str, data: dict[str, Any], *, stream: str = "partnership", key: str = KEY) -> None:
        """Tell one fact that must be accepted."""
        faults = self.tell(fact, by, data, stream=stream, key=key)
        assert not faults, f"{fact} was refused: {faults[0]}"

    def say(self, fact: str, organisation: str, **data: Any) -> list[Fault]:
        """A statement of a party about itself."""
        return self.tell(fact, organisation, {"organisation": organisation, **data})

    def of_grant(self, fact: str, by: str, **data: Any) -> list[Fault]:
        """Tell one fact of the grant."""
        return self.tell(fact, by, data, stream="grant", key=GRANT)

    def table(self, *subjects: dict[str, Any], ref: str = "P-01", **terms: Any) -> list[Fault]:
        """Put a proposal to all partners, to be decided by consent unless the terms say otherwise."""
        return self.tell("ProposalTabled", "AAA", proposal(*subjects, ref=ref, **terms))

    def answer(self, ref: str, round_: int = 1, **positions: str) -> None:
        """Let parties take positions that must be accepted."""
        for code, position in positions.items():
            faults = self.say("PositionTaken", code, proposal=ref, round=round_, position=position)
            assert not faults, faults[0]

    def conclude(self, ref: str, by: str = "AAA", outcome: str = "adopted", round_: int = 1) -> list[Fault]:
        """Close a round."""
        decision = {"decision": ref.replace("P", "D"), "proposal": ref, "round": round_, "outcome": outcome}
        return self.tell("DecisionTaken", by, {**decision, "effectiveFrom": self.day})

    def decide(self, *subjects: dict[str, Any], ref: str = "P-01") -> str:
        """Let all partners consent to these subjects; gives back the decision."""
        assert not self.table(*subjects, ref=ref)
        self.answer(ref, **dict.fromkeys(self.state.parties.counting(), "consent"))
        assert not self.conclude(ref)
        return ref.replace("P", "D")

    def submit(self, version: str, text: str = "Zo doen we het.") -> dict[str, Any]:
        """Submit a version of the agreement; gives back its hash and reference as an adoption names them."""
        deliverable = {"kind": "afsprakennota", "version": version}
        sections = {"decision_making": {"text": text}, "signing": {"text": "Getekend."}}
        self.told(
            "DeliverableSubmitted",
            "AAA",
            {"deliverable": deliverable, "sections": sections, "sha256": hash_of(sections)},
        )
        return {"type": "adopt_deliverable", "deliverable": deliverable, "sha256": hash_of(sections)}

    def adopt(self, version: str, ref: str = "P-01") -> dict[str, Any]:
        """Submit and adopt a version of the agreement; gives back its reference."""
        adoption = self.submit(version)
        decision = self.decide(adoption, ref=ref)
        self.told("DeliverableAdopted", "AAA", {"deliverable": adoption["deliverable"], "decision": decision})
        deliverable: dict[str, Any] = adoption["deliverable"]
        return deliverable

    def award(self, minor: int = 1_000_000) -> None:
        """Let the funder award the grant."""
        period = {"start": "2020-02-01", "end": "2021-01-31"}
        data = {"partnership": KEY, "funder": "FON", "leadPartner": "AAA", "amount": euro(minor), "period": period}
        assert not self.of_grant("GrantAwarded", "FON", **data)

    @property
    def state(self) -> PartnershipState:
        return self.world.state(KEY)

    @property
    def grant(self) -> GrantState:
        state = self.world.history("grant", GRANT).state
        assert isinstance(state, GrantState)
        return state


def proposal(
    *subjects: dict[str, Any], ref: str = "P-01", text: str = "Wij besluiten.", **terms: Any
) -> dict[str, Any]:
    """The data of a proposal to all three partners."""
    usual = {"method": "consent", "entitled": list(PARTNERS), "silence": "blocks", "deadline": "2020-12-31"}
    asked = list(subjects) or [{"type": "other", "text": "Iets."}]
    frozen = {"proposal": ref, "subjects": asked, "text": text, "sha256": sha256(text.encode()).hexdigest()}
    return {**frozen, **usual, **terms}


def hash_of(sections: dict[str, Any]) -> str:
    """The hash that covers sections: of their canonical JSON."""
    return sha256(json.dumps(sections, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def euro(minor: int, currency: str = "EUR") -> dict[str, Any]:
    """An amount."""
    return {"minor": minor, "currency": currency}


def reasons(faults: list[Fault]) -> list[tuple[str, str]]:
    """Class and reason of each refusal, in order; each must speak both languages, without a hole in its words."""
    for fault in faults:
        for language in LANGUAGES:
            message = render(fault, language)
            assert message.text != f"{fault.code}: {fault.reason}", f"{fault.code}.{fault.reason} has no words"
            assert "…" not in message.text + message.remedy, f"{fault.code}.{fault.reason} leaves a hole in {language}"
    return [(fault.code, fault.reason) for fault in faults]
