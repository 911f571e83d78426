"""Facts as they stand in lists and answers: the fact itself, with its place and what later facts say of it."""

from __future__ import annotations

from typing import Any

from partnerflow.application.feed import FeedItem
from partnerflow.application.moves.request import MOVES
from partnerflow.application.telling import FactView
from partnerflow.domain.fact import AnyFact
from partnerflow_api.encoding import encode, extended

_WORDS = {name: word for word, name in MOVES.items()}


def history_item(view: FactView) -> bytes:
    """A fact of a history."""
    late = view.fact.known_at is not None and view.late_days
    return extended(
        view.as_json(),
        version=view.version,
        lateDays=late or None,
        correctedBy=view.corrected_by or None,
        retractedBy=view.retracted_by,
    )


def move_item(view: FactView) -> bytes:
    """A move made, by its word."""
    return extended(history_item(view), move=_WORDS[view.fact.type])


def feed_item(item: FeedItem) -> bytes:
    """A fact of the log."""
    return extended(encode(item.fact), version=item.version, position=item.position, streamId=item.stream_id)


def fact_item(fact: AnyFact, version: int) -> bytes:
    """A fact just recorded."""
    return extended(encode(fact), version=version)


def listed(items: list[bytes], **members: Any) -> bytes:
    """An object with a list of items that are JSON already, and more members."""
    return extended(b'{"items":[' + b",".join(items) + b"]}", **members)
