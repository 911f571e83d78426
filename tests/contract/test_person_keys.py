"""Texts about persons: no store shows them, the key that opens them goes with the person, and nothing half done stays."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from partnerflow.application.ports import Append, Disclosure, Head
from partnerflow.errors import CorruptionError, StaleVersionError, UnavailableError
from partnerflow.persistence.opening import OpenedStore, open_store
from partnerflow.persistence.personal import PersonalTexts, encrypted, is_encrypted
from partnerflow.persistence.sqlite.cleaning import Cleaner
from tests.support.stores import NOW, a_new_stream, a_text, an_event, append, until

NAME = "Wilhelmina van der Heuvel"


def kept(store: OpenedStore, text: Disclosure, key: str = "vast-verder") -> tuple[Head, Disclosure]:
    """A stream that discloses a text about a person as the histories do; its head, and what the store holds."""
    head = a_new_stream(key)
    keys = PersonalTexts(store.keys).keys_for([(head.stream_id, text)])
    after = append(store, head, an_event("{}", encrypted(head.stream_id, text, keys)))
    return after, store.disclosures(after.stream_id)[text.commitment]


def test_a_store_holds_a_text_about_a_person_encrypted_and_it_opens_to_what_it_was(store: OpenedStore) -> None:
    text = a_text(NAME, about="p-001")
    head, held = kept(store, text)

    opened = PersonalTexts(store.keys).opened(head.stream_id, {text.commitment: held})

    assert is_encrypted(held.value)
    assert NAME not in held.value
    assert opened == {text.commitment: text}


def test_what_stands_in_clear_from_before_still_reads_and_so_does_what_is_about_nobody(store: OpenedStore) -> None:
    clear, nobody = a_text(NAME, about="p-001"), a_text(" gewoon")
    head = append(store, a_new_stream(), an_event("{}", clear, nobody))

    opened = PersonalTexts(store.keys).opened(head.stream_id, store.disclosures(head.stream_id))

    assert opened == {clear.commitment: clear, nobody.commitment: nobody}


def test_two_that_ask_for_the_key_of_a_person_get_the_same_and_other_streams_another(store: OpenedStore) -> None:
    here, there = uuid4(), uuid4()

    first, second = store.keys.take([(here, "p-001")]), store.keys.take([(here, "p-001"), (there, "p-001")])

    assert first[here, "p-001"] == second[here, "p-001"] != second[there, "p-001"]
    assert {len(key) for key in second.values()} == {32}


@pytest.mark.parametrize("member", ["commitment", "pointer", "value"])
def test_a_text_that_was_moved_or_altered_does_not_open(store: OpenedStore, member: str) -> None:
    text = a_text(NAME, about="p-001")
    head, held = kept(store, text)
    members = {name: getattr(held, name) for name in ("commitment", "pointer", "salt", "value", "subject")}
    moved = Disclosure(**{**members, member: members[member][:-2] + "AA"})

    with pytest.raises(CorruptionError):
        PersonalTexts(store.keys).opened(head.stream_id, {"moved": moved})


def test_erasing_a_person_destroys_the_key_of_that_person_alone(store: OpenedStore) -> None:
    head, _ = kept(store, a_text(NAME, about="p-001"))
    store.keys.take([(head.stream_id, "p-002")])

    append(store, head, an_event("erased", erases=("p-001",)))

    assert store.keys.find(head.stream_id, ["p-001", "p-002"]).keys() == {"p-002"}
    until(store.finish_erasures)


@pytest.mark.parametrize("others", [0, 100], ids=["alone", "among many events"])
def test_texts_are_forgotten_by_their_commitments(store: OpenedStore, others: int) -> None:
    stays, goes, never = a_text("blijft"), a_text("gaat"), a_text("nooit")
    head = append(store, a_new_stream(), an_event("{}", stays, goes))
    many = [an_event() for _ in range(others)]
    forgetting = [an_event("x", never), an_event("y", forgets=(goes.commitment, never.commitment))]

    append(store, head, *many, *forgetting)

    assert store.disclosures(head.stream_id) == {stays.commitment: stays}


def test_a_refused_append_forgets_nothing(store: OpenedStore) -> None:
    text = a_text("blijft")
    head = append(store, a_new_stream(), an_event("{}", text))
    append(store, head, an_event("two"))

    with pytest.raises(StaleVersionError):
        store.append([Append(head=head, events=(an_event(forgets=(text.commitment,)),))], now=NOW)

    assert store.disclosures(head.stream_id) == {text.commitment: text}


def test_a_key_that_was_not_destroyed_in_time_is_destroyed_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = open_store(url, sequence=False)
    head, _ = kept(store, a_text(NAME, about="p-001"))

    def killed(_: Cleaner) -> bool:
        raise UnavailableError("killed")

    with monkeypatch.context() as interrupted:
        interrupted.setattr(Cleaner, "clean", killed)
        append(store, head, an_event("erased", erases=("p-001",)))
    assert store.keys.find(head.stream_id, ["p-001"]) != {}
    store.close()

    again = open_store(url, sequence=False)

    assert again.finish_erasures()
    assert again.keys.find(head.stream_id, ["p-001"]) == {}
    again.close()
