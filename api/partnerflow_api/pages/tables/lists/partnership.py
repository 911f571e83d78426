"""What the page of a partnership lists: who takes part, what is in force, and what runs out."""

from __future__ import annotations

from partnerflow.questions.together.due.kinds import KINDS
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.links import to_fact
from partnerflow_api.pages.partnership.dossier import dossier
from partnerflow_api.pages.tables.lists.about import about
from partnerflow_api.pages.tables.lists.naming import columns
from partnerflow_api.pages.tables.table import Table


def members(key: str) -> Table:
    """The organisations that take part or took part. Raises as `about`."""
    days, found = asked.days(), about(key, asked.days())
    rows = [
        (
            each.name,
            each.code,
            found.words("tables.succeeded", organisation=each.successor) if each.successor else each.place,
            each.since,
            each.until,
        )
        for each in dossier(service(), key, days, found.words).members
    ]
    return found.table("members", columns(found.words, "organisation", "code", "place", "since:day", "until:day"), rows)


def in_force(key: str) -> Table:
    """The documents that apply, and which of them are to be looked at again. Raises as `about`."""
    days, found = asked.days(), about(key, asked.days())
    rows = [
        (
            each.title,
            each.version,
            each.since,
            each.through,
            each.fate or found.words("force.in_force"),
            each.reopened_on,
        )
        for each in dossier(service(), key, days, found.words).in_force
    ]
    named = ("deliverable", "version", "since:day", "through:day", "stands", "reopened:day")
    return found.table("in_force", columns(found.words, *named), rows)


def deadlines(key: str) -> Table:
    """What runs out or is due, and what should have happened already, as `deadlines` tells it. Raises as `about`."""
    days, found = asked.days(), about(key, asked.days())
    answered = service().ask(key, "deadlines", {"within": "36600"}, as_of=days.as_of, as_known_at=days.as_known_at)
    names, language = found.particular.names, found.words.language
    rows = []
    for row in answered.answer:
        kind = KINDS.get(row["kind"])
        # A fact of a grant has an id that begins with its key.
        grant = row["grant"] if row["fact"].rpartition("-")[0] == row["grant"] else None
        rows.append(
            (
                row["on"],
                getattr(kind, language) if kind is not None else row["kind"],
                row["subject"],
                names.of(row["organisation"]) if row["organisation"] else None,
                row["daysLeft"],
                to_fact("partnership", key, row["fact"]) if grant is None else to_fact("grant", grant, row["fact"]),
            )
        )
    named = ("day:day", "what", "about", "organisation", "days_left:number", "fact:link")
    return found.table("deadlines", columns(found.words, *named), rows)
