"""Gates: the guards of leaving a phase as a preview shows them, and the state behind a gate that is taken to be passed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.fact import Fact, Outcome
from partnerflow.domain.guards.evaluation import Finding, findings
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.phases import ADVANCE, may
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.process.definition import GuardKind, Move


class Lack(Declared):
    """One thing that a guard lacks: why, whom or what it concerns, and who can mend it (codes or roles)."""

    reason: str
    organisation: str | None = None
    project: str | None = None
    subject: str | None = None
    who: tuple[str, ...] = ()


class GateGuard(Declared):
    """One guard of leaving a phase: its kind under the profile, how it comes out, what it lacks and what carries it."""

    phase: str
    guard: str
    kind: GuardKind | None
    outcome: Outcome
    holds: bool
    missing: tuple[Lack, ...] = ()
    waived_by: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def gate_guards(
    state: PartnershipState,
    day: str,
    grants: Sequence[GrantOnDay],
    phase: str,
    acknowledged: Collection[str] = (),
) -> tuple[GateGuard, ...]:
    """Every guard of leaving a phase, in the order of the definition, as it comes out on a day."""
    found = findings(state, day, grants, phase=phase, acknowledged=acknowledged)
    return tuple(_shown(phase, finding) for finding in found)


def without_evidence(guards: Sequence[GateGuard]) -> tuple[GateGuard, ...]:
    """The same guards without the facts that carry them: what matters of a gate that is not to be passed yet."""
    return tuple(replace(item, facts=()) for item in guards)


def ways_on(state: PartnershipState, through: str | None = None) -> tuple[Move, ...]:
    """The advances from the present phase, one after the other, until `through` is entered; none when it is not ahead.

    Without `through`: until the course ends.
    """
    moves: list[Move] = []
    phase = state.course.phase
    while phase != through and (move := may(state.process, ADVANCE, phase)) is not None:
        moves.append(move)
        phase = move.target
    return tuple(moves) if through in (None, phase) else ()


def passed(state: PartnershipState, day: str, move: Move) -> PartnershipState:
    """The state once a gate is passed on a day, whether or not its guards would let it."""
    data = PhaseAdvanced(from_=move.source, to=move.target)
    return state.after(
        Fact(id="", type="PhaseAdvanced", stream="partnership", key="", occurred_at=day, by="", data=data)
    )


def _shown(phase: str, finding: Finding) -> GateGuard:
    return GateGuard(
        phase=phase,
        guard=finding.guard,
        kind=finding.kind,
        outcome=finding.outcome,
        holds=not finding.refuses,
        missing=tuple(
            Lack(
                reason=item.reason,
                organisation=item.organisation,
                project=item.project,
                subject=item.subject,
                who=item.who,
            )
            for item in finding.missing
        ),
        waived_by=tuple(item.waiver for item in finding.waived),
        facts=finding.facts,
    )
