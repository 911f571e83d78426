"""Which facts a report was made from: how many, the last of them, and its place in the signed ledger.

Only what counts on the days asked about is told, so a report of a day that is over says the same whenever it is made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from partnerflow.application.access.acting import Acting
from partnerflow.application.ports import Stream
from partnerflow.domain.fact import AnyFact
from partnerflow_api.pages.asked import Days

PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The facts of a partnership and its grants behind a report.

    `position` is the place in the log of the last one that was recorded, `entry` its number in the ledger and `leaf` the
    fingerprint of that entry: None as long as it is not signed.
    """

    facts: int
    last: str
    at: datetime
    position: int | None
    origin: str
    entry: int | None
    leaf: str | None


def counted(partnerflow: Acting, key: str, days: Days) -> Counted:
    """The facts that count on these days.

    Raises:
        NotFoundError: there is no such partnership.
    """
    streams = [partnerflow.state("partnership", key).stream]
    streams += [partnerflow.state("grant", grant).stream for grant in partnerflow.grants_of(key)]
    counting = [(stream, list(_counting(stream, days))) for stream in streams]
    total, found = (
        sum(len(facts) for _, facts in counting),
        [(stream, facts[-1]) for stream, facts in counting if facts],
    )
    places = [(partnerflow.placed(stream.head.stream_id, version, PATIENCE), fact) for stream, (version, fact) in found]
    position, last = max(((place or 0, fact) for place, fact in places), key=lambda each: each[0])
    entry = None
    if position:
        partnerflow.ledger.settle(position, PATIENCE)
        entry = partnerflow.ledger.number_of(position)
    return Counted(
        facts=total,
        last=last.id,
        at=_moment(last),
        position=position or None,
        origin=partnerflow.ledger.origin(),
        entry=entry,
        leaf=sha256(b"\0" + partnerflow.ledger.entries(entry, 1)[0]).hexdigest() if entry is not None else None,
    )


def _counting(stream: Stream, days: Days) -> list[tuple[int, AnyFact]]:
    return [
        (version, fact)
        for version, fact in enumerate(stream.history.facts, 1)
        if fact.occurred_on <= (days.as_of or fact.occurred_on) and fact.known_on <= (days.as_known_at or fact.known_on)
    ]


def _moment(fact: AnyFact) -> datetime:
    """When it was recorded, or else the day on which it was known."""
    if fact.recorded_at is None:
        return datetime.fromisoformat(fact.known_on).replace(tzinfo=UTC)
    return datetime.fromisoformat(fact.recorded_at)
