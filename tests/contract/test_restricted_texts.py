"""Requests and restricted texts in every store: moved in one transaction, freed for whom nobody else waits, erased for good."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from partnerflow.application.erasures.request import Asked, Erased, ErasureRequest
from partnerflow.application.ports import Disclosure, Head
from partnerflow.persistence.accesses import AccessTables
from partnerflow.persistence.erasures import ErasureTables
from partnerflow.persistence.opening import OpenedStore
from partnerflow.persistence.reapplying import reapply
from tests.support.stores import a_new_stream, a_text, an_event, append

EARLY, LATE = "2026-03-01T09:00:00+00:00", "2026-03-04T09:00:00+00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A stream with three texts."""

    head: Head
    texts: tuple[Disclosure, ...]

    def names(self, *numbers: int) -> dict[UUID, tuple[str, ...]]:
        return {self.head.stream_id: tuple(self.texts[number].commitment for number in numbers)}


@pytest.fixture
def told(store: OpenedStore) -> Told:
    texts = (a_text("een"), a_text("twee"), a_text("drie", about="p-001"))
    return Told(head=append(store, a_new_stream(), an_event("{}", *texts)), texts=texts)


def a_request(name: str, commitments: dict[UUID, tuple[str, ...]], due: str = LATE) -> ErasureRequest:
    asked = Asked(principal="dpo", by="LIN", ground="objection", persons=("p-001",), texts=(), commitments=commitments)
    return ErasureRequest(id=name, partnership="vast-verder", state="waiting", asked_at=EARLY, due_at=due, asked=asked)


def standing(store: OpenedStore, told: Told) -> set[str]:
    return {text.value for text in store.disclosures(told.head.stream_id).values()}


def test_what_is_asked_is_out_of_sight_and_counts_as_a_change_of_what_is_shown(store: OpenedStore, told: Told) -> None:
    requests = ErasureTables(store)

    requests.open(a_request("one", told.names(0, 2)))

    head = store.head("partnership", "vast-verder")
    assert standing(store, told) == {"twee"}
    assert head is not None
    assert (head, head.restrictions) == (told.head, 1)
    assert requests.of("vast-verder") == (a_request("one", told.names(0, 2)),)


def test_what_is_taken_back_is_in_sight_again_but_for_what_another_waits_for(store: OpenedStore, told: Told) -> None:
    requests = ErasureTables(store)
    first, second = a_request("one", told.names(0, 1)), a_request("two", told.names(1, 2))
    requests.open(first)
    requests.open(second)

    assert requests.cancel(first, LATE)

    assert standing(store, told) == {"een"}
    assert requests.cancel(second, LATE)
    assert standing(store, told) == {"een", "twee", "drie"}
    assert not requests.cancel(second, LATE)


def test_what_is_begun_is_due_until_it_is_ended_and_cannot_be_taken_back(store: OpenedStore, told: Told) -> None:
    requests = ErasureTables(store)
    request = a_request("one", told.names(0))
    requests.open(request)
    assert requests.due(EARLY) == ()

    assert requests.begin(request)

    assert not requests.cancel(request, LATE)
    assert [each.state for each in requests.due(LATE)] == ["executing"]
    requests.end("one", "done", LATE, {"erased": []})
    assert requests.due(LATE) == ()
    assert requests.find("one") == replace(request, state="done", ended_at=LATE, outcome={"erased": []})


def test_an_append_erases_what_is_restricted_as_well(store: OpenedStore, told: Told) -> None:
    requests = ErasureTables(store)
    request = a_request("one", told.names(0, 2))
    requests.open(request)

    gone = (told.texts[0].commitment,)
    append(store, told.head, an_event("erased", erases=("p-001",), forgets=gone))

    requests.cancel(request, LATE)
    assert standing(store, told) == {"twee"}


def test_a_copy_that_was_put_back_erases_again_what_the_journal_names(store: OpenedStore, told: Told) -> None:
    store.keys.take([(told.head.stream_id, "p-001")])
    erased = Erased(
        stream_id=told.head.stream_id,
        fact="vast-verder-0009",
        person="p-001",
        commitments=(told.texts[0].commitment,),
        ground="objection",
        at=EARLY,
    )

    counts = [reapply(store, [erased]), reapply(store, [erased])]

    assert counts == [2, 0]
    assert standing(store, told) == {"twee"}
    assert store.keys.find(told.head.stream_id, ["p-001"]) == {}


def test_accesses_are_kept_in_order_and_go_only_when_they_have_their_place(store: OpenedStore, told: Told) -> None:
    accesses = AccessTables(store.tables)
    accesses.record({told.head.stream_id: ["p-002", "p-001"]}, "reader", "history", EARLY)
    accesses.record({told.head.stream_id: []}, "nobody in sight", "questions", EARLY)
    accesses.record({told.head.stream_id: ["p-001"]}, "exporter", "export", LATE)

    accesses.prune("2027-01-01")

    kept = accesses.of(told.head.stream_id)
    assert [(each.persons, each.principal, each.position) for each in kept] == [
        (("p-001", "p-002"), "reader", None),
        (("p-001",), "exporter", None),
    ]


def test_the_record_of_reading_is_paged_from_its_end(store: OpenedStore, told: Told) -> None:
    accesses = AccessTables(store.tables)
    for number in range(5):
        accesses.record({told.head.stream_id: [], uuid4(): []}, f"reader-{number}", "history", EARLY)

    assert accesses.of(told.head.stream_id) == ()
    first = accesses.page(told.head.stream_id, before=None, limit=2)
    second = accesses.page(told.head.stream_id, before=first[-1][0], limit=2)
    last = accesses.page(told.head.stream_id, before=second[-1][0], limit=2)

    pages = [[access.principal for _, access in page] for page in (first, second, last)]
    assert pages == [["reader-4", "reader-3"], ["reader-2", "reader-1"], ["reader-0"]]
