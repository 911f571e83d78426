"""Who takes part, who did, and who held which role."""

from __future__ import annotations

from partnerflow_api.reports.document import Chapter, chapter
from partnerflow_api.reports.telling import Teller


def parties(tell: Teller) -> Chapter:
    """The chapter of partners and roles."""
    members = (
        (each.name, each.place, tell.day(each.since), tell.day(each.until), each.successor or "")
        for each in tell.shown.members
    )
    roles = (
        (
            tell.value("role", each["role"]),
            tell.name(each["holder"]),
            each["project"] or each["body"] or "",
            tell.day(each["from"]),
            tell.day(each["until"]),
        )
        for each in tell.ask("roles_timeline")
    )
    return chapter(
        tell("parties.title"),
        tell.table("parties", ("organisation:4", "place:3", "since", "until", "successor:2"), members),
        tell.table("parties.roles", ("role:3", "holder:4", "within:1", "from", "until"), roles),
    )
