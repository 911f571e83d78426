"""Choices by the kind of thing that is referred to, each told by the room that knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from partnerflow.domain.vocabulary.kinds import Integer, Kind, Reference
from partnerflow.domain.vocabulary.objects import DeliverableRef, ProcessVersion
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow_api.pages.forms.choices import agreements, funding, organisations, record, work
from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting

Chooser = Callable[[Setting], list[Choice]]

_CHOOSERS: Mapping[str, Chooser] = MappingProxyType(
    {
        "partnership": organisations.partnerships,
        "external": organisations.externals,
        "person": organisations.persons,
        "access": organisations.accesses,
        "assignment": organisations.assignments,
        "body": organisations.bodies,
        "ambition": agreements.ambitions,
        "term": agreements.terms,
        "mandate": agreements.mandates,
        "commitment": agreements.commitments,
        "contribution": agreements.contributions,
        "proposal": agreements.proposals,
        "objection": agreements.objections,
        "decision": agreements.decisions,
        "project": work.projects,
        "action": work.actions,
        "evaluation": work.evaluations,
        "waiver": work.waivers,
        "return": work.returns,
        "renewal": work.renewals,
        "tranche": funding.tranches,
        "milestone": funding.milestones,
        "condition": funding.conditions,
        "report": funding.reports,
        "review": funding.reviews,
        "pack": funding.packs,
        "change": funding.changes,
        "appeal": funding.appeals,
        "fact": record.facts,
    }
)
OUTSIDERS = frozenset({"funder", "successor", "receiver", "archiveHolder"})
"""Members that may name an organisation which is no party."""
INVITING = frozenset({"PartyInvited", "HandoverAccepted", "AccessGranted", "PersonRegistered", "PartyAssociated"})
"""Facts whose `organisation` may be none yet."""


def choices(kind: Kind, member: str, fact: str, setting: Setting) -> tuple[Choice, ...] | None:
    """What there is to choose for a member of a fact, nothing as long as there is none of it; None where a value of this kind
    is none of several that are known.
    """
    if isinstance(kind, ObjectOf):
        if kind.struct is DeliverableRef:
            return tuple(work.versions(setting)) or None
        return tuple(record.processes(setting)) if kind.struct is ProcessVersion else None
    if not isinstance(kind, Reference | Integer) or kind.to is None or kind.role == "defines":
        return None
    if kind.to in ("organisation", "actor"):
        found = organisations.organisations(setting, beyond=is_beyond(member, fact, setting))
        found += organisations.externals(setting) if kind.to == "actor" else []
        return tuple(found) or None
    chooser = _CHOOSERS.get(kind.to)
    return tuple(chooser(setting)) if chooser is not None else None


def is_beyond(member: str, fact: str, setting: Setting) -> bool:
    """Whether a member may name an organisation that has no part in the partnership."""
    return member in OUTSIDERS or (fact in INVITING and member == "organisation") or setting.partnership is None
