"""Telling a partnership of a walk: lines of an import, taken up all together or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from partnerflow.application.imports import ImportReport, ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.errors import FaultyError
from partnerflow.process.definition import ProcessDefinition

Line = dict[str, Any]
ORGANISATIONS = ("AAA", "BBB", "CCC", "DDD")
FIRST_DAY, LAST_DAY = "2020-01-01", "2030-12-31"


class Teller:
    """Tells the facts of one partnership by its key; each gets the next number."""

    def __init__(self, service: Partnerflow, process: ProcessDefinition, key: str) -> None:
        self.service = service
        self.key = key
        self._process = process
        self.last: list[bytes] = []

    @property
    def version(self) -> int:
        """How many facts were taken up."""
        head = self.service.store.head("partnership", self.key)
        return head.version if head is not None else 0

    def tell(self, *lines: Line) -> str | None:
        """Tell facts together; the class of the first refusal, or None when all were taken up."""
        following = self.version
        told = [
            _encoded({"id": f"{self.key}-{following + place:04}", "stream": "partnership", "key": self.key, **line})
            for place, line in enumerate(lines, 1)
        ]
        refused = self._import(told)
        if refused is None:
            self.last = told
        return refused

    def again(self) -> ImportReport:
        """Tell once more what was taken up last."""
        return self.service.import_facts(self.last, ImportRequest(process=self._process))

    def _import(self, lines: Sequence[bytes]) -> str | None:
        try:
            self.service.import_facts(lines, ImportRequest(process=self._process))
        except FaultyError as error:
            return error.faults[0].code
        return None


def register_all(service: Partnerflow, process: ProcessDefinition) -> None:
    """The organisations that walks are made of."""
    told = {"legalForm": "foundation", "sector": "civil_society", "country": "NL", "identifiers": []}
    lines = [
        _encoded(
            fact("OrganisationRegistered", FIRST_DAY, code, name=code, **told)
            | {"id": f"{code}-0001", "stream": "organisation", "key": code}
        )
        for code in ORGANISATIONS
    ]
    service.import_facts(lines, ImportRequest(process=process))


def fact(name: str, day: str, by: str = "AAA", /, **data: Any) -> Line:
    """One fact, without its place."""
    return {"fact": name, "occurredAt": day, "by": by, "data": data}


def decided(number: int, day: str, entitled: set[str], subject: dict[str, Any]) -> list[Line]:
    """A decision by consent of everybody on one subject: `D-` and its number."""
    text, proposal = "Zo doen wij het.", f"P-{number:04}"
    frozen = {"subjects": [subject], "text": text, "sha256": sha256(text.encode()).hexdigest()}
    terms = {"method": "consent", "entitled": sorted(entitled), "silence": "blocks", "deadline": day}
    round_ = {"proposal": proposal, "round": 1}
    return [
        fact("ProposalTabled", day, proposal=proposal, **frozen, **terms),
        *(
            fact("PositionTaken", day, code, **round_, organisation=code, position="consent")
            for code in sorted(entitled)
        ),
        fact("DecisionTaken", day, decision=f"D-{number:04}", **round_, outcome="adopted", effectiveFrom=day),
    ]


def after(day: str, days: int) -> str:
    """So many days later."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def hash_of(number: int) -> str:
    """The hash over the sections of the version with this number."""
    return sha256(f'{{"body":{{"text":"{text_of(number)}"}}}}'.encode()).hexdigest()


def text_of(number: int) -> str:
    """What the version with this number says."""
    return f"Afspraak {number}."


def _encoded(line: Line) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode()
