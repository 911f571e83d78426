"""What runs out or is due in the course of a partnership, and at its table."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.course.records import Renewal
from partnerflow.domain.course.state import Course
from partnerflow.domain.days import months_after
from partnerflow.domain.parties.records import GONE, Party, WithdrawalNotice
from partnerflow.domain.partnership import PartnershipState
from partnerflow.questions.together.due.kinds import Due

# Partners are warned so many months before their term ends.
WARNED = 6


def due_in_course(course: Course) -> Iterator[Due]:
    """Waivers, a pause, a return with its repairs, terms and renewals."""
    for waiver in course.waivers.values():
        if waiver.resolved_on is None and waiver.valid_through is not None:
            yield Due(
                on=waiver.valid_through,
                kind="waiver_ends",
                subject=waiver.ref,
                organisation=waiver.organisation,
                fact=waiver.fact,
            )
    if course.paused:
        pause = course.pauses[-1]
        yield Due(on=pause.expected_resume_on, kind="pause_ends", subject=pause.reason, fact=pause.fact)
    back = course.returns.get(course.open_return or "")
    if back is not None:
        yield Due(on=back.target_on, kind="return_target", subject=back.ref, fact=back.fact)
        for number, item in enumerate(back.repairs, 1):
            if item.due_on is not None:
                yield Due(
                    on=item.due_on,
                    kind="repair_due",
                    subject=f"{back.ref} {number}",
                    organisation=item.organisation,
                    fact=back.fact,
                )
    yield from _due_in_terms(list(course.renewals.values()))


def _due_in_terms(renewals: list[Renewal]) -> Iterator[Due]:
    standing = None
    for renewal in renewals:
        if renewal.period is not None and (standing is None or renewal.term >= standing.term):
            standing = renewal
    following = [item for item in renewals if standing is None or item.term > standing.term]
    if standing is not None and standing.period is not None:
        end, fact = standing.period.end, standing.renewal_fact or standing.fact
        yield Due(on=end, kind="term_ends", subject=standing.ref, fact=fact)
        if not following:
            yield Due(on=months_after(end, -WARNED), kind="renewal_due", subject=standing.ref, fact=fact)
    for renewal in following:
        yield Due(on=renewal.proposed.start, kind="renewal_decision", subject=renewal.ref, fact=renewal.fact)
    for renewal in renewals:
        for told in renewal.recommitments:
            if told.effective_on is not None:
                yield Due(
                    on=told.effective_on,
                    kind="recommitment_effective",
                    subject=renewal.ref,
                    organisation=told.organisation,
                    fact=told.fact,
                )


def due_at_the_table(state: PartnershipState) -> Iterator[Due]:
    """Who is to leave, to join, to come back or to put something right, and what a body may no longer decide."""
    for party in state.parties.by_organisation.values():
        if party.present:
            yield from _due_of_party(party)
    for body in state.people.bodies.values():
        if body.dissolved_on is None:
            for subject, through in body.delegated.items():
                if through is not None:
                    named, fact = f"{body.key} {subject}", body.delegations[subject]
                    yield Due(on=through, kind="delegation_ends", subject=named, fact=fact)


def _due_of_party(party: Party) -> Iterator[Due]:
    seat, code = party.spans[-1].fact, party.organisation
    notice = _standing_notice(party)
    if notice is not None:
        yield _of(code, notice.effective_on, "withdrawal_effective", notice.fact)
    if party.status == "observing" and party.join_by is not None:
        yield _of(code, party.join_by, "join_by", seat)
    if party.status == "suspended" and party.expected_resume_on is not None:
        yield _of(code, party.expected_resume_on, "suspension_ends", seat)
    if party.default_notice is not None and party.default_fact is not None:
        yield _of(code, party.default_notice, "default_repair", party.default_fact)


def _of(code: str, on: str, kind: str, fact: str) -> Due:
    return Due(on=on, kind=kind, subject=code, organisation=code, fact=fact)


def _standing_notice(party: Party) -> WithdrawalNotice | None:
    """The notice that still stands: who left after it and came back has given none."""
    notice = party.notice
    left = notice is not None and any(span.status in GONE and span.since >= notice.on for span in party.spans)
    return None if left else notice
