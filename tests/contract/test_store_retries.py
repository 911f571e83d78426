"""Idempotency keys: a retry returns the first answer."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from partnerflow.application.ports import Append, Store
from partnerflow.errors import KeyReusedError, StaleVersionError
from tests.support.stores import NOW, a_key, a_new_stream, an_event, append, append_states, states


def test_the_same_request_again_returns_the_first_receipt_and_writes_nothing(store: Store) -> None:
    request = [Append(head=a_new_stream(about="north"), events=(an_event("one"), an_event("two")))]
    first = store.append(request, key=a_key(), now=NOW)
    append_states(store, first.heads[0], "three")

    again = store.append(request, key=a_key(), now=NOW)

    assert again == replace(first, replayed=True)
    assert not first.replayed
    assert states(store, first.heads[0].stream_id) == ["one", "two", "three"]


def test_a_retry_that_saw_the_newer_head_still_returns_the_first_receipt(store: Store) -> None:
    head = append_states(store, a_new_stream(), "one")
    first = store.append([Append(head=head, events=(an_event("two"),))], key=a_key(), now=NOW)

    again = store.append([Append(head=first.heads[0], events=(an_event("two"),))], key=a_key(), now=NOW)

    assert again == replace(first, replayed=True)
    assert states(store, head.stream_id) == ["one", "two"]


def test_a_retry_of_several_streams_returns_the_first_receipt(store: Store) -> None:
    known = append_states(store, a_new_stream("known"), "one")
    request = [
        Append(head=a_new_stream("new"), events=(an_event("a"),)),
        Append(head=known, events=(an_event("two"),)),
    ]
    first = store.append(request, key=a_key(), now=NOW)

    again = store.append(request, key=a_key(), now=NOW)

    assert again == replace(first, replayed=True)
    assert states(store, known.stream_id) == ["one", "two"]


@pytest.mark.parametrize("current", [True, False], ids=["at the current version", "at an old version"])
def test_a_key_of_another_request_is_refused(store: Store, current: bool) -> None:
    old = append_states(store, a_new_stream(), "one")
    newest = append(store, old, an_event("two"), key=a_key(fingerprint=b"this"))

    with pytest.raises(KeyReusedError):
        append(store, newest if current else old, an_event("three"), key=a_key(fingerprint=b"that"))

    assert states(store, old.stream_id) == ["one", "two"]


def test_the_same_key_of_another_caller_is_another_key(store: Store) -> None:
    head = append(store, a_new_stream(), an_event("one"), key=a_key(scope="linda POST /v1"))

    head = append(store, head, an_event("two"), key=a_key(scope="omar POST /v1", fingerprint=b"other"))

    assert states(store, head.stream_id) == ["one", "two"]


def test_a_refused_request_does_not_use_up_its_key(store: Store) -> None:
    old = append_states(store, a_new_stream(), "one")
    newest = append_states(store, old, "two")

    with pytest.raises(StaleVersionError):
        append(store, old, an_event("three"), key=a_key())

    assert append(store, newest, an_event("three"), key=a_key()).version == 3


def test_a_request_that_writes_nothing_is_remembered_too(store: Store) -> None:
    first = store.append([], key=a_key(), now=NOW)

    again = store.append([], key=a_key(), now=NOW)

    assert (first.heads, first.replayed) == ((), False)
    assert (again.heads, again.replayed) == ((), True)
