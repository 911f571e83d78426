"""A process definition as the program holds it: frozen, complete, and free of the format it was written in.

`reader.read` is the only maker; whatever holds a definition may rely on `checks` having found no fault in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from partnerflow.process.conditions import Condition
from partnerflow.process.text import Text

Need = Literal["V", "A", "P"]
GuardKind = Literal["hard", "signal", "absolute"]
FateKind = Literal["unchanged", "reopened_in_force", "running_duties_only", "suspended", "wind_down", "withdrawn"]
AmbitionFate = Literal["unchanged", "reopened"]
MoveKind = Literal["advance", "return", "pause", "resume", "renew", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase: the question it answers, and its goals on both tracks."""

    key: str
    title: Text
    question: Text | None
    content: tuple[Text, ...]
    interaction: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a deliverable. `need`: V required, A recommended, P asked for by some profiles."""

    name: str
    title: Text
    need: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """A kind of deliverable. `due_days` counts from the first time its phase is entered, by a move or at the start."""

    kind: str
    title: Text
    phase: str
    per_project: bool
    signed: bool
    in_force: bool
    due_days: int | None
    sections: tuple[Section, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the sections without which it can be neither submitted nor adopted."""
        return tuple(section.name for section in self.sections if section.need == "V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What must be true to leave a phase. A kind of None: it does not apply, unless `by_profile` says so."""

    id: str
    phase: str
    title: Text
    condition: Condition
    kind: GuardKind | None
    by_profile: Mapping[str, GuardKind | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRule:
    """A kind of move: from which phases it can be made and, for advance and return, to which phases."""

    kind: MoveKind
    title: Text
    phases: tuple[str, ...]
    targets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One arrow of the phase machine: `advance`, or `return_to_<phase>`."""

    trigger: str
    source: str
    target: str
    kind: Literal["advance", "return"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReason:
    """Why partners return; the first of `usual_targets` is the usual one."""

    code: str
    title: Text
    usual_targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fates:
    """What a return to one phase does to deliverables in force and to the ambition, unless decided otherwise."""

    deliverables: Mapping[str, FateKind]
    default: FateKind
    ambition: AmbitionFate


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A set of rules for a kind of partnership; how it changes guards stands at the guards.

    `takes_over`: guards of phases before the phase of entry are taken over, not verified.
    """

    key: str
    title: Text
    explanation: Text | None
    signature_by_position: bool
    limits_count: bool
    takes_over: bool
    minor_change_days: int
    notice_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessDefinition:
    """One version of one process. `fingerprint` is the SHA-256 of its canonical form, in lower-case hex.

    `phases` stand in the order of the course; every mapping keeps the order in which it was written. `admission_after`:
    once a deliverable of this kind is in force, a new party counts only when it has been admitted by decision.
    """

    name: str
    version: int
    fingerprint: str
    title: Text
    phases: tuple[Phase, ...]
    moves: Mapping[MoveKind, MoveRule]
    deliverables: Mapping[str, Deliverable]
    admission_after: str | None
    guards: Mapping[str, Guard]
    return_reasons: Mapping[str, ReturnReason]
    fates: Mapping[str, Fates]
    profiles: Mapping[str, Profile]

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    @property
    def full_name(self) -> str:
        """Its name and version as one word: ``partnership.v1``."""
        return f"{self.name}.v{self.version}"

    def phase(self, key: str) -> Phase:
        """The phase with this key; KeyError when there is none."""
        return self.phases[self.phase_index(key)]

    def phase_index(self, key: str) -> int:
        """Its place in the course, from 0; KeyError when there is none."""
        for index, phase in enumerate(self.phases):
            if phase.key == key:
                return index
        raise KeyError(key)

    def next_phase(self, key: str) -> str | None:
        """The phase an advance leads to, or None at the end of the course."""
        index = self.phase_index(key) + 1
        return self.phases[index].key if index < len(self.phases) else None

    def earlier_phases(self, key: str) -> tuple[str, ...]:
        """The phases before this one, in the order of the course."""
        return tuple(phase.key for phase in self.phases[: self.phase_index(key)])

    def allows(self, kind: MoveKind, phase: str) -> bool:
        """Whether this kind of move can be made from this phase."""
        rule = self.moves.get(kind)
        return rule is not None and phase in rule.phases

    def guards_leaving(self, phase: str) -> tuple[Guard, ...]:
        """The guards of leaving this phase, in written order, whatever the profile."""
        return tuple(guard for guard in self.guards.values() if guard.phase == phase)

    def guard_kind(self, guard_id: str, profile: str) -> GuardKind | None:
        """The kind of a guard under a profile; None when it does not apply there."""
        guard = self.guards[guard_id]
        return guard.by_profile.get(profile, guard.kind)

    def fate_of(self, kind: str, target: str) -> FateKind:
        """What becomes of a deliverable of this kind in force, when the partners return to `target`."""
        row = self.fates[target]
        return row.deliverables.get(kind, row.default)

    def ambition_fate(self, target: str) -> AmbitionFate:
        """What becomes of the shared ambition when the partners return to `target`."""
        return self.fates[target].ambition
