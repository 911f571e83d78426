"""`Store.append`: all or nothing, from the version the writer saw."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from msgspec import structs

from partnerflow.application.ports import Append, Store
from partnerflow.errors import CorruptionError, StaleVersionError
from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash, root
from tests.support.stores import NOW, a_key, a_new_stream, a_text, an_event, append, append_states, states


def test_a_stream_is_founded_and_found_at_its_address(store: Store) -> None:
    new = a_new_stream("vast-verder", about="north")

    head = append_states(store, new, "one", "two")

    assert (head.stream_id, head.kind, head.key, head.about, head.version) == (
        new.stream_id,
        "partnership",
        "vast-verder",
        "north",
        2,
    )
    assert store.head("partnership", "vast-verder") == head
    assert states(store, new.stream_id) == ["one", "two"]


def test_an_address_belongs_to_one_kind_of_stream(store: Store) -> None:
    append_states(store, a_new_stream("vast-verder"), "one")

    grant = append_states(store, a_new_stream("vast-verder", kind="grant"), "other")

    assert store.head("grant", "vast-verder") == grant
    assert store.head("organisation", "vast-verder") is None


def test_stored_bytes_come_back_verbatim_whatever_they_are(store: Store) -> None:
    new = a_new_stream()
    event = structs.replace(an_event(topic="Besprëking.v1"), state=bytes(range(256)) * 5)

    append(store, new, event)

    (stored,) = store.read(new.stream_id)
    assert (stored.version, stored.topic, stored.state) == (1, event.topic, event.state)


def test_the_head_carries_the_frontier_of_exactly_these_events(store: Store) -> None:
    head = append_states(store, a_new_stream(), "one", "two", "three")

    head = append_states(store, head, "four", "five")

    leaves = [
        leaf_hash(leaf_data(event.stream_id, event.version, event.topic, event.state))
        for event in store.read(head.stream_id)
    ]
    frontier = Frontier.from_bytes(head.frontier)
    assert (frontier.size, frontier.root()) == (head.version, root(leaves))


def test_a_writer_who_saw_an_older_version_is_refused_with_both_versions(store: Store) -> None:
    old = append_states(store, a_new_stream(), "one")
    current = append_states(store, old, "two")

    with pytest.raises(StaleVersionError) as refused:
        append_states(store, old, "too late")

    assert (refused.value.data["expected"], refused.value.data["found"]) == (1, 2)
    assert store.head("partnership", "vast-verder") == current
    assert states(store, old.stream_id) == ["one", "two"]


def test_a_version_that_does_not_exist_yet_cannot_be_followed(store: Store) -> None:
    head = append_states(store, a_new_stream(), "one")
    ahead = replace(head, version=2, frontier=Frontier.from_bytes(head.frontier).append(b"x" * 32).to_bytes())

    with pytest.raises(StaleVersionError) as refused:
        append_states(store, ahead, "from nowhere")

    assert (refused.value.data["expected"], refused.value.data["found"]) == (2, 1)
    assert states(store, head.stream_id) == ["one"]


def test_a_stream_that_was_never_founded_cannot_be_followed(store: Store) -> None:
    unknown = replace(a_new_stream(), version=1, frontier=Frontier().append(b"x" * 32).to_bytes())

    with pytest.raises(StaleVersionError) as refused:
        append_states(store, unknown, "from nowhere")

    assert (refused.value.data["expected"], refused.value.data["found"]) == (1, 0)
    assert store.head("partnership", "vast-verder") is None


def test_a_taken_address_is_refused_to_another_stream(store: Store) -> None:
    first = append_states(store, a_new_stream("vast-verder"), "one", "two")
    second = a_new_stream("vast-verder")

    with pytest.raises(StaleVersionError) as refused:
        append_states(store, second, "mine")

    assert (refused.value.data["expected"], refused.value.data["found"]) == (0, 2)
    assert store.head("partnership", "vast-verder") == first
    assert store.read(second.stream_id) == []


def test_a_taken_identity_is_refused_at_another_address(store: Store) -> None:
    first = append_states(store, a_new_stream("vast-verder"), "one")

    with pytest.raises(StaleVersionError):
        append_states(store, replace(a_new_stream("elders"), stream_id=first.stream_id), "mine")

    assert store.head("partnership", "elders") is None


def test_a_frontier_that_is_not_the_stored_one_is_corruption_and_writes_nothing(store: Store) -> None:
    head = append_states(store, a_new_stream(), "one")
    forged = replace(head, frontier=Frontier().append(b"x" * 32).to_bytes())

    with pytest.raises(CorruptionError):
        append_states(store, forged, "two")

    assert store.head("partnership", "vast-verder") == head


def test_a_frontier_of_another_version_is_corruption_and_writes_nothing(store: Store) -> None:
    head = append_states(store, a_new_stream(), "one")

    with pytest.raises(CorruptionError):
        append_states(store, replace(head, frontier=b""), "two")

    assert states(store, head.stream_id) == ["one"]


def test_several_streams_are_written_together(store: Store) -> None:
    known = append_states(store, a_new_stream("known"), "one")
    new = a_new_stream("new")

    receipt = store.append(
        [
            Append(head=new, events=(an_event("a", a_text("first")), an_event("b"))),
            Append(head=known, events=(an_event("two", a_text("second")),)),
        ],
        now=NOW,
    )

    assert [(head.key, head.version) for head in receipt.heads] == [("new", 2), ("known", 2)]
    assert store.heads([("partnership", "known"), ("partnership", "new"), ("partnership", "absent")]) == {
        ("partnership", "new"): receipt.heads[0],
        ("partnership", "known"): receipt.heads[1],
    }
    assert [text.value for text in store.disclosures(new.stream_id).values()] == ["first"]
    assert [text.value for text in store.disclosures(known.stream_id).values()] == ["second"]


@pytest.mark.parametrize("stale_first", [True, False], ids=["the stale one first", "the stale one last"])
def test_one_stale_stream_among_several_refuses_them_all(store: Store, stale_first: bool) -> None:
    old = append_states(store, a_new_stream("known"), "one")
    append_states(store, old, "two")
    new = a_new_stream("new")
    appends = [Append(head=old, events=(an_event("x"),)), Append(head=new, events=(an_event("y", a_text("z")),))]

    with pytest.raises(StaleVersionError) as refused:
        store.append(appends if stale_first else appends[::-1], now=NOW, key=a_key())

    assert refused.value.data["key"] == "known"
    assert store.head("partnership", "new") is None
    assert store.disclosures(new.stream_id) == {}
    assert append_states(store, new, "y").version == 1


def test_a_taken_address_among_several_refuses_them_all(store: Store) -> None:
    append_states(store, a_new_stream("taken"), "one")
    free, taken = a_new_stream("free"), a_new_stream("taken")

    with pytest.raises(StaleVersionError):
        store.append([Append(head=head, events=(an_event(),)) for head in (free, taken)], now=NOW)

    assert store.head("partnership", "free") is None


def test_many_events_of_one_stream_are_one_append(store: Store) -> None:
    founded = append_states(store, a_new_stream(), "founding")

    head = append(store, founded, *(an_event(str(number)) for number in range(500)), key=a_key())

    assert head.version == 501
    assert states(store, head.stream_id)[1:] == [str(number) for number in range(500)]
    with pytest.raises(StaleVersionError):
        append(store, founded, *(an_event() for _ in range(500)))


def test_two_appends_to_one_stream_are_the_callers_mistake(store: Store) -> None:
    new = a_new_stream()
    twice = [Append(head=new, events=(an_event("one"),)), Append(head=new, events=(an_event("two"),))]
    same_address = [Append(head=a_new_stream("same"), events=(an_event(),)) for _ in range(2)]

    for appends in (twice, same_address, [Append(head=new, events=())]):
        with pytest.raises(ValueError, match="append"):
            store.append(appends, now=NOW)

    assert store.head("partnership", "vast-verder") is None


def test_streams_about_another_one_are_found_by_its_key(store: Store) -> None:
    for key in ("GR-2", "GR-10", "GR-1", "gr-3"):
        append_states(store, a_new_stream(key, kind="grant", about="vast-verder"), "one")
    append_states(store, a_new_stream("GR-9", kind="grant", about="elders"), "one")
    append_states(store, a_new_stream("note", kind="note", about="vast-verder"), "one")

    assert store.keys_about("grant", "vast-verder") == ("GR-1", "GR-10", "GR-2", "gr-3")
    assert store.keys_about("grant", "nobody") == ()


def test_nothing_is_read_of_a_stream_that_does_not_exist(store: Store) -> None:
    nobody = uuid4()

    assert store.head("partnership", "nobody") is None
    assert store.read(nobody) == []
    assert store.disclosures(nobody) == {}
    assert store.position_of(nobody, 1) is None
    assert store.heads([]) == {}


def test_a_reader_who_knows_a_version_reads_only_what_follows(store: Store) -> None:
    head = append_states(store, a_new_stream(), "one", "two", "three")

    assert [event.version for event in store.read(head.stream_id, after=1)] == [2, 3]
    assert store.read(head.stream_id, after=3) == []
