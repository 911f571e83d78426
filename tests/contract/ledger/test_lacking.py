"""Texts that went without a fact that says so are told, and hold nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from partnerflow.application.erasures.request import Asked, ErasureRequest
from partnerflow.application.imports import ImportRequest
from partnerflow.application.lacking import Lacking, lacking
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.codec import decode
from partnerflow.persistence.opening import OpenedStore, open_store
from tests.contract.ledger.damaging import damage
from tests.support.processes import shipped_process
from tests.support.service import example_lines, service_over
from tests.support.stores import PATIENCE

ONE = "(stream_id, commitment) IN (SELECT stream_id, commitment FROM disclosures WHERE pointer = '/note' LIMIT 1)"


@pytest.fixture
def store(durable_url: str) -> Iterator[OpenedStore]:
    with closing(open_store(durable_url)) as store:
        yield store


@pytest.fixture
def served(store: OpenedStore) -> Partnerflow:
    """The example, in which a person was erased."""
    service = service_over(store)
    service.import_facts(example_lines(), ImportRequest(process=shipped_process("partnership")))
    return service


@pytest.fixture
def gone(store: OpenedStore, served: Partnerflow) -> Callable[[], list[Lacking]]:
    return lambda: list(lacking(store, store.inspection, decode))


def test_what_facts_erased_is_not_lacking(gone: Callable[[], list[Lacking]]) -> None:
    assert gone() == []


def test_what_is_erased_by_its_place_is_not_lacking(
    store: OpenedStore, served: Partnerflow, gone: Callable[[], list[Lacking]]
) -> None:
    own = [line for line in map(json.loads, example_lines()) if line["stream"] == "partnership"]
    noted, last = next(line for line in own if "note" in line), own[-1]
    erasing = {"fact": noted["id"], "pointers": ["/note"], "ground": "objection"}
    line = {**last, "id": f"vast-verder-{len(own) + 1:04}", "fact": "DisclosureErased", "data": erasing}

    report = served.import_facts([json.dumps(line).encode()], ImportRequest(process=shipped_process("partnership")))

    everything = len(example_lines()) + report.recorded
    assert (report.recorded, store.wait(everything, PATIENCE)) == (1, len(example_lines()) + 1)
    assert gone() == []


def test_a_text_that_was_removed_by_hand_is_named_by_its_place(
    durable_url: str, served: Partnerflow, gone: Callable[[], list[Lacking]]
) -> None:
    damage(durable_url, f"DELETE FROM disclosures WHERE {ONE}")

    (found,) = gone()

    kind, _, key = found.stream.partition("/")
    stream = served.streams.find(kind, key)
    assert stream is not None
    assert stream.history.facts[found.version - 1].id == found.fact
    assert found.pointer == "/note"
    assert served.ledger.scrub.run().findings == ()  # type: ignore[attr-defined]


def test_what_is_restricted_is_not_lacking(
    store: OpenedStore, served: Partnerflow, gone: Callable[[], list[Lacking]]
) -> None:
    head = store.head("partnership", "vast-verder")
    assert head is not None
    names = {head.stream_id: tuple(store.disclosures(head.stream_id))[:7]}
    asked = Asked(principal="dpo", by="LIN", ground="objection", persons=(), texts=(), commitments=names)
    at, due = "2026-12-31T12:00:00+00:00", "2027-01-03T12:00:00+00:00"

    served.erasures.open(
        ErasureRequest(id="one", partnership="vast-verder", state="waiting", asked_at=at, due_at=due, asked=asked)
    )

    assert set(names[head.stream_id]).isdisjoint(store.disclosures(head.stream_id))
    assert gone() == []
