"""All guards of leaving a phase, judged at once: what a move would meet, what refused it, and what carried it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.course.state import Course
from partnerflow.domain.fact import Evidence, GuardFinding, StreamRead
from partnerflow.domain.fact import Outcome as Word
from partnerflow.domain.folding import Record
from partnerflow.domain.guards.conditions import judge, reads_grants
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, NotApplicable, Situation, Unmet, situation_on
from partnerflow.domain.guards.together import let_stand, proposed_together
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault
from partnerflow.process.definition import Guard, GuardKind


class Waived(Record):
    """What a waiver covers: one party, or (None) all."""

    organisation: str | None
    waiver: str


class Finding(Record):
    """How one guard came out under a profile. `kind` None: it has no place there; `missing`: what no waiver covers."""

    guard: str
    kind: GuardKind | None
    outcome: Word
    missing: tuple[Missing, ...] = ()
    waived: tuple[Waived, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether the advance is refused for it; a signal refuses until it is acknowledged."""
        return self.outcome == "unmet"

    def as_fault(self) -> Fault:
        """The refusal of an advance for this guard."""
        concerned = {item.organisation for item in self.missing}
        one = concerned.pop() if len(concerned) == 1 else None
        return refuse(
            "guard",
            "guards_unmet",
            guard=self.guard,
            kind=self.kind,
            missing=[item.as_data() for item in self.missing],
            who=list(dict.fromkeys(code for item in self.missing for code in item.who)),
            **({"organisation": one} if one is not None else {}),
        )


def findings(
    state: PartnershipState,
    day: str,
    grants: Sequence[GrantOnDay],
    phase: str | None = None,
    profile: str | None = None,
    acknowledged: Collection[str] = (),
) -> list[Finding]:
    """How every guard of leaving a phase comes out on a day, in the order of the definition.

    Args:
        state: the partnership on that day; sealed, so that texts forgotten since change nothing.
        grants: its grants as they stood on that day.
        phase, profile: as they are now, unless another is asked about.
        acknowledged: the signals that the advance acknowledges.
    """
    course, process = state.course, state.process
    phase, profile = phase or course.phase, profile or course.profile
    situation = situation_on(state, day, phase=phase, profile=profile, grants=grants)
    taken_over = _taken_over(course, process.earlier_phases(course.entry_phase), phase)
    found = [
        Finding(guard=guard.id, kind=kind, outcome="taken_over", facts=(course.founding_fact,))
        if kind is not None and taken_over
        else _finding(guard, kind, situation, acknowledged)
        for guard in process.guards_leaving(phase)
        for kind in (process.guard_kind(guard.id, profile),)
    ]
    subjects = let_stand(item for finding in found for item in finding.missing)
    if len(subjects) < 2:
        return found
    return [
        replace(finding, missing=tuple(proposed_together(item, subjects) for item in finding.missing))
        for finding in found
    ]


def advance_refusals(case: Case[PhaseAdvanced]) -> Iterator[Fault]:
    """A refusal for each guard that is unmet, unacknowledged signals included (docs/spec/facts.md)."""
    acknowledged = frozenset(item.guard for item in case.data.acknowledged or ())
    grants = case.around.grants(case.fact.key, case.day)
    for finding in findings(case.partnership, case.day, grants, acknowledged=acknowledged):
        if finding.refuses:
            yield finding.as_fault()


def evidence(
    state: PartnershipState, day: str, grants: Sequence[GrantOnDay], acknowledged: Collection[str]
) -> Evidence:
    """What an advance rests on, to be kept with it: who counted, each guard with its facts, the grants looked at."""
    found = findings(state, day, grants, acknowledged=acknowledged)
    process = state.process
    looked = any(reads_grants(process.guards[item.guard].condition) for item in found if item.kind is not None)
    read = grants if looked else ()
    return Evidence(
        counting=state.parties.counting(),
        guards=tuple(GuardFinding(guard=item.guard, outcome=item.outcome, facts=item.facts) for item in found),
        reads=tuple(StreamRead(stream="grant", key=item.key, version=item.version) for item in read),
    )


def _taken_over(course: Course, before_entry: Sequence[str], phase: str) -> bool:
    """Whether the partnership entered after this phase and never returned: then nobody verified its guards."""
    return course.founding == "PartnershipImported" and not course.returns and phase in before_entry


def _finding(guard: Guard, kind: GuardKind | None, situation: Situation, acknowledged: Collection[str]) -> Finding:
    if kind is None:
        return Finding(guard=guard.id, kind=kind, outcome="not_applicable")
    outcome = judge(guard.condition, situation)
    if isinstance(outcome, NotApplicable):
        return Finding(guard=guard.id, kind=kind, outcome="not_applicable")
    if not isinstance(outcome, Unmet):
        return Finding(guard=guard.id, kind=kind, outcome="met", facts=_in_order(outcome.facts))
    lacking = tuple(_with_somebody(item, situation) for item in outcome.missing)
    waived, missing = _waivers(guard, situation, lacking) if kind != "absolute" else ((), lacking)
    word: Word = "unmet"
    if not missing:
        word = "waived"
    elif kind == "signal" and guard.id in acknowledged:
        word = "acknowledged"
    facts = _in_order(outcome.facts)
    return Finding(guard=guard.id, kind=kind, outcome=word, missing=missing, waived=waived, facts=facts)


def _in_order(facts: tuple[str, ...]) -> tuple[str, ...]:
    """Stream by stream, in order of their numbers."""
    return tuple(sorted(facts, key=lambda fact: (fact.rpartition("-")[0], int(fact.rpartition("-")[2]))))


def _with_somebody(item: Missing, situation: Situation) -> Missing:
    """Where nobody leads the process, what its leads would mend is up to the partners."""
    if item.who == PROCESS_LEADS and not situation.state.people.holders(*PROCESS_LEADS):
        return replace(item, who=situation.counting)
    return item


def _waivers(
    guard: Guard, situation: Situation, missing: tuple[Missing, ...]
) -> tuple[tuple[Waived, ...], tuple[Missing, ...]]:
    """The waivers that cover something that is missing, and what none of them covers."""
    used: list[Waived] = []
    for waiver in situation.state.course.waivers_of(guard.id, situation.day):
        party = waiver.organisation
        left = tuple(item for item in missing if party is not None and item.organisation != party)
        if len(left) < len(missing):
            used.append(Waived(organisation=party, waiver=waiver.ref))
        missing = left
    return tuple(used), missing
