"""The feed: the log of the workspace as facts, in one order, without gaps (docs/spec/store.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnerflow.application.telling import ERASED
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.sealing import commitments, opened

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One fact with its position in the log and its version in its stream."""

    position: int
    stream_id: UUID
    version: int
    fact: AnyFact


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A stretch of the log; the next one begins after `position`."""

    items: tuple[FeedItem, ...]
    position: int
    last: int


def page(service: Partnerflow, *, after: int, limit: int, wait: float, principal: str) -> FeedPage:
    """See `Partnerflow.feed`."""
    followed = service.followed()
    logged = followed.log(after=after, limit=limit)
    # Behind the end of the log nothing can come that whoever asks has not missed already.
    if not logged and wait > 0 and after <= service.store.position():
        followed.wait(after + 1, wait)
        logged = followed.log(after=after, limit=limit)
    decoded = [(item, service.decode(item.event.topic, item.event.state)) for item in logged]
    shown = [(item, fact) for item, fact in decoded if service.streams.sees(fact.stream, fact.key, item.event.version)]
    wanted: dict[UUID, list[str]] = defaultdict(list)
    for item, fact in shown:
        wanted[item.event.stream_id].extend(commitments(fact))
    disclosures = {
        stream_id: service.streams.disclosures(stream_id, sealed) for stream_id, sealed in wanted.items() if sealed
    }
    service.shown({stream_id: found.values() for stream_id, found in disclosures.items()}, principal, "feed")
    texts = {
        stream_id: {sealed: text.value for sealed, text in found.items()} for stream_id, found in disclosures.items()
    }
    items = tuple(
        FeedItem(
            position=item.position,
            stream_id=item.event.stream_id,
            version=item.event.version,
            fact=opened(fact, texts.get(item.event.stream_id, {}), ERASED),
        )
        for item, fact in shown
    )
    last = followed.position()
    if after > last:
        # Where the log is read it does not go so far yet, and perhaps nowhere.
        last = min(after, service.store.position())
    return FeedPage(items=items, position=logged[-1].position if logged else after, last=last)
