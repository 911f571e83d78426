"""Seals: points in the record to which somebody looks back, and the checkpoint that holds exactly what stood there.

To seal is to read for that purpose: the record of reading has the instant, and every signed checkpoint covers it. Where the
record stood then follows from when each fact was recorded, so a seal needs no table of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from partnerflow.application.looking import stream_at
from partnerflow.application.ports import Stream
from partnerflow.domain.fact import AnyFact
from partnerflow.questions.record.comparing.standpoint import version_name
from partnerflow.transparency.checkpoints import checkpoint_of

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

PURPOSE = "sealHistory"
"""What the record of reading calls it."""
MOST = 20
_ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where the record of a partnership and of its grants stood: `version` as the question `compare` names it.

    `note` is the last signed checkpoint that holds all of it and nothing of these streams that came later; None where none
    was signed in between.
    """

    version: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A point that a reader sealed, the instant at which it did, and the place of that in the access tree, once it has one."""

    at: str
    position: int | None
    point: Point


def seals(service: Partnerflow, key: str, *, principal: str, pinned: int | None) -> tuple[Seal, ...]:
    """See `Acting.seals`."""
    streams = tuple(_streams(service, key))
    found = service.accesses.for_purpose(streams[0].head.stream_id, principal, PURPOSE, limit=MOST)
    reached = ((access, _reached(streams, access.at)) for access in found)
    return tuple(
        Seal(at=access.at, position=access.position, point=_point(service, streams, versions, pinned))
        for access, versions in reached
        if versions[0]
    )


def present(service: Partnerflow, key: str, *, pinned: int | None) -> Point:
    """See `Acting.standpoint`."""
    streams = tuple(_streams(service, key))
    return _point(service, streams, tuple(map(_version, streams)), pinned)


def told_in(service: Partnerflow, kind: str, key: str, fact: str, *, pinned: int | None) -> Point:
    """See `Acting.told_in`. What an import brought at once is parted by the days on which it was known."""
    told = stream_at(service, kind, key).history.fact(fact)
    about = stream_at(service, kind, key).head.about
    streams = tuple(_streams(service, about or key))
    recorded = _reached(streams, told.recorded_at) if told.recorded_at is not None else tuple(map(_version, streams))
    known = (stream.history.known_version(as_known_at=told.known_on) for stream in streams)
    return _point(service, streams, tuple(map(min, recorded, known)), pinned)


def _streams(service: Partnerflow, key: str) -> Iterator[Stream]:
    """The partnership, then its grants by key."""
    yield stream_at(service, "partnership", key)
    for grant in sorted(service.streams.keys_about("grant", key)):
        found = service.streams.find("grant", grant)
        if found is not None:
            yield found


def _reached(streams: tuple[Stream, ...], at: str) -> tuple[int, ...]:
    """How many facts of each stream were recorded by an instant."""
    return tuple(bisect_right(stream.history.facts, datetime.fromisoformat(at), key=_recorded) for stream in streams)


def _recorded(fact: AnyFact) -> datetime:
    return datetime.fromisoformat(fact.recorded_at) if fact.recorded_at is not None else _ALWAYS


def _point(service: Partnerflow, streams: tuple[Stream, ...], versions: tuple[int, ...], pinned: int | None) -> Point:
    grants = {stream.head.key: version for stream, version in zip(streams[1:], versions[1:], strict=True)}
    return Point(version=version_name(versions[0], grants), note=_note(service, streams, versions, pinned))


def _note(
    service: Partnerflow, streams: tuple[Stream, ...], versions: tuple[int, ...], pinned: int | None
) -> str | None:
    store, ledger = service.store, service.ledger
    ends = [service.store.position()] if pinned is None else [pinned]
    lasts = [0]
    for stream, version in zip(streams, versions, strict=True):
        if version < stream.head.version:
            ends.append((store.position_of(stream.head.stream_id, version + 1) or ends[0] + 1) - 1)
        if version:
            lasts.append(store.position_of(stream.head.stream_id, version) or ends[0] + 1)
    note, number = ledger.within(min(ends)), ledger.number_of(max(lasts))
    if note is None or number is None or number >= checkpoint_of(note).size:
        return None
    return note


def _version(stream: Stream) -> int:
    return stream.head.version
