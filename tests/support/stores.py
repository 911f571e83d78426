"""Stores for tests, and words to fill them with: only what matters to a test is said in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from uuid import UUID, uuid4

from partnerflow.application.ports import Append, Disclosure, Event, Head, IdempotencyKey, Store
from partnerflow.settings import Settings

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PATIENCE = 20.0

_salts = count()


def a_new_stream(key: str = "vast-verder", *, kind: str = "partnership", about: str | None = None) -> Head:
    """The head of a stream that is not founded yet."""
    return Head(stream_id=uuid4(), kind=kind, key=key, version=0, about=about)


def an_event(
    state: str = "{}",
    *texts: Disclosure,
    topic: str = "PhaseAdvanced.v1",
    erases: tuple[str, ...] = (),
    forgets: tuple[str, ...] = (),
) -> Event:
    """An event with this state, that commits to these texts, and takes others away."""
    return Event(topic=topic, state=state.encode(), disclosures=texts, erases=erases, forgets=forgets)


def a_text(value: str, *, about: str | None = None) -> Disclosure:
    """A text to be disclosed, about a person or nobody."""
    number = next(_salts)
    return Disclosure(
        commitment=f"commitment-{number}",
        pointer="/data/note",
        salt=number.to_bytes(32, "big"),
        value=value,
        subject=about,
    )


def a_key(
    key: str = "request-1", *, fingerprint: bytes = b"fingerprint", scope: str = "tester POST /v1"
) -> IdempotencyKey:
    """A caller's idempotency key."""
    return IdempotencyKey(scope=scope, key=key, fingerprint=fingerprint)


def append(store: Store, head: Head, *events: Event, key: IdempotencyKey | None = None) -> Head:
    """Append to one stream; its head afterwards."""
    (after,) = store.append([Append(head=head, events=events)], key=key, now=NOW).heads
    return after


def append_states(store: Store, head: Head, *states: str) -> Head:
    """Append an event for each state in one go; the head afterwards."""
    return append(store, head, *(an_event(state) for state in states))


def states(store: Store, stream_id: UUID) -> list[str]:
    """The states of a stream's events, in order."""
    return [event.state.decode() for event in store.read(stream_id)]


def follow_to(store: Store, position: int) -> None:
    """Wait until the log holds a position, or fail."""
    reached = store.wait(position, PATIENCE)
    assert reached >= position, f"the log stands at {reached}, not at {position}"


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, or fail."""
    deadline = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < deadline, "it never came true"
        sleep(0.005)


def fill(store: Store, key: str, count_of_events: int) -> Head:
    """A stream with this many events, each in an append of its own."""
    head = a_new_stream(key)
    for number in range(1, count_of_events + 1):
        head = append_states(store, head, f'{{"n":{number}}}')
    return head


def settings_over(database: str, folder: Path, **more: str) -> Settings:
    """Settings of a store whose keys and journals lie in a folder of the test; `more` by their names without prefix."""
    own = {"DATABASE": database, "KEY_FILE": str(folder / "key"), "LEDGER": str(folder / "ledger")} | more
    return Settings.read({f"PARTNERFLOW_{name}": value for name, value in own.items()})
