"""The gates of the map: what carried each advance, guard by guard, as it stood when the move was made."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.domain.course import records
from partnerflow.domain.fact import GuardFinding
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """One guard as it came out, and the ids of the facts that carried it."""

    guard: str
    title: str
    outcome: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The advance by which a stay began: its day, its fact, the decision that carried it where there was one, its guards."""

    on: str
    fact: str
    decision: str | None = None
    guards: tuple[Guarded, ...] = ()

    @property
    def met(self) -> int:
        """How many guards were met."""
        return self._count("met")

    @property
    def passed_knowingly(self) -> int:
        """How many were not, and were passed with a waiver or as a signal that was named."""
        return self._count("waived", "acknowledged")

    def of(self, *outcomes: str) -> tuple[Guarded, ...]:
        """The guards with one of these outcomes."""
        return tuple(each for each in self.guards if each.outcome in outcomes)

    def _count(self, *outcomes: str) -> int:
        return len(self.of(*outcomes))


def gate_of(advance: records.Advance, process: ProcessDefinition, words: Words) -> Gate:
    """The gate of an advance, its guards called as the process calls them."""
    found = advance.evidence.guards if advance.evidence is not None else ()
    return Gate(
        on=advance.on,
        fact=advance.fact,
        decision=advance.decision,
        guards=tuple(_guarded(each, process, words) for each in found),
    )


def _guarded(finding: GuardFinding, process: ProcessDefinition, words: Words) -> Guarded:
    known = process.guards.get(finding.guard)
    return Guarded(
        guard=finding.guard,
        title=words.text(known.title) if known is not None else finding.guard,
        outcome=finding.outcome,
        facts=finding.facts,
    )
