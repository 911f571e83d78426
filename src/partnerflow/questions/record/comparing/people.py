"""What can be seen of the course, the parties, their roles and their mandates."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.questions.record.comparing.standpoint import Point
from partnerflow.questions.record.comparing.traits import Trait, amount


def course(point: Point) -> Iterator[Trait]:
    """Phase and stay, round, status, profile, process and name; each return, waiver and renewal; the end."""
    state, process = point.state.course, point.state.process
    if not state.stays:
        return
    here = state.stays[-1].fact
    yield Trait("phase", None, state.phase, here)
    yield Trait("stay", None, state.ordinal, here)
    yield Trait("round", None, state.round, here)
    yield Trait("status", None, state.status, state.pauses[-1].fact if state.pauses else here)
    yield Trait("profile", None, state.profile, state.founding_fact)
    yield Trait("process", None, {"name": process.name, "version": process.version}, state.founding_fact)
    yield Trait("name", None, state.name, state.founding_fact)
    for item in state.returns.values():
        yield Trait("return", item.ref, item.how or "open", item.fact)
    for waiver in state.waivers.values():
        yield Trait(
            "waiver", waiver.ref, waiver.how or ("open" if waiver.holds_on(point.day) else "ran_out"), waiver.fact
        )
    for renewal in state.renewals.values():
        yield Trait("renewal", renewal.ref, "renewed" if renewal.renewed_on is not None else "open", renewal.fact)
    if state.ended is not None:
        yield Trait("end", None, state.ended.kind, state.ended.fact)


def parties(point: Point) -> Iterator[Trait]:
    """Who counts, and of each party its place, its readiness and the day on which it will leave."""
    state = point.state.parties
    if state.by_organisation:
        yield Trait("countingPartners", None, list(state.counting()))
    for code, party in sorted(state.by_organisation.items()):
        place = {"status": party.status, "category": party.category, "counts": party.counts}
        yield Trait("party", code, place, party.spans[-1].fact)
        if party.readiness is not None:
            yield Trait("readiness", code, party.readiness, party.readiness_fact)
        if party.notice is not None and party.present:
            yield Trait("leavesOn", code, party.notice.effective_on, party.notice.fact)


def roles(point: Point) -> Iterator[Trait]:
    """Who holds which role, who sits in which body, and who has access; access may run out without any fact."""
    for item in point.state.people.assignments.values():
        if item.holds:
            held = {
                "role": item.role,
                "holder": item.holder,
                "project": item.project,
                "accepted": item.accepted_on is not None,
            }
            yield Trait("role", item.ref, held, item.accepted_fact or item.fact)
    for body in point.state.people.bodies.values():
        if body.dissolved_on is None:
            yield Trait("body", body.key, {"members": sorted(body.members), "delegated": sorted(body.delegated)})
    for grant in point.state.access.grants.values():
        if grant.holds_on(point.day):
            let_in = {
                "role": grant.role,
                "principal": grant.principal,
                "holder": grant.actor,
                "project": grant.project,
                "lastDay": grant.through,
            }
            yield Trait("access", grant.access, let_in, grant.fact)


def mandates(point: Point) -> Iterator[Trait]:
    """Each mandate with its terms, and whether it is valid; one may run out without any fact."""
    for mandate in point.state.mandates.by_ref.values():
        terms = mandate.stated(point.day)
        told = {
            "organisation": mandate.organisation,
            "standing": mandate.lapse(point.day) or "valid",
            "scope": list(terms.scope),
            "limit": amount(terms.limit),
            "lastDay": terms.valid_through,
        }
        yield Trait("mandate", mandate.ref, told, mandate.fact)
