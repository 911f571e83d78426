"""Two partnerships in one workspace: `nota` of LIN, BRO and DOR, with a grant of ZEE; and `vreemd` of VRE, with one of YSE."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import ForbiddenError, RefusedError
from tests.support.service import StillClock, a_service
from tests.unit.application.test_bundling import AMOUNT as AMOUNT
from tests.unit.application.test_bundling import registered
from tests.unit.application.test_bundling import told as told

WHO = "person-aaaaaaaaaaaaaaaa"
OTHER = "person-bbbbbbbbbbbbbbbb"
LINK = "link-cccccccccccccccc"
ABOUT = {"issue": "Geen nota.", "reason": "De raad.", "region": "Linde", "profile": "standard"}
KEYS = frozenset({"nota"})


@contextmanager
def workspace(*, lists: bool = False) -> Iterator[Partnerflow]:
    """The workspace, on the last day of 2026."""
    with a_service(lists=lists) as service:
        registered(service, "LIN", "BRO", "DOR", "ZEE", "VRE", "YSE", "ONB")
        for key, party, funder in (("nota", "LIN", "ZEE"), ("vreemd", "VRE", "YSE")):
            told(service, "partnership", key, "PartnershipInitiated", by=party, name=key, initiator=party, **ABOUT)
            grant = {"partnership": key, "leadPartner": party, "funder": funder, "amount": AMOUNT}
            more: dict[str, Any] = {"months": 12, "deliverables": []}
            told(service, "grant", f"GR-{party}", "GrantApplied", by=party, **grant, **more)
        for code in ("BRO", "DOR"):
            told(service, "partnership", "nota", "PartyInvited", organisation=code)
            told(service, "partnership", "nota", "InvitationAccepted", by=code, organisation=code)
        if lists:
            listed(service)
        yield service


def listed(service: Partnerflow) -> None:
    """The lists show everything that was told."""
    assert service.summaries.wait(service.store.position(), 20.0)


def holder(
    *assignments: Assignment, id_: str = WHO, scopes: frozenset[str] | None = None, pinned: int | None = None
) -> Principal:
    """A person with these roles by the workspace."""
    return Principal(id=id_, kind="person", assignments=assignments, scopes=scopes, pinned=pinned)


def role(name: str, actor: str | None = None, **more: Any) -> Assignment:
    """A role in `nota`; with `partnerships=None` in the whole workspace."""
    return Assignment(role=name, actor=actor, **{"partnerships": KEYS, **more})


def reading(
    service: Partnerflow, principal: Principal, permission: Permission = "partnership.read", purpose: str = "state"
) -> Acting:
    """What a principal sees, asked under a permission."""
    return service.acting(principal, permission, purpose)


def tell(
    service: Partnerflow,
    principal: Principal,
    fact: str,
    /,
    *,
    by: str,
    key: str = "nota",
    stream: str | None = None,
    behalf: str | None = None,
    on: str | None = None,
    permission: Permission = "facts.record",
    **data: Any,
) -> RecordAnswer:
    """Record a fact as a principal; it happened on the last day of 2026, or on another day."""
    declared = FACT_TYPES[fact].stream
    kind = stream or ("partnership" if declared == "any" else declared)
    told = {"by": by, "onBehalfOf": behalf, "occurredAt": on, "data": data}
    line = {name: value for name, value in told.items() if value is not None}
    request = RecordRequest(stream=kind, key=key, fact=fact, line=line, version_required=False)
    return service.acting(principal, permission, "record").record(request)


def refusal(service: Partnerflow, principal: Principal, fact: str, /, **told: Any) -> str | None:
    """Why a principal may not tell a fact; None when it may, whatever the rules of the domain make of it."""
    try:
        tell(service, principal, fact, **told)
    except ForbiddenError as error:
        return error.reason
    except RefusedError:
        return None
    return None


def on(service: Partnerflow, day: str) -> Partnerflow:
    """The same workspace on another day."""
    return replace(service, clock=StillClock(day))


def let_in(
    service: Partnerflow, who: str, name: str, /, *, access: str = "AC-01", key: str = "nota", **data: Any
) -> None:
    """A fact of the partnership gives a principal a role."""
    by = "LIN" if key == "nota" else "VRE"
    told(service, "partnership", key, "AccessGranted", by=by, access=access, principal=who, role=name, **data)
