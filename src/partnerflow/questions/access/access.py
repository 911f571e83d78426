"""Who had access to the partnership."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.access.records import AccessGrant
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "access",
    permission="access.read",
    parameters=Asked,
    nl="Wie had toegang, met welke rol, van wanneer tot wanneer?",
    en="Who had access, with which role, from when until when?",
)
def access(view: View[Asked]) -> Answer:
    """Every role that a principal was given in this partnership by a fact, the first one first.

    Answers a list of `{access, principal, role, speaksFor, person, project, withholds, from, lastDay, until, holds,
    givenBy}`. `principal` is the pseudonym of a person, a key or a share link; `person` the key of a registered person,
    where one was named. `speaksFor` is the code of an organisation or the reference of an external, `null` when it
    speaks for nobody; `project` is that of a lead. `withholds` are the kinds of text that are kept from it though its
    role sees them.

    Access begins on the day on which it became known here (`from`), whenever it was agreed: before that day nobody saw
    anything by it. `lastDay` is the last day that it was given for, `null` without one; `until` is the first day on which
    it holds no more, because it was revoked or its last day has passed, `null` while no end is known. `holds` tells
    whether it holds on the day asked about. `givenBy` is who brought the fact.

    The roles that the workspace itself gives, such as those of whoever runs it, are no facts of a partnership and are
    not among them.
    """
    given = view.state.access.grants.values()
    value = [_row(grant, view.day) for grant in given]
    return Answer(value=value, facts=tuple(id_ for grant in given for id_ in (grant.fact, grant.revoked_fact) if id_))


def _row(grant: AccessGrant, day: str) -> dict[str, Any]:
    return {
        "access": grant.access,
        "principal": grant.principal,
        "role": grant.role,
        "speaksFor": grant.actor,
        "person": grant.person,
        "project": grant.project,
        "withholds": sorted(grant.withholds),
        "from": grant.since,
        "lastDay": grant.through,
        "until": grant.until,
        "holds": grant.holds_on(day),
        "givenBy": grant.by,
    }
