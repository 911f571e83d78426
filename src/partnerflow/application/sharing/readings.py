"""The record of reading as those concerned are told it: who looked, when, for what, and its place in the access tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from partnerflow.application.erasures.ports import Access
from partnerflow.application.looking import stream_at
from partnerflow.application.ports import Head
from partnerflow.domain.partnership import PartnershipState
from partnerflow.transparency.accesses import access_leaf

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

_Roles = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Somebody looked. `roles` are those that this principal was given here, by the partnership or the workspace, whatever
    became of them; `own`: it is whoever asks. `leaf` stands in the access tree at `position`, None until the next epoch.
    """

    number: int
    at: str
    principal: str
    own: bool
    roles: _Roles
    purpose: str
    stream: str
    key: str
    persons: tuple[str, ...]
    position: int | None
    leaf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """A page of the record, the last reading first; `following` continues it, None at the end."""

    items: tuple[Reading, ...]
    following: int | None


def readings(service: Partnerflow, key: str, *, before: int | None, limit: int, principal: str) -> ReadingPage:
    """See `Partnerflow.readings`."""
    stream = stream_at(service, "partnership", key)
    state = stream.history.state
    assert isinstance(state, PartnershipState)
    grants = service.store.heads([("grant", grant) for grant in service.streams.keys_about("grant", key)])
    heads = (stream.head, *grants.values())
    newest_first = merge(*(_of(service, head, before, limit + 1) for head in heads), key=_number, reverse=True)
    found = list(islice(newest_first, limit + 1))
    page = found[:limit]
    roles = {who: _roles(service, key, state, who) for who in {access.principal for _, _, access in page}}
    return ReadingPage(
        items=tuple(
            _reading(number, head, access, roles[access.principal], principal) for number, head, access in page
        ),
        following=page[-1][0] if len(found) > limit else None,
    )


_Row = tuple[int, Head, Access]


def _of(service: Partnerflow, head: Head, before: int | None, limit: int) -> Iterator[_Row]:
    for number, access in service.accesses.page(head.stream_id, before=before, limit=limit):
        yield number, head, access


def _number(row: _Row) -> int:
    return row[0]


def _roles(service: Partnerflow, key: str, state: PartnershipState, principal: str) -> _Roles:
    told = [(grant.role, grant.actor) for grant in state.access.grants.values() if grant.principal == principal]
    given = (assigned.assignment for assigned in service.credentials.assignments.of(principal))
    told += [(item.role, item.actor) for item in given if item.partnerships is None or key in item.partnerships]
    return tuple(dict.fromkeys(told))


def _reading(number: int, head: Head, access: Access, roles: _Roles, asking: str) -> Reading:
    return Reading(
        number=number,
        at=access.at,
        principal=access.principal,
        own=access.principal == asking,
        roles=roles,
        purpose=access.purpose,
        stream=head.kind,
        key=head.key,
        persons=access.persons,
        position=access.position,
        leaf=access_leaf(head.stream_id, access.persons, access.principal, access.purpose, access.at),
    )
