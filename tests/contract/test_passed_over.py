"""A read model reads past what keeps to a process that is not here, remembers it, and takes it up when the process is back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.codec import decode
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import OpenedStore
from partnerflow.process.catalogue import Catalogue
from partnerflow.projections.follower import Follower
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.rebuilding import rebuild
from partnerflow.projections.summaries import SummaryTables
from tests.support.portfolio import answers, filled, follow, portfolio_of, summaries_of
from tests.support.processes import shipped, shipped_process
from tests.support.service import StillClock, example_lines
from tests.support.stores import follow_to, until

Model = type[SummaryTables] | type[PortfolioTables]
MODELS = pytest.mark.parametrize("kind", [SummaryTables, PortfolioTables])
IN_STEPS = "in-steps"
ORGANISATION = {"name": "Het Lab", "legalForm": "foundation", "sector": "knowledge", "country": "NL", "identifiers": []}
WANTING = {"three-steps.v1": 1}


@pytest.fixture
def service(store: OpenedStore) -> Partnerflow:
    """The example, and beside it a partnership that keeps to another process."""
    service = filled(store, example_lines())
    data = {"name": "x", "issue": "x", "reason": "y", "region": "z", "initiator": "LAB", "profile": "standard"}
    record(service, "organisation", "LAB", "OrganisationRegistered", ORGANISATION)
    record(service, "partnership", IN_STEPS, "PartnershipInitiated", data)
    follow_to(store, len(example_lines()) + 2)
    return service


def record(service: Partnerflow, stream: str, key: str, fact: str, data: dict[str, Any]) -> None:
    line = {"by": "LAB", "data": data}
    process = shipped_process("three-steps") if stream == "partnership" else None
    service.record(RecordRequest(stream=stream, key=key, fact=fact, line=line, process=process, version_required=False))


def lacking(store: OpenedStore, kind: Model) -> SummaryTables | PortfolioTables:
    """The read model as a process has it that lacks a definition."""
    fewer = Catalogue(process for process in shipped() if process.name != "three-steps")
    return kind(store.tables, store, Histories(store, fewer, StillClock()), decode)


def knowing(store: OpenedStore, kind: Model) -> SummaryTables | PortfolioTables:
    """The read model as a process has it that was restarted with all definitions."""
    return summaries_of(store) if kind is SummaryTables else portfolio_of(store)


@contextmanager
def following(store: OpenedStore, model: SummaryTables | PortfolioTables) -> Iterator[None]:
    follower = Follower(store, model)
    follower.start()
    try:
        yield
    finally:
        follower.stop()


def seen(service: Partnerflow, kind: Model) -> str:
    found = service.find(PartnershipSearch(limit=100)).items if kind is SummaryTables else answers(service)
    return json.dumps(found, default=str, sort_keys=True)


@MODELS
def test_what_is_passed_over_is_remembered_with_the_process_that_lacks(
    store: OpenedStore, service: Partnerflow, kind: Model
) -> None:
    follow(store, lacking(store, kind))

    model = knowing(store, kind)

    assert model.position() == store.position()
    assert model.wanting() == WANTING


@MODELS
def test_a_restart_with_the_process_takes_it_up_again(store: OpenedStore, service: Partnerflow, kind: Model) -> None:
    follow(store, lacking(store, kind))
    without = seen(service, kind)
    model = knowing(store, kind)

    with following(store, model):
        until(lambda: not model.wanting())

    taken_up = seen(service, kind)
    rebuild(store, knowing(store, kind))
    assert taken_up == seen(service, kind) != without
    assert model.position() == store.position()


@MODELS
def test_a_restart_without_the_process_follows_and_goes_on_remembering(
    store: OpenedStore, service: Partnerflow, kind: Model
) -> None:
    follow(store, lacking(store, kind))
    model = lacking(store, kind)

    with following(store, model):
        record(service, "organisation", "ELA", "OrganisationRegistered", ORGANISATION)
        until(lambda: model.position() == len(example_lines()) + 3)

    assert model.wanting() == WANTING


@MODELS
def test_a_rebuild_without_the_process_remembers_what_it_passed_over(
    store: OpenedStore, service: Partnerflow, kind: Model
) -> None:
    follow(store, knowing(store, kind))
    complete = seen(service, kind)
    model = knowing(store, kind)

    with following(store, model):
        rebuild(store, lacking(store, kind))
        until(lambda: model.live().generation == 2 and not model.wanting())

    assert seen(service, kind) == complete


@MODELS
def test_the_next_fact_of_a_stream_takes_it_up_as_well(store: OpenedStore, service: Partnerflow, kind: Model) -> None:
    follow(store, lacking(store, kind))
    record(service, "partnership", IN_STEPS, "PartyInvited", {"organisation": "LIN"})
    follow_to(store, len(example_lines()) + 3)

    model = knowing(store, kind)
    follow(store, model)

    assert model.wanting() == {}


@MODELS
def test_what_earlier_generations_passed_over_is_removed(store: OpenedStore, service: Partnerflow, kind: Model) -> None:
    follow(store, lacking(store, kind))

    rebuild(store, knowing(store, kind))

    assert store.tables.read("SELECT key FROM projection_passed_over", {}) == []


def test_a_process_that_lacks_is_told_at_the_start_also_when_no_row_names_it(
    store: OpenedStore, service: Partnerflow
) -> None:
    fewer = lacking(store, SummaryTables)
    follow(store, fewer)

    assert fewer.processes()["three-steps.v1"] == IN_STEPS
    assert IN_STEPS not in [item.key for item in fewer.partnerships(PartnershipSearch()).items]
