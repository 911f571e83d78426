"""The library's own machinery follows our log, and its habit of importing topics is never reached."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from eventsourcing.application import Application
from eventsourcing.persistence import ApplicationRecorder, JSONTranscoder, Mapper, NotSupportedError, Tracking
from eventsourcing.persistence import StoredEvent as RecordedEvent
from eventsourcing.popo import POPOTrackingRecorder
from eventsourcing.projection import ApplicationSubscription, Projection, ProjectionRunner

from partnerflow.application.ports import Store, StoredEvent
from partnerflow.persistence.mapper import OpaqueMapper
from partnerflow.persistence.recorder import LogRecorder
from tests.support.stores import PATIENCE, a_new_stream, an_event, append, fill, follow_to


class Facts(Application[Any]):
    """A library application that reads the log of the store under test."""

    store: ClassVar[Store]

    def construct_mapper(self) -> Mapper[Any]:
        return OpaqueMapper()

    def construct_recorder(self) -> ApplicationRecorder:
        return LogRecorder(self.store)


class Counts(POPOTrackingRecorder):
    """A view: how many events of each topic there were."""

    def __init__(self) -> None:
        super().__init__()
        self.by_topic: dict[str, int] = {}

    def count(self, topic: str, tracking: Tracking) -> None:
        with self._database_lock:
            self.insert_tracking(tracking)
            self.by_topic[topic] = self.by_topic.get(topic, 0) + 1


class Counting(Projection[Counts]):
    """The projection into that view."""

    def process_event(self, domain_event: StoredEvent, tracking: Tracking) -> None:
        self.view.count(domain_event.topic, tracking)


@pytest.fixture
def application(store: Store) -> type[Facts]:
    """The library application over an empty store."""
    return type("Facts", (Facts,), {"store": store})


def test_a_projection_runner_of_the_library_follows_old_and_new_events(store: Store, application: type[Facts]) -> None:
    head = fill(store, "vast-verder", 3)
    follow_to(store, 3)

    with ProjectionRunner(
        application_class=application,
        projection_class=Counting,
        view_class=Counts,
        env={"COUNTING_PERSISTENCE_MODULE": "eventsourcing.popo"},
    ) as runner:
        append(store, head, an_event(topic="PhaseReturned.v1"))
        runner.wait(4, PATIENCE)

        assert runner.view.by_topic == {"PhaseAdvanced.v1": 3, "PhaseReturned.v1": 1}


def test_a_subscription_of_the_library_yields_each_event_once_with_its_position(
    store: Store, application: type[Facts]
) -> None:
    head = fill(store, "vast-verder", 4)
    append(store, head, an_event("five", topic="PhaseReturned.v1"), an_event("six"))
    follow_to(store, 6)

    with ApplicationSubscription(application(), gt=2) as subscription:
        seen: list[tuple[Any, Tracking]] = [next(subscription) for _ in range(4)]
    with ApplicationSubscription(application(), topics=["PhaseReturned.v1"]) as subscription:
        chosen: Any = next(subscription)[0]

    assert [(event.version, tracking.notification_id) for event, tracking in seen] == [(n, n) for n in (3, 4, 5, 6)]
    assert chosen.state == b"five"


def test_a_subscription_stops_when_it_is_told_to(store: Store, application: type[Facts]) -> None:
    seen: list[Any] = []
    with ApplicationSubscription(application()) as subscription:
        waiting = Event()

        def listen() -> None:
            waiting.set()
            seen.extend(subscription)

        listener = Thread(target=listen)
        listener.start()
        waiting.wait(PATIENCE)

        subscription.stop()
        listener.join(PATIENCE)

    assert not listener.is_alive()
    assert seen == []


def test_notifications_are_the_log(store: Store) -> None:
    head = fill(store, "vast-verder", 4)
    append(store, head, an_event(topic="PhaseReturned.v1"))
    follow_to(store, 5)
    recorder = LogRecorder(store)

    assert recorder.max_notification_id() == 5
    assert [each.id for each in recorder.select_notifications(2, 2)] == [2, 3]
    assert [each.id for each in recorder.select_notifications(2, 9, inclusive_of_start=False)] == [3, 4, 5]
    assert [each.id for each in recorder.select_notifications(None, 9, stop=2)] == [1, 2]
    assert [each.id for each in recorder.select_notifications(1, 9, topics=["PhaseReturned.v1"])] == [5]


def test_the_events_of_a_stream_are_selected_as_the_library_asks(store: Store) -> None:
    head = fill(store, "vast-verder", 5)
    recorder = LogRecorder(store)

    def versions(**how: Any) -> list[int]:
        return [event.originator_version for event in recorder.select_events(head.stream_id, **how)]

    assert versions() == [1, 2, 3, 4, 5]
    assert versions(gt=1, lte=4) == [2, 3, 4]
    assert versions(desc=True, limit=2) == [5, 4]
    assert recorder.select_events(str(head.stream_id))[0].state == b'{"n":1}'


def test_nothing_is_recorded_past_the_store(store: Store) -> None:
    recorder = LogRecorder(store)

    with pytest.raises(NotSupportedError):
        recorder.insert_events([RecordedEvent(a_new_stream().stream_id, 1, "PhaseAdvanced.v1", b"{}")])

    assert recorder.max_notification_id() is None


@pytest.fixture
def bait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The topic of a module that could be imported, and must not be."""
    module = f"bait_{uuid4().hex}"
    (tmp_path / f"{module}.py").write_text("class Event: ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    return f"{module}:Event"


def test_a_topic_that_names_a_module_is_never_imported(store: Store, application: type[Facts], bait: str) -> None:
    append(store, a_new_stream(), an_event(topic=bait))
    follow_to(store, 1)

    with ApplicationSubscription(application()) as subscription:
        event: Any = next(subscription)[0]

    assert event.topic == bait
    assert bait.partition(":")[0] not in sys.modules


def test_the_librarys_own_mapper_would_have_imported_it(bait: str) -> None:
    recorded = RecordedEvent(uuid4(), 1, bait, b"{}")

    with pytest.raises(TypeError):
        Mapper[Any](JSONTranscoder()).to_domain_event(recorded)

    assert sys.modules.pop(bait.partition(":")[0]).Event is not None
