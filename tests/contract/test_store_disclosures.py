"""Disclosures: the only thing in a store that can go, and then it is gone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.application.ports import Append, Store
from partnerflow.errors import CorruptionError, StaleVersionError
from partnerflow.persistence.opening import open_store
from partnerflow.persistence.sqlite.connections import Connections
from tests.support.server import eventually
from tests.support.stores import NOW, a_new_stream, a_text, an_event, append, append_states

SECRET = "Wilhelmina van der Heuvel-Ångström"


def test_a_text_comes_back_by_its_commitment_as_it_was_given(store: Store) -> None:
    note, name = a_text("Zij zei: “ja”\n"), a_text(SECRET, about="person-1")

    head = append(store, a_new_stream(), an_event("{}", note), an_event("{}", name))

    assert store.disclosures(head.stream_id) == {note.commitment: note, name.commitment: name}
    assert store.disclosures(head.stream_id, [name.commitment, "unknown"]) == {name.commitment: name}
    assert store.disclosures(head.stream_id, []) == {}


def test_a_person_is_erased_from_one_stream_with_everything_about_them(store: Store) -> None:
    texts = [a_text("name", about="person-1"), a_text("mail", about="person-1"), a_text("other", about="person-2")]
    head = append(store, a_new_stream("here"), an_event("{}", *texts), an_event("{}", a_text("about nobody")))
    elsewhere = append(store, a_new_stream("elsewhere"), an_event("{}", a_text("name", about="person-1")))

    append(store, head, an_event("erased", erases=("person-1",)))

    assert {text.value for text in store.disclosures(head.stream_id).values()} == {"other", "about nobody"}
    assert {text.value for text in store.disclosures(elsewhere.stream_id).values()} == {"name"}
    assert len(store.read(head.stream_id)) == 3


@pytest.mark.parametrize("others", [0, 1, 100], ids=["alone", "with another stream", "among many events"])
def test_what_one_append_both_discloses_and_erases_never_stands(store: Store, others: int) -> None:
    before, after = a_text("before", about="person-1"), a_text("after", about="person-1")
    same = a_text("same", about="person-1")
    events = [
        *(an_event() for _ in range(others if others > 1 else 0)),
        an_event("registered", before, a_text("kept", about="person-2")),
        an_event("erased", same, erases=("person-1",)),
        an_event("registered again", after),
    ]
    appends = [Append(head=a_new_stream("here"), events=tuple(events))]
    if others == 1:
        appends.append(Append(head=a_new_stream("there"), events=(an_event(),)))

    head = store.append(appends, now=NOW).heads[0]

    assert {text.value for text in store.disclosures(head.stream_id).values()} == {"kept", "after"}


def test_streams_written_together_erase_each_their_own(store: Store) -> None:
    heads = [append(store, a_new_stream(key), an_event("{}", a_text(key, about="person-1"))) for key in "abc"]

    store.append([Append(head=head, events=(an_event(erases=("person-1",)),)) for head in heads[:2]], now=NOW)

    assert [list(store.disclosures(head.stream_id)) == [] for head in heads] == [True, True, False]


def test_a_refused_append_erases_and_discloses_nothing(store: Store) -> None:
    head = append(store, a_new_stream(), an_event("{}", a_text("name", about="person-1")))
    append_states(store, head, "two")

    with pytest.raises(StaleVersionError):
        append(store, head, an_event("{}", a_text("new"), erases=("person-1",)))

    assert [text.value for text in store.disclosures(head.stream_id).values()] == ["name"]


def test_one_commitment_cannot_stand_for_two_texts(store: Store) -> None:
    text, other = a_text("one"), a_text("two")
    head = append(store, a_new_stream(), an_event("{}", text))

    for events in ([an_event("{}", text)], [an_event("{}", other), an_event("{}", other)]):
        with pytest.raises(CorruptionError):
            append(store, head, *events)

    assert len(store.read(head.stream_id)) == 1
    assert list(store.disclosures(head.stream_id).values()) == [text]


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def test_an_erased_text_is_gone_from_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(open_store(f"sqlite:///{path}")) as store:
        head = append(store, a_new_stream(), an_event("{}", a_text(SECRET, about="person-1")))
        assert SECRET.encode() in bytes_on_disk(path)

        append(store, head, an_event("erased", erases=("person-1",)))

        # Somebody who reads just then keeps the write-ahead log until the next time.
        assert eventually(store.finish_erasures)
        assert SECRET.encode() not in bytes_on_disk(path)


def test_without_emptying_the_write_ahead_log_the_erased_text_would_still_stand_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connections, "forget", lambda _: None)
    path = tmp_path / "store.db"
    with closing(open_store(f"sqlite:///{path}")) as store:
        head = append(store, a_new_stream(), an_event("{}", a_text(SECRET, about="person-1")))

        append(store, head, an_event("erased", erases=("person-1",)))

        assert SECRET.encode() in bytes_on_disk(path)
