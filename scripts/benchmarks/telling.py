"""Lines of the import format, numbered and dated, for one stream after the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

Line = dict[str, Any]
Data = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Telling:
    """One stream being told: each fact gets the next number and stands on the current day."""

    stream: str
    key: str
    day: date
    lines: list[Line] = field(default_factory=list)
    _decisions: int = 0

    def tell(self, fact: str, by: str, data: Data) -> None:
        """One more fact."""
        self.lines.append(
            {
                "id": f"{self.key}-{len(self.lines) + 1:04}",
                "fact": fact,
                "stream": self.stream,
                "key": self.key,
                "occurredAt": self.day.isoformat(),
                "by": by,
                "data": data,
            }
        )

    def each(self, fact: str, parties: Iterable[str], data: Data) -> None:
        """The same fact by each party about itself; ``{}`` in a text stands for its code."""
        for party in parties:
            own = {name: value.format(party) if isinstance(value, str) else value for name, value in data.items()}
            self.tell(fact, party, {"organisation": party, **own})

    def later(self, days: int = 1) -> None:
        """Time passes."""
        self.day += timedelta(days=days)

    def decide(self, parties: Sequence[str], text: str, *subjects: Data) -> str:
        """A proposal, everybody's consent and the decision; its reference."""
        self._decisions += 1
        number = f"{self._decisions:02}"
        proposal = {
            "proposal": f"P-{number}",
            "subjects": list(subjects),
            "text": text,
            "sha256": sha256(text.encode()).hexdigest(),
            "method": "consent",
            "entitled": list(parties),
            "silence": "blocks",
            "deadline": self.day.isoformat(),
        }
        self.tell("ProposalTabled", parties[0], proposal)
        self.each("PositionTaken", parties, {"proposal": f"P-{number}", "round": 1, "position": "consent"})
        outcome = {"round": 1, "outcome": "adopted", "effectiveFrom": self.day.isoformat()}
        self.tell("DecisionTaken", parties[0], {"decision": f"D-{number}", "proposal": f"P-{number}", **outcome})
        return f"D-{number}"


def sections_hash(sections: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of sections (docs/spec/facts.md)."""
    canonical = json.dumps(sections, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()


def as_bytes(lines: Iterable[Line]) -> list[bytes]:
    """The lines as an import reads them."""
    return [json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() for line in lines]
