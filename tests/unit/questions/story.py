"""A small partnership of one or two organisations, told fact by fact."""

from __future__ import annotations

import hashlib
from typing import Any

from partnerflow.errors import Fault
from partnerflow.questions.asking import Answered
from tests.support.processes import shipped_process
from tests.support.world import World
from tests.unit.questions.example import asked_of


def digest(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


class Story:
    """A partnership that begins on its first day; each fact gets the next number of its stream."""

    def __init__(self, process: str = "partnership", began: str = "2024-01-01", today: str = "2026-12-31") -> None:
        self.world = World(today=today, process=shipped_process(process))
        self._numbers: dict[str, int] = {}
        for code in ("AAA", "BBB"):
            self.tell("OrganisationRegistered", began, stream="organisation", key=code, **registration(code))
        founding = {"name": "Samen", "issue": "De opgave.", "reason": "De aanleiding.", "region": "Hier"}
        self.tell("PartnershipInitiated", began, **founding, initiator="AAA", profile="standard")

    def tell(
        self, fact: str, on: str, *, stream: str = "partnership", key: str = "samen", by: str = "AAA", **data: Any
    ) -> str:
        """Tell a fact that the rules accept; returns its id. `known_at` tells it later."""
        line, faults = self._told(fact, on, stream, key, by, data)
        assert not faults, faults
        return line

    def refused(self, fact: str, on: str, *, by: str = "AAA", **data: Any) -> list[Fault]:
        """Tell a fact that the rules refuse."""
        return self._told(fact, on, "partnership", "samen", by, data)[1]

    def submit(self, kind: str, on: str, body: str) -> str:
        """Submit version 1.0 of a deliverable with one section."""
        canonical = f'{{"body":{{"text":"{body}"}}}}'
        ref = {"kind": kind, "version": "1.0"}
        return self.tell(
            "DeliverableSubmitted", on, deliverable=ref, sections={"body": {"text": body}}, sha256=digest(canonical)
        )

    def decide(self, number: int, on: str, *subjects: dict[str, Any]) -> str:
        """Decide on subjects by the consent of the one partner there is; returns the decision's reference."""
        text, proposal, decision = f"Voorstel {number}.", f"P-{number:02}", f"D-{number:02}"
        terms = {"method": "consent", "entitled": ["AAA"], "silence": "blocks", "deadline": on}
        self.tell(
            "ProposalTabled", on, proposal=proposal, subjects=list(subjects), text=text, sha256=digest(text), **terms
        )
        self.tell("PositionTaken", on, proposal=proposal, round=1, organisation="AAA", position="consent")
        self.tell(
            "DecisionTaken", on, decision=decision, proposal=proposal, round=1, outcome="adopted", effectiveFrom=on
        )
        return decision

    def ask(self, name: str, parameters: dict[str, Any] | None = None, **days: str) -> Answered:
        """The answer to a question about this partnership."""
        return asked_of(self.world, name, parameters, key="samen", **days)

    def _told(
        self, fact: str, on: str, stream: str, key: str, by: str, data: dict[str, Any]
    ) -> tuple[str, list[Fault]]:
        number = self._numbers[key] = self._numbers.get(key, 0) + 1
        line = {"id": f"{key}-{number:04}", "fact": fact, "stream": stream, "key": key, "occurredAt": on, "by": by}
        if "known_at" in data:
            line["knownAt"] = data.pop("known_at")
        return line["id"], self.world.tell({**line, "data": data})


def registration(name: str) -> dict[str, Any]:
    """What is registered of an organisation."""
    return {"name": name, "legalForm": "foundation", "sector": "civil_society", "country": "NL", "identifiers": []}
