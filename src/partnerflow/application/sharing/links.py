"""Share links: a fact says who may look and until when, a secret opens it, and each link shows one moment.

Fact and secret are two writes. The fact comes first and the secret goes first: whatever fails in between, no token opens
anything of which the record does not say so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from partnerflow.application import credentials
from partnerflow.application.access.granting import LINK
from partnerflow.application.checkpoints import settled
from partnerflow.application.credentials.embeds import embed_of
from partnerflow.application.credentials.identities import new_principal
from partnerflow.application.credentials.lifetimes import end_of_link
from partnerflow.application.credentials.records import Link
from partnerflow.application.instants import instant
from partnerflow.application.looking import stream_at
from partnerflow.application.placing import placed
from partnerflow.application.ports import Stream
from partnerflow.application.recording import RecordRequest, record
from partnerflow.application.sharing.request import LinkState, Shared, SharedLink, ShareRequest
from partnerflow.domain.access.records import AccessGrant
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import NotFoundError, UnavailableError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

KIND = "partnership"
_PATIENCE = 5.0


def share(service: Partnerflow, asked: ShareRequest, principal: str) -> Shared:
    """See `Partnerflow.share`."""
    # Refused before there is a fact of it: the secret is made by the same rule.
    end_of_link(service, asked.expires)
    holder = new_principal(service, "link")
    granted = {"principal": holder, "role": asked.role, "through": _last_day(asked.expires)}
    optional = {"organisation": asked.organisation, "external": asked.external, "withholds": list(asked.withholds)}
    data = granted | {name: value for name, value in optional.items() if value}
    line = {"by": asked.by, "data": data}
    made = record(service, _told("AccessGranted", asked.key, line, principal, asked.request))
    token = credentials.make_link(
        service,
        holder,
        label=asked.label or asked.role,
        partnership=asked.key,
        pinned=_present(service, made.stream) if asked.embed is None else None,
        expires=asked.expires,
        uses=asked.uses if asked.embed is None else None,
        by=principal,
        embed=asked.embed,
    )
    return Shared(link=next(link for link in links(service, asked.key) if link.principal == holder), token=token)


def links(service: Partnerflow, key: str) -> tuple[SharedLink, ...]:
    """See `Partnerflow.links`."""
    grants = _grants(stream_at(service, KIND, key))
    issued = {link.account.id: link for link in credentials.links(service, key)}
    now = service.clock.now()
    today, at = now.date().isoformat(), instant(now)
    return tuple(_link(grant, issued.get(grant.principal), today, at) for grant in reversed(grants.values()))


def end_link(service: Partnerflow, key: str, access: str, by: str | None, principal: str) -> SharedLink:
    """See `Partnerflow.end_link`."""
    grant = _grants(stream_at(service, KIND, key)).get(access)
    if grant is None:
        raise NotFoundError(f"partnership {key} has no link {access}", reason="no_such_link", key=key, access=access)
    if grant.principal in {link.account.id for link in credentials.links(service, key)}:
        credentials.revoke(service, grant.principal, principal)
    if not _is_over(grant, service.clock.now().date().isoformat()):
        line = {"by": by or grant.by, "data": {"access": access}}
        record(service, _told("AccessRevoked", key, line, principal))
    return next(link for link in links(service, key) if link.access == access)


def _last_day(expires: datetime) -> str:
    """The last day on which something of it is left, UTC."""
    return (expires.astimezone(UTC) - timedelta(microseconds=1)).date().isoformat()


def _told(fact: str, key: str, line: dict[str, Any], principal: str, request: str | None = None) -> RecordRequest:
    return RecordRequest(
        stream=KIND, key=key, fact=fact, line=line, version_required=False, principal=principal, request=request
    )


def _present(service: Partnerflow, stream: Stream) -> int:
    """The position that a new link shows: where the newest checkpoint stands, so that its bundle shows as much as it does.

    Raises:
        UnavailableError: what was just recorded has no place in the log yet.
    """
    place = placed(service.store, stream.head.stream_id, stream.head.version, _PATIENCE)
    if place is None:
        raise UnavailableError("the log is behind: nothing shows where the link stands")
    settled(service, place)
    return max(place, service.ledger.standing().position)


def _grants(stream: Stream) -> dict[str, AccessGrant]:
    state = stream.history.state
    assert isinstance(state, PartnershipState)
    return {ref: grant for ref, grant in state.access.grants.items() if grant.principal.startswith(LINK)}


def _link(grant: AccessGrant, issued: Link | None, today: str, at: str) -> SharedLink:
    told = SharedLink(
        access=grant.access,
        principal=grant.principal,
        role=grant.role,
        actor=grant.actor,
        withholds=tuple(sorted(grant.withholds)),
        since=grant.since,
        through=grant.through,
        by=grant.by,
        state=_state(grant, issued, today, at),
        revoked_on=grant.revoked_on,
    )
    if issued is None:
        return told
    secret, account, embed = issued.secret, issued.account, embed_of(issued.account.scopes)
    return replace(
        told,
        label=account.label,
        pinned=account.pinned,
        expires_at=secret.expires_at,
        uses=secret.uses,
        used=secret.used,
        last_used_at=secret.last_used_at,
        shows=() if embed is None else embed.shows,
        hosts=() if embed is None else embed.hosts,
    )


def _is_over(grant: AccessGrant, today: str) -> bool:
    return grant.until is not None and grant.until <= today


def _state(grant: AccessGrant, issued: Link | None, today: str, at: str) -> LinkState:
    if grant.revoked_on is not None:
        return "revoked"
    if issued is None:
        return "over" if _is_over(grant, today) else "unissued"
    secret = issued.secret
    if secret.revoked_at is not None or issued.account.disabled_at is not None:
        return "revoked"
    if secret.expires_at <= at or _is_over(grant, today):
        return "over"
    return "spent" if secret.uses is not None and secret.used >= secret.uses else "open"
