"""The path a partnership walked: its stays in order of time, the returns between them, the pauses in them, its end."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.domain.course import records as course_records
from partnerflow.domain.course.records import Pause
from partnerflow.domain.course.state import Course
from partnerflow.domain.days import between
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.phase_map.gates import Gate, gate_of
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One phase of the process: a column of the map."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """Days within a stay on which the clock stood still, counted from the day of entry."""

    start: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The return by which a stay began."""

    ref: str
    source: str
    target: str
    on: str
    reasons: tuple[str, ...]
    decision: str
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One visit to a phase; `left` is None for the present one, and `days` then counts up to the day of looking.

    `gate`: the advance by which it began. `renewed`: the days within it on which a next term, and with it a next round,
    began.
    """

    phase: str
    round: int
    entered: str
    left: str | None
    days: int
    fact: str
    interruptions: tuple[Interruption, ...] = ()
    by_return: Return | None = None
    gate: Gate | None = None
    renewed: tuple[str, ...] = ()

    @property
    def later_rounds(self) -> tuple[tuple[int, str], ...]:
        """The rounds that began within it, each with its day."""
        return tuple(enumerate(self.renewed, self.round + 1))

    @property
    def rounds(self) -> str:
        """The round in which it was entered, and the last one that began within it."""
        last = self.round + len(self.renewed)
        return str(self.round) if last == self.round else f"{self.round}–{last}"

    @property
    def paused(self) -> int:
        """The days on which the clock stood still."""
        return sum(interruption.days for interruption in self.interruptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The end of the path."""

    on: str
    kind: str
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """What the map draws. `taken_over`: the partnership entered in a later phase, earlier ones were not verified."""

    steps: tuple[Step, ...]
    stays: tuple[Stay, ...]
    paused: bool = False
    taken_over: bool = False
    ending: Ending | None = None

    @property
    def present(self) -> Stay | None:
        """Where the partnership is; None once it has ended."""
        return None if self.ending else self.stays[-1]

    def column(self, phase: str) -> int:
        """The place of a phase in the order of the course, from 0."""
        return next(index for index, step in enumerate(self.steps) if step.key == phase)


def path_of(course: Course, process: ProcessDefinition, day: str, words: Words) -> Path:
    """The path of a course up to a day, its titles in the reader's language."""
    until = course.ended.on if course.ended else day
    returns = {item.fact: item for item in course.returns.values()}
    advances = {item.fact: gate_of(item, process, words) for item in course.advances}
    terms = sorted(each.renewed_on for each in course.renewals.values() if each.renewed_on is not None)
    stays = []
    for stay in course.stays:
        end = stay.left or until
        made = returns.get(stay.fact)
        stays.append(
            Stay(
                phase=stay.phase,
                round=stay.round,
                entered=stay.entered,
                left=stay.left or (course.ended.on if course.ended else None),
                days=between(stay.entered, end),
                fact=stay.fact,
                interruptions=_within(course.pauses, stay.entered, end),
                by_return=_return(made, process, words) if made is not None else None,
                gate=advances.get(stay.fact),
                renewed=tuple(renewed for renewed in terms if stay.entered <= renewed < (stay.left or "9")),
            )
        )
    ended = course.ended
    return Path(
        steps=tuple(Step(key=phase.key, title=words.text(phase.title)) for phase in process.phases),
        stays=tuple(stays),
        paused=course.paused,
        taken_over=course.founding == "PartnershipImported",
        ending=None
        if ended is None
        else Ending(on=ended.on, kind=words.value("endingKind", ended.kind) or ended.kind, fact=ended.fact),
    )


def _return(made: course_records.Return, process: ProcessDefinition, words: Words) -> Return:
    return Return(
        ref=made.ref,
        source=made.source,
        target=made.target,
        on=made.on,
        reasons=tuple(words.text(process.return_reasons[code].title) for code in made.reasons),
        decision=made.decision,
        fact=made.fact,
    )


def _within(pauses: list[Pause], entered: str, end: str) -> tuple[Interruption, ...]:
    found = []
    for pause in pauses:
        start, until = max(pause.since, entered), min(pause.until or end, end)
        if between(start, until):
            found.append(Interruption(start=between(entered, start), days=between(start, until)))
    return tuple(found)
