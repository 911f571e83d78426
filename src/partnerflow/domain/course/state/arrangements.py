"""What the partners arrange around the phases: name, profile, helpers, pauses, waivers, terms, the end, another process."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from partnerflow.domain.course import facts
from partnerflow.domain.course.records import Ending, Migration, Pause, Recommitment, Renewal, Stakeholders, Waiver
from partnerflow.domain.course.state.course import Course
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import folds
from partnerflow.domain.interaction import facts as interaction


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
