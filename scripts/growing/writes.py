"""What is written: facts without a text, with texts, about a person; a correction; a partnership that begins."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from benchmarks import sayings
from growing.operations import Request
from growing.sides import Side
from partnerflow.domain.catalogue import FACT_TYPES

_TEXT = "Wat goed loopt houden we vast; de wachttijd nemen we volgende keer door."
_DATA: Mapping[str, Callable[[int], Mapping[str, Any]]] = {
    "DialogueHeld": sayings.dialogue,
    "LearningMomentHeld": lambda _: sayings.learning_moment(),
    "PersonRegistered": lambda number: {
        "person": f"p-{number:05}",
        "organisation": sayings.LEAD,
        "name": f"Persoon {number}",
        "email": f"p{number}@noord.example",
    },
}
_FOUNDING = {
    "name": "Een nieuw verband",
    "issue": _TEXT,
    "reason": _TEXT,
    "region": "De streek",
    "initiator": sayings.LEAD,
    "profile": "standard",
}


def writes(side: Side) -> dict[str, Request]:
    """What is recorded, by turns of the partnerships that are worked with; nobody else may write there."""
    writer = _Writer(side)
    told = {f"write: {fact}": writer.telling(fact, data) for fact, data in _DATA.items()}
    return {**told, "write: RecordCorrected": writer.correct}


def founding(side: Side) -> Request:
    """Begins a partnership each time."""
    run, numbers = uuid4().hex[:8], count(1)

    def found() -> None:
        told = {"key": f"nieuw-{run}-{next(numbers)}", "by": sayings.LEAD, "data": _FOUNDING}
        side.client.post("/v1/partnerships", told)

    return found


class _Writer:
    """Knows the version and the name that it left each partnership with."""

    def __init__(self, side: Side) -> None:
        self._client = side.client
        self._versions: dict[str, int] = {}
        self._names: dict[str, str] = {}
        for key in side.keys:
            response, body = side.client.get(f"/v1/partnerships/{key}")
            self._versions[key] = int(response.headers["ETag"].strip('"').partition(";")[0])
            self._names[key] = json.loads(body)["state"]["name"]
        self._turns = cycle(side.keys)

    def telling(self, fact: str, data: Callable[[int], Mapping[str, Any]]) -> Request:
        """Records a fact of this type each time; its data are made from the version that it will have."""

        def tell() -> None:
            key = next(self._turns)
            self._tell(key, fact, data(self._versions[key] + 1))

        return tell

    def correct(self) -> None:
        """Corrects the name of a partnership: its first fact, on which all others follow."""
        key = next(self._turns)
        name = f"Samen in {key}, {self._versions[key]}"
        old, self._names[key] = self._names[key], name
        corrected = {"corrects": f"{key}-0001", "pointer": "/data/name", "old": old, "new": name, "reason": _TEXT}
        self._tell(key, "RecordCorrected", corrected)

    def _tell(self, key: str, fact: str, data: Mapping[str, Any]) -> None:
        told = {"by": sayings.LEAD, "data": data, "expectedVersion": self._versions[key]}
        self._client.post(f"/v1/partnerships/{key}/{FACT_TYPES[fact].path}", told)
        self._versions[key] += 1
