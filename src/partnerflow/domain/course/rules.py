"""Rules of the course: profile, stakeholders, pause, waivers and end; its moves and its renewal stand beside it."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.announced import still_to_come

# Importing them registers their rules.
from partnerflow.domain.course import migrating, moving, renewing  # noqa: F401
from partnerflow.domain.course.facts import (
    ClosingReportFiled,
    GuardWaived,
    PartnershipEnded,
    PartnershipPaused,
    PartnershipResumed,
    ProfileChanged,
    StakeholdersMapped,
    WaiverResolved,
)
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.deliverables.known import known_version
from partnerflow.domain.membership import party_in
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.subjects import EndPartnership, Pause, WaiveGuard
from partnerflow.errors import Fault

# A partnership that is abandoned has nobody left to decide it (docs/spec/facts.md).
ENDS_WITHOUT_DECISION = "abandoned"


@rule(ProfileChanged)
def profile_fits_the_founding(case: Case[ProfileChanged]) -> Iterator[Fault]:
    """A profile that takes guards over is for a partnership that was taken over."""
    takes_over = case.process.profiles[case.data.profile].takes_over
    if takes_over and case.partnership.course.founding != "PartnershipImported":
        yield refuse("sequence", "was_not_taken_over", "/data/profile", profile=case.data.profile)


@rule(StakeholdersMapped)
def analysis_exists(case: Case[StakeholdersMapped]) -> Iterator[Fault]:
    """The analysis it points to is there."""
    if case.data.deliverable is not None:
        yield from known_version(case, case.data.deliverable, "/data/deliverable")


@rule(PartnershipPaused)
def may_pause(case: Case[PartnershipPaused]) -> Iterator[Fault]:
    """The clock runs; a decision that is named decides this pause."""
    data, course = case.data, case.partnership.course
    if course.paused:
        yield refuse("sequence", "already_paused", "/fact", since=course.pauses[-1].since)
    if not case.process.allows("pause", course.phase):
        yield refuse("phase", "no_such_move_here", "/fact", phase=course.phase)
    yield from still_to_come(case, data.expected_resume_on, "/data/expectedResumeOn")
    if data.decision is not None:
        yield from decided(case, data.decision, Pause, lambda subject: subject.reason_code == data.reason_code)


@rule(PartnershipResumed)
def may_resume(case: Case[PartnershipResumed]) -> Iterator[Fault]:
    """Only a pause can end."""
    if not case.partnership.course.paused:
        yield refuse("sequence", "not_paused", "/fact")


@rule(GuardWaived)
def may_be_waived(case: Case[GuardWaived]) -> Iterator[Fault]:
    """Not an absolute guard, and by a decision that names guard and party."""
    data = case.data
    guard = case.process.guards[data.guard]
    if "absolute" in (guard.kind, case.process.guard_kind(data.guard, case.partnership.course.profile)):
        yield refuse("not_waivable", "absolute_guard", "/data/guard", guard=data.guard)
        return
    if data.organisation is not None:
        yield from party_in(case, data.organisation, "/data/organisation")
    yield from still_to_come(case, data.valid_through, "/data/validThrough")
    yield from decided(
        case,
        data.decision,
        WaiveGuard,
        lambda subject: subject.guard == data.guard and subject.organisation in (None, data.organisation),
    )


@rule(WaiverResolved)
def waiver_is_open(case: Case[WaiverResolved]) -> Iterator[Fault]:
    """A waiver is settled once."""
    waiver = case.partnership.course.waivers[case.data.waiver]
    if waiver.resolved_on is not None:
        yield refuse("sequence", "waiver_already_resolved", "/data/waiver", waiver=waiver.ref, on=waiver.resolved_on)


@rule(PartnershipEnded)
def may_end(case: Case[PartnershipEnded]) -> Iterator[Fault]:
    """By a decision to end in this way; one that fell silent is abandoned without."""
    data, course = case.data, case.partnership.course
    if not case.process.allows("end", course.phase):
        yield refuse("phase", "no_such_move_here", "/fact", phase=course.phase)
    if data.decision is not None or data.kind != ENDS_WITHOUT_DECISION:
        yield from decided(case, data.decision, EndPartnership, lambda subject: subject.kind == data.kind)


@rule(ClosingReportFiled)
def closes_what_ended(case: Case[ClosingReportFiled]) -> Iterator[Fault]:
    """One closing report, after the end."""
    course = case.partnership.course
    if course.ended is None:
        yield refuse("sequence", "not_ended", "/fact")
    elif course.closing_report is not None:
        yield refuse("sequence", "closing_report_already_filed", "/fact", report=course.closing_report)
