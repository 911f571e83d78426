"""Rules of access: who can be let in as what, and what can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.access.facts import AccessGranted, AccessRevoked
from partnerflow.domain.membership import asked_in, known_states
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault

VOICES = ("representative", "signatory", "lead", "lead_partner")
"""The roles that speak for an organisation of the partnership."""
PROVEN = ("representative", "signatory")
"""Those of them whose word binds it: that they are its people is told or shown."""
BY_LINK = ("funder", "evaluator", "observer", "auditor")
"""What a share link can be: whoever has it is not known, so it speaks for no party and steers nothing."""


@rule(AccessGranted)
def can_be_let_in(case: Case[AccessGranted]) -> Iterator[Fault]:
    """A link only looks on; an auditor has a last day; no last day had passed when it became known."""
    data = case.data
    if data.principal.startswith("link-") and data.role not in BY_LINK:
        yield refuse("authority", "link_cannot_speak", "/data/role", role=data.role, roles=BY_LINK)
    if data.role == "auditor" and data.through is None:
        yield refuse("time", "access_without_last_day", "/data/through", role=data.role)
    known = case.fact.known_on
    if data.through is not None and data.through < known:
        yield refuse("time", "already_past", "/data/through", day=data.through, occurred=known)


@rule(AccessGranted)
def speaks_for_somebody(case: Case[AccessGranted]) -> Iterator[Fault]:
    """A voice is that of one organisation at the table or asked to it; what binds it is proven."""
    data = case.data
    if data.role not in VOICES:
        return
    if data.organisation is None:
        yield refuse("authority", "voice_without_organisation", "/data/organisation", role=data.role)
        return
    yield from asked_in(case, data.organisation, "/data/organisation")
    if data.role in PROVEN and not data.evidence and not _is_its_person(case, data.organisation):
        yield refuse("authority", "voice_without_proof", "/data/person", role=data.role, organisation=data.organisation)


def _is_its_person(case: Case[AccessGranted], organisation: str) -> bool:
    person = case.partnership.people.persons.get(case.data.person or "")
    lineage = case.partnership.parties.lineage(organisation)
    return person is not None and person.erased_on is None and person.organisation in lineage


@rule(AccessRevoked)
def still_held(case: Case[AccessRevoked]) -> Iterator[Fault]:
    """Access ends once. What is known by now decides, and not the day of the fact: it cannot end at two days."""
    *_, known = known_states(case)
    grant = known.access.grants[case.data.access]
    if grant.until is not None and grant.until <= case.fact.known_on:
        yield refuse("sequence", "access_ended", "/data/access", access=grant.access, on=grant.until)
