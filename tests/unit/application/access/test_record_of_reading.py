"""What was opened is on record before the answer leaves: each stream once, with whose data it showed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from partnerflow.application.access.acting import Acting
from partnerflow.application.erasures.ports import Accesses
from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.moves.request import move_request
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter
from partnerflow.errors import NotFoundError, RefusedError, UnavailableError
from tests.unit.application.access.world import WHO, holder, reading, role, tell, told, workspace

PERSON: dict[str, Any] = {
    "person": "p-001",
    "name": "Ina Voorbeeld",
    "email": "ina@linde.example",
    "organisation": "LIN",
}
COORDINATOR = holder(role("coordinator", "LIN"))


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        told(service, "partnership", "nota", "PersonRegistered", **PERSON)
        yield service


def settled(service: Partnerflow, seen: Acting) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """What is on record of each stream after an answer."""
    seen.settle()
    heads = service.store.heads([("partnership", "nota"), ("grant", "GR-LIN"), ("partnership", "vreemd")])
    rows = {key: service.accesses.page(head.stream_id, before=None, limit=9) for (_, key), head in heads.items()}
    return {
        key: [(row.persons, row.principal, row.purpose) for _, row in found] for key, found in rows.items() if found
    }


def test_a_history_that_was_opened_is_on_record_once_however_often_it_was_looked_at(service: Partnerflow) -> None:
    seen = reading(service, COORDINATOR, purpose="partnerships.history")
    for _ in range(3):
        seen.state("partnership", "nota")

    assert settled(service, seen) == {"nota": [((), WHO, "partnerships.history")]}
    assert settled(service, seen) == {"nota": [((), WHO, "partnerships.history")]}


def test_with_it_stands_whose_data_were_shown_and_not_those_that_were_withheld(service: Partnerflow) -> None:
    full, bare = reading(service, COORDINATOR), reading(service, holder(role("observer")))
    for seen in (bare, full):
        seen.history("partnership", "nota", FactFilter())

    assert settled(service, bare) == {"nota": [((), WHO, "state")]}
    assert settled(service, full)["nota"][0] == (("p-001",), WHO, "state")


def test_what_was_rendered_before_is_on_record_for_whoever_is_shown_it_now(service: Partnerflow) -> None:
    seen = reading(service, COORDINATOR)
    stream = seen.state("partnership", "nota").stream

    seen.seen({stream.head.stream_id: ["p-001"]})

    assert settled(service, seen) == {"nota": [(("p-001",), WHO, "state")]}


def test_each_stream_that_an_answer_rests_on_is_on_record(service: Partnerflow) -> None:
    seen = reading(service, COORDINATOR)
    seen.bundle("nota")

    assert settled(service, seen) == {"nota": [(("p-001",), WHO, "state")], "GR-LIN": [((), WHO, "state")]}


def test_nothing_is_on_record_of_what_was_not_seen_nor_of_a_list(service: Partnerflow) -> None:
    seen = reading(service, COORDINATOR)
    with pytest.raises(NotFoundError):
        seen.state("partnership", "vreemd")
    seen.find(PartnershipSearch())
    seen.organisations(after=None, limit=9)

    assert settled(service, seen) == {}


def test_whoever_records_stands_in_the_fact_and_not_in_the_record_of_reading(service: Partnerflow) -> None:
    tell(service, COORDINATOR, "PartyInvited", by="LIN", organisation="ONB")

    assert settled(service, reading(service, COORDINATOR)) == {}
    assert service.history("partnership", "nota", FactFilter(newest_first=True)).items[0].fact.principal == WHO


def test_what_is_refused_or_only_tried_is_a_reading_too(service: Partnerflow) -> None:
    line = {"by": "LIN", "data": {"kind": "abandoned", "endingReasons": ["not_viable"]}}
    ending = RecordRequest(stream="partnership", key="nota", fact="PartnershipEnded", line=line, version_required=False)
    tried = reading(service, COORDINATOR, "facts.record", "tried")
    refused = reading(service, COORDINATOR, "facts.record", "refused")

    tried.preview(move_request("end", ending))
    with pytest.raises(RefusedError):
        refused.record(replace(ending, fact="AccessRevoked", line={"by": "LIN", "data": {"access": "AC-90"}}))

    assert settled(service, tried)["nota"] == [((), WHO, "tried")]
    assert ((), WHO, "refused") in settled(service, refused)["nota"]


class Closed:
    """A record of reading that cannot be written to."""

    def __init__(self, accesses: Accesses) -> None:
        self.of, self.page, self.prune = accesses.of, accesses.page, accesses.prune

    def record(self, seen: Mapping[Any, Any], principal: str, purpose: str, at: str) -> None:
        raise UnavailableError("the disk is full")


def test_an_answer_that_cannot_be_put_on_record_does_not_leave(service: Partnerflow) -> None:
    seen = reading(replace(service, accesses=Closed(service.accesses)), COORDINATOR)
    seen.state("partnership", "nota")

    with pytest.raises(UnavailableError):
        seen.settle()
