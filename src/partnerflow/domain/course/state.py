"""Where the partnership is and how it came there: stays, returns, pauses, waivers, renewals and the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.structs import replace

from partnerflow.domain.course import facts
from partnerflow.domain.course.records import (
    Advance,
    Ending,
    Migration,
    Pause,
    Recommitment,
    Renewal,
    Return,
    Stakeholders,
    Stay,
    Waiver,
)
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.interaction import facts as interaction

Status = Literal["active", "paused", "ended"]


@dataclass(slots=True, kw_only=True)
class Course(Slice):
    """The course of one partnership."""

    founded_on: str = ""
    founding: str = ""
    founding_fact: str = ""
    name: str = ""
    working_name: str = ""
    region: str = ""
    profile: str = ""
    initiator: str | None = None
    issue_stated: bool = False
    reason_stated: bool = False
    solution_labelled: bool | None = None
    phase: str = ""
    entry_phase: str = ""
    round: int = 1
    paused: bool = False
    open_return: str | None = None
    ended: Ending | None = None
    closing_report: str | None = None
    retain_through: str | None = None
    stakeholders: Stakeholders | None = None
    stays: list[Stay] = field(default_factory=list)
    advances: list[Advance] = field(default_factory=list)
    returns: dict[str, Return] = field(default_factory=dict)
    return_requests: list[str] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    waivers: dict[str, Waiver] = field(default_factory=dict)
    renewals: dict[str, Renewal] = field(default_factory=dict)
    externals: dict[str, str] = field(default_factory=dict)
    migrations: list[Migration] = field(default_factory=list)

    @property
    def status(self) -> Status:
        return "ended" if self.ended else "paused" if self.paused else "active"

    @property
    def ordinal(self) -> int:
        """Which stay in its phase this is: 1 for the first."""
        return sum(stay.phase == self.phase for stay in self.stays)

    def first_entered(self, phase: str) -> Stay | None:
        """The first stay in a phase that began here: when the stay that an import found began is not known."""
        begun = self.stays[1:] if self.founding == "PartnershipImported" else self.stays
        return next((stay for stay in begun if stay.phase == phase), None)

    def waivers_of(self, guard: str, day: str) -> list[Waiver]:
        """The waivers that cover this guard on this day."""
        return [waiver for waiver in self.waivers.values() if waiver.guard == guard and waiver.holds_on(day)]


@folds(Course, facts.PartnershipInitiated)
def _initiated(course: Course, fact: Fact[facts.PartnershipInitiated], state: Any) -> None:
    data = fact.data
    _found(course, fact, data.name, data.region, data.profile)
    course.initiator = data.initiator
    course.issue_stated = state.has_text(data.issue)
    course.reason_stated = state.has_text(data.reason)
    course.solution_labelled = data.initiator_solution.labelled_as_image if data.initiator_solution else None
    _enter(course, state.process.phases[0].key, fact)


@folds(Course, facts.PartnershipImported)
def _imported(course: Course, fact: Fact[facts.PartnershipImported], state: Any) -> None:
    data = fact.data
    _found(course, fact, data.name, data.region, data.profile)
    course.issue_stated = state.has_text(data.issue)
    _enter(course, data.phase, fact)


def _found(course: Course, fact: Fact[Any], name: str, region: str, profile: str) -> None:
    course.founded_on, course.founding, course.founding_fact = fact.occurred_on, fact.type, fact.id
    course.name = course.working_name = name
    course.region, course.profile = region, profile


def _enter(course: Course, phase: str, fact: Fact[Any]) -> None:
    if course.stays:
        course.stays[-1] = replace(course.stays[-1], left=fact.occurred_on)
    else:
        course.entry_phase = phase
    course.phase = phase
    course.stays.append(Stay(phase=phase, entered=fact.occurred_on, round=course.round, fact=fact.id))


@folds(Course, interaction.IdentityMarkerAdopted)
def _known_by(course: Course, fact: Fact[interaction.IdentityMarkerAdopted], state: Any) -> None:
    """The name by which the network is known takes the place of the one it began under."""
    course.name = fact.data.name


@folds(Course, facts.ProfileChanged)
def _profile(course: Course, fact: Fact[facts.ProfileChanged], state: Any) -> None:
    course.profile = fact.data.profile


@folds(Course, facts.ExternalEngaged)
def _external(course: Course, fact: Fact[facts.ExternalEngaged], state: Any) -> None:
    course.externals[fact.data.external] = fact.data.capacity


@folds(Course, facts.StakeholdersMapped)
def _stakeholders(course: Course, fact: Fact[facts.StakeholdersMapped], state: Any) -> None:
    course.stakeholders = Stakeholders(missing_voices=fact.data.missing_voices, on=fact.occurred_on, fact=fact.id)


@folds(Course, facts.PhaseAdvanced)
def _advanced(course: Course, fact: Fact[facts.PhaseAdvanced], state: Any) -> None:
    data, left = fact.data, course.phase
    acknowledged = tuple(item.guard for item in data.acknowledged or ())
    course.advances.append(
        Advance(
            source=data.from_,
            target=data.to,
            on=fact.occurred_on,
            fact=fact.id,
            acknowledged=acknowledged,
            evidence=fact.evidence,
            decision=data.decision,
        )
    )
    _enter(course, data.to, fact)
    open_return = course.returns.get(course.open_return or "")
    if open_return is not None and open_return.target == left:
        course.returns[open_return.ref] = replace(open_return, closed_on=fact.occurred_on, how="repaired")
        course.open_return = None


@folds(Course, facts.ReturnRequested)
def _return_requested(course: Course, fact: Fact[facts.ReturnRequested], state: Any) -> None:
    course.return_requests.append(fact.id)


@folds(Course, facts.PhaseReturned)
def _returned(course: Course, fact: Fact[facts.PhaseReturned], state: Any) -> None:
    data = fact.data
    if data.supersedes in course.returns:
        superseded = course.returns[data.supersedes]
        course.returns[data.supersedes] = replace(superseded, closed_on=fact.occurred_on, how="superseded")
    course.returns[data.return_] = Return(
        ref=data.return_,
        source=data.from_,
        target=data.to,
        on=fact.occurred_on,
        fact=fact.id,
        reasons=data.reasons,
        scope=data.return_scope,
        decision=data.decision,
        fates=data.fates,
        reopens_ambition=data.ambition_fate == "reopened",
        target_on=data.target_on,
        repairs=data.repair_agenda,
    )
    course.open_return = data.return_
    course.round += 1
    _enter(course, data.to, fact)


@folds(Course, facts.PartnershipPaused)
def _paused(course: Course, fact: Fact[facts.PartnershipPaused], state: Any) -> None:
    data = fact.data
    course.paused = True
    course.pauses.append(
        Pause(since=fact.occurred_on, reason=data.reason_code, expected_resume_on=data.expected_resume_on, fact=fact.id)
    )


@folds(Course, facts.PartnershipResumed)
def _resumed(course: Course, fact: Fact[facts.PartnershipResumed], state: Any) -> None:
    if course.paused:
        course.paused = False
        course.pauses[-1] = replace(course.pauses[-1], until=fact.occurred_on)


@folds(Course, facts.GuardWaived)
def _waived(course: Course, fact: Fact[facts.GuardWaived], state: Any) -> None:
    data = fact.data
    course.waivers[data.waiver] = Waiver(
        ref=data.waiver,
        guard=data.guard,
        organisation=data.organisation,
        decision=data.decision,
        on=fact.occurred_on,
        fact=fact.id,
        valid_through=data.valid_through,
    )


@folds(Course, facts.WaiverResolved)
def _waiver_resolved(course: Course, fact: Fact[facts.WaiverResolved], state: Any) -> None:
    waiver = course.waivers[fact.data.waiver]
    course.waivers[waiver.ref] = replace(waiver, resolved_on=fact.occurred_on, how=fact.data.how)


@folds(Course, facts.RenewalOpened)
def _renewal_opened(course: Course, fact: Fact[facts.RenewalOpened], state: Any) -> None:
    data = fact.data
    course.renewals[data.renewal] = Renewal(
        ref=data.renewal, term=data.term_number, opened_on=fact.occurred_on, proposed=data.proposed_period, fact=fact.id
    )


@folds(Course, facts.PartnerRecommitted)
def _recommitted(course: Course, fact: Fact[facts.PartnerRecommitted], state: Any) -> None:
    data = fact.data
    renewal = course.renewals[data.renewal]
    told = Recommitment(
        organisation=data.organisation, outcome=data.outcome, effective_on=data.effective_on, fact=fact.id
    )
    others = tuple(item for item in renewal.recommitments if item.organisation != data.organisation)
    course.renewals[renewal.ref] = replace(
        renewal,
        outcomes={**renewal.outcomes, data.organisation: data.outcome},
        recommitments=(*others, told),
    )


@folds(Course, facts.PartnershipRenewed)
def _renewed(course: Course, fact: Fact[facts.PartnershipRenewed], state: Any) -> None:
    data = fact.data
    renewal = course.renewals[data.renewal]
    course.renewals[renewal.ref] = replace(
        renewal, renewed_on=fact.occurred_on, period=data.period, decision=data.decision, renewal_fact=fact.id
    )
    course.round += 1


@folds(Course, facts.PartnershipEnded)
def _ended(course: Course, fact: Fact[facts.PartnershipEnded], state: Any) -> None:
    data = fact.data
    course.ended = Ending(kind=data.kind, on=fact.occurred_on, fact=fact.id, reasons=data.ending_reasons)


@folds(Course, facts.ClosingReportFiled)
def _closing_report(course: Course, fact: Fact[facts.ClosingReportFiled], state: Any) -> None:
    course.closing_report, course.retain_through = fact.id, fact.data.retain_through


@folds(Course, facts.ProcessMigrated)
def _migrated(course: Course, fact: Fact[facts.ProcessMigrated], state: Any) -> None:
    """What came before reads in the new words already (`domain.eras`); from here on the rules are the new ones."""
    before, state.process = state.process, state.following[fact.id]
    course.migrations.append(
        Migration(
            source=before.full_name,
            target=state.process.full_name,
            on=fact.occurred_on,
            fact=fact.id,
            decision=fact.data.decision,
        )
    )
