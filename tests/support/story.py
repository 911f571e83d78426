"""A story: one partnership told fact by fact, so that a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import Fault
from partnerflow.process.definition import ProcessDefinition
from tests.support.world import World

KEY = "proef"
STREAMS = {"organisation": "AAA", "partnership": KEY, "grant": "GR-1"}


class Story:
    """A world with organisations in the register and one partnership; every fact gets the next number by itself."""

    def __init__(self, *organisations: str, following: Iterable[ProcessDefinition] = ()) -> None:
        self.world = World(following=following)
        self._numbers: dict[str, int] = {}
        self._decisions = 0
        for code in organisations:
            self.tells(
                "OrganisationRegistered",
                "2020-01-06",
                by=code,
                stream="organisation",
                key=code,
                data=_organisation(code),
            )

    @classmethod
    def imported(
        cls,
        phase: str = "executing",
        *,
        partners: tuple[str, ...] = ("AAA", "BBB", "CCC"),
        following: Iterable[ProcessDefinition] = (),
    ) -> Story:
        """A partnership taken over in a phase, with partners; DDD and EEE are in the register only.

        `following` are the definitions that it may go on under.
        """
        story = cls(*partners, "DDD", "EEE", following=following)
        told = {"name": "Proef", "issue": "Een opgave.", "region": "Nergensland", "source": "Een ordner."}
        story.tells("PartnershipImported", "2020-01-06", data={**told, "phase": phase, "profile": "import"})
        for code in partners:
            story.tells("PartnerAdmitted", "2020-01-06", organisation=code, category="partner", basis="taken_over")
        return story

    @classmethod
    def begun(cls, *invited: str, following: Iterable[ProcessDefinition] = ()) -> Story:
        """A partnership that AAA began, with the organisations that accepted its invitation."""
        story = cls("AAA", *invited, "DDD", "EEE", following=following)
        told = {"name": "Proef", "issue": "Een opgave.", "reason": "Samen.", "region": "Nergensland"}
        story.tells("PartnershipInitiated", "2020-01-06", data={**told, "initiator": "AAA", "profile": "standard"})
        for code in invited:
            story.tells("PartyInvited", "2020-01-06", organisation=code)
            story.tells("InvitationAccepted", "2020-01-06", by=code, organisation=code)
        return story

    @property
    def state(self) -> PartnershipState:
        return self.world.state(KEY)

    def asks(
        self,
        fact: str,
        on: str,
        *,
        by: str = "AAA",
        known: str | None = None,
        on_behalf_of: str | None = None,
        stream: str = "partnership",
        key: str | None = None,
        data: dict[str, Any] | None = None,
        **members: Any,
    ) -> list[Fault]:
        """Tell a fact and give back its refusals, none when it was taken up."""
        key = key or STREAMS[stream]
        number = self._numbers.get(key, 0) + 1
        line = {"id": f"{key}-{number:04d}", "fact": fact, "stream": stream, "key": key, "occurredAt": on, "by": by}
        line |= {"knownAt": known} if known else {}
        line |= {"onBehalfOf": on_behalf_of} if on_behalf_of else {}
        faults = self.world.tell({**line, "data": {**(data or {}), **members}})
        if not faults:
            self._numbers[key] = number
        return faults

    def tells(self, fact: str, on: str, **rest: Any) -> str:
        """Tell a fact that must be taken up; its id."""
        faults = self.asks(fact, on, **rest)
        assert not faults, f"{fact} was refused: {faults[0]}"
        key = rest.get("key") or STREAMS[rest.get("stream", "partnership")]
        return f"{key}-{self._numbers[key]:04d}"

    def succeeds(self, on: str, predecessor: str, *successors: str, kind: str = "merger") -> None:
        """By law and in the partnership, others take a party's place."""
        for code in successors:
            law = {"successor": code, "kind": kind}
            self.tells("OrganisationSucceeded", on, by=code, stream="organisation", key=predecessor, data=law)
            self.tells("PartnerSucceeded", on, by=code, predecessor=predecessor, successor=code)

    def decides(
        self, on: str, *subjects: dict[str, Any], outcome: str = "adopted", without: tuple[str, ...] = ()
    ) -> str:
        """A decision by consent of the counting partners on these subjects; its reference.

        `without` are left out of it on the ground that it is about their own exclusion.
        """
        self._decisions += 1
        ref = f"{self._decisions:02d}"
        entitled = [code for code in self.state.parties.counting() if code not in without]
        text = "Wij besluiten."
        excluded = [{"organisation": code, "reasonCode": "own_exclusion"} for code in without]
        self.tells(
            "ProposalTabled",
            on,
            proposal=f"P-{ref}",
            subjects=list(subjects),
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            method="consent",
            entitled=entitled,
            silence="blocks",
            deadline=on,
            data={"excluded": excluded} if excluded else {},
        )
        for code in entitled:
            self.tells(
                "PositionTaken", on, by=code, proposal=f"P-{ref}", round=1, organisation=code, position="consent"
            )
        self.tells(
            "DecisionTaken", on, decision=f"D-{ref}", proposal=f"P-{ref}", round=1, outcome=outcome, effectiveFrom=on
        )
        return f"D-{ref}"


def reasons(faults: list[Fault]) -> list[str]:
    """Class and reason of each refusal."""
    return [f"{fault.code}.{fault.reason}" for fault in faults]


def _organisation(code: str) -> dict[str, Any]:
    return {
        "name": f"Stichting {code}",
        "legalForm": "foundation",
        "sector": "civil_society",
        "country": "NL",
        "identifiers": [],
    }
