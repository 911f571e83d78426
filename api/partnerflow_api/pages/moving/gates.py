"""The gates of a move: which conditions each has, how they stand, and what is missing, in the words of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from partnerflow.domain.guards.evaluation import Finding, Waived
from partnerflow.domain.guards.outcome import Missing
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.moves.gates import GateGuard
from partnerflow_api.pages.moving.telling import Reader
from partnerflow_api.pages.partnership.needed import Condition
from partnerflow_api.pages.partnership.needs import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What must be true to go from one phase to the next; `title` names both."""

    phase: str
    title: str
    conditions: tuple[Condition, ...]

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions that are still open, signals among them."""
        return tuple(item for item in self.conditions if item.open)

    @property
    def settled(self) -> tuple[Condition, ...]:
        """The others."""
        return tuple(item for item in self.conditions if not item.open)


def gate_now(option: MoveOption, reader: Reader, teller: Teller) -> Gate:
    """The gate right ahead, each thing that is missing with its one next step."""
    return _gate(reader, reader.state.course.phase, (teller.condition(item) for item in option.findings))


def gates_of(guards: Iterable[GateGuard], reader: Reader, teller: Teller) -> Iterator[Gate]:
    """Gates as a preview has them: those further on, or those to be passed again after a return."""
    for phase, found in groupby(guards, key=lambda item: item.phase):
        yield _gate(reader, phase, (teller.condition(_finding(item)) for item in found))


def _gate(reader: Reader, phase: str, conditions: Iterable[Condition]) -> Gate:
    target = reader.state.process.next_phase(phase)
    title = reader(
        "page.from_to",
        source=reader.particular.phase(phase),
        target=reader.particular.phase(target) if target is not None else "",
    )
    return Gate(phase=phase, title=title, conditions=tuple(item for item in conditions if item.kind is not None))


def _finding(guard: GateGuard) -> Finding:
    """A guard of a preview as a finding; a preview does not say since when, nor what comes next."""
    return Finding(
        guard=guard.guard,
        kind=guard.kind,
        outcome=guard.outcome,
        missing=tuple(
            Missing(
                reason=item.reason,
                organisation=item.organisation,
                project=item.project,
                subject=item.subject,
                who=item.who,
            )
            for item in guard.missing
        ),
        waived=tuple(Waived(organisation=None, waiver=waiver) for waiver in guard.waived_by),
        facts=guard.facts,
    )
