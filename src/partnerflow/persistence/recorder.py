"""A store as the library's application recorder, so that its subscriptions and projection runners follow our log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    NotSupportedError,
    StoredEvent,
    Subscription,
)

from partnerflow.application.ports import LoggedEvent, Store

_PAGE = 500
_HEARTBEAT = 0.1


class LogRecorder(ApplicationRecorder):
    """Answers from the log: a notification id is a position, so whoever follows the ids misses nothing.

    It records nothing: an append names a stream's head, which the library's interface has no word for.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        raise NotSupportedError("events are recorded by Store.append, which knows their stream's head")

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        stream_id = originator_id if isinstance(originator_id, UUID) else UUID(originator_id)
        events = [
            StoredEvent(event.stream_id, event.version, event.topic, event.state)
            for event in self._store.read(stream_id, after=gt or 0)
            if lte is None or event.version <= lte
        ]
        return (events[::-1] if desc else events)[:limit]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        after = 0 if start is None else start - inclusive_of_start
        chosen: list[Notification] = []
        for logged in self._following(after):
            if len(chosen) == limit or (stop is not None and logged.position > stop):
                break
            if not topics or logged.event.topic in topics:
                chosen.append(_notification(logged))
        return chosen

    def max_notification_id(self) -> int | None:
        return self._store.position() or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        return LogSubscription(self, self._store, gt=gt, topics=topics)

    def _following(self, after: int) -> Iterator[LoggedEvent]:
        while page := self._store.log(after=after, limit=_PAGE):
            yield from page
            after = page[-1].position


class LogSubscription(Subscription[LogRecorder]):
    """Iterates over the log and sleeps at its end; needs no thread and no NOTIFY, only `Store.wait`."""

    def __init__(self, recorder: LogRecorder, store: Store, gt: int | None, topics: Sequence[str]) -> None:
        super().__init__(recorder, gt=gt, topics=topics)
        self._store = store
        self._position = gt or 0
        self._page: Iterator[LoggedEvent] = iter(())

    def __next__(self) -> Notification:
        while not self._has_been_stopped:
            for logged in self._page:
                self._position = logged.position
                if not self._topics or logged.event.topic in self._topics:
                    return _notification(logged)
            page = self._store.log(after=self._position, limit=_PAGE)
            self._page = iter(page)
            if not page:
                self._store.wait(self._position + 1, _HEARTBEAT)
        raise StopIteration


def _notification(logged: LoggedEvent) -> Notification:
    event = logged.event
    return Notification(event.stream_id, event.version, event.topic, event.state, id=logged.position)
