"""A migration over every durable store: a fresh process reads it, an export brings it elsewhere, a missing version is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.cli.readying import unknown_processes_told
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import RefusedError, UnknownProcessError
from partnerflow.persistence.accesses import AccessTables
from partnerflow.persistence.credentials import credential_tables
from partnerflow.persistence.erasures import ErasureTables
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import open_store
from partnerflow.settings import config_folder
from tests.support.definitions import written
from tests.support.processes import shipped_process
from tests.support.stores import settings_over
from tests.support.versions import document_of, mapping

LINES = (config_folder() / "examples" / "vast-verder.facts.jsonl").read_bytes().splitlines()
KEY = "vast-verder"
Opened = Callable[..., Partnerflow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The definitions of the operator: the second version of the process."""
    folder = tmp_path / "processes"
    folder.mkdir()
    (folder / "partnership.v2.yaml").write_bytes(written(document_of()))
    return folder


@pytest.fixture
def opened(durable_url: str, tmp_path: Path, folder: Path) -> Opened:
    """Opens the workspace as a process does that has just started; without the folder where that is asked."""

    def open_(*, own: bool = True) -> Partnerflow:
        return build(settings_over(durable_url, tmp_path, **({"PROCESSES": str(folder)} if own else {})))

    return open_


@pytest.fixture
def migrated(opened: Opened) -> Opened:
    """A workspace whose example goes on under the second version; the process that told it is gone."""
    with closing(opened()) as service:
        service.import_facts(LINES, ImportRequest(process=shipped_process("partnership")))
        service.record(migration())
        assert service.summaries.wait(service.store.wait(len(LINES) + 1, 20.0), 20.0)
    return opened


def migration(**rest: Any) -> RecordRequest:
    data = {"to": {"name": "partnership", "version": 2}, "reason": "Andere woorden.", **mapping(), **rest}
    line = {"by": "LIN", "data": data}
    return RecordRequest(stream="partnership", key=KEY, fact="ProcessMigrated", line=line, version_required=False)


def state_of(service: Partnerflow, **days: Any) -> PartnershipState:
    asked = {"as_of": None, "as_known_at": None, "at_version": None} | days
    state = service.state("partnership", KEY, **asked).state
    assert isinstance(state, PartnershipState)
    return state


def test_a_fresh_process_reads_what_came_before_in_the_new_words(migrated: Opened) -> None:
    with closing(migrated()) as service:
        now, before = state_of(service), state_of(service, as_of="2025-10-16")

        assert (now.process.full_name, before.process.full_name) == ("partnership.v2", "partnership.v1")
        assert {stay.phase for stay in now.course.stays} >= {"delen", "vormgeven"}
        assert {stay.phase for stay in before.course.stays} >= {"sharing", "shaping"}


def test_the_stored_fact_says_which_definition_it_leads_to(migrated: Opened) -> None:
    with closing(migrated()) as service:
        stream = service.streams.find("partnership", KEY)
        assert stream is not None
        last = json.loads(service.store.read(stream.head.stream_id)[-1].state)

        assert last["process"]["fingerprint"] == service.processes.get("partnership", 2).fingerprint
        assert last["data"]["to"] == last["process"]


def test_the_list_places_it_in_the_new_process(migrated: Opened) -> None:
    with closing(migrated()) as service:
        assert service.summaries.processes() == {"partnership.v2": KEY}


def test_without_the_version_it_goes_on_under_the_partnership_cannot_be_read(migrated: Opened) -> None:
    with closing(migrated(own=False)) as service:
        with pytest.raises(UnknownProcessError, match=r"partnership\.v2"):
            state_of(service)

        assert any("partnership.v2" in line for line in unknown_processes_told(service))


def test_a_version_in_use_that_was_edited_is_told_at_the_start_and_refused(migrated: Opened, folder: Path) -> None:
    document = document_of()
    document["title"]["en"] = "Edited while in use"
    (folder / "partnership.v2.yaml").write_bytes(written(document))

    with closing(migrated()) as service:
        told = list(unknown_processes_told(service))
        with pytest.raises(UnknownProcessError, match=r"partnership\.v2"):
            state_of(service)

    assert len(told) == 1
    assert "partnership.v2" in told[0]
    assert "edited" in told[0]


@pytest.mark.parametrize("per_stream", [False, True])
def test_an_export_brings_the_migration_elsewhere(migrated: Opened, per_stream: bool) -> None:
    with closing(migrated()) as service:
        told = list(service.export("partnership", KEY))
        around = [line for line in LINES if json.loads(line)["stream"] != "partnership"]
        elsewhere = _elsewhere(service)
        expected = state_of(service).course

    with closing(elsewhere) as other:
        asked = ImportRequest(process=shipped_process("partnership"), per_stream=per_stream)
        organisations = [line for line in around if json.loads(line)["stream"] == "organisation"]
        report = other.import_facts([*organisations, *told], asked)
        again = other.import_facts(told, asked)

        assert report.refused == ()
        assert (again.recorded, again.known) == (0, len(told))
        assert list(other.export("partnership", KEY)) == told
        assert (state_of(other).course.stays, state_of(other).course.migrations) == (
            expected.stays,
            expected.migrations,
        )


def test_an_import_whose_migration_would_lose_something_is_refused_at_its_line(opened: Opened) -> None:
    last = json.loads([line for line in LINES if json.loads(line)["stream"] == "partnership"][-1])
    data = {"to": {"name": "partnership", "version": 2}, "reason": "Zonder woorden."}
    line = {**last, "id": f"{KEY}-9999", "fact": "ProcessMigrated", "by": "LIN", "data": data}
    line.pop("note", None)

    with closing(opened()) as service, pytest.raises(RefusedError) as caught:
        service.import_facts([*LINES, json.dumps(line).encode()], ImportRequest(process=shipped_process("partnership")))

    assert {fault.line for fault in caught.value.faults} == {len(LINES) + 1}
    assert {fault.reason for fault in caught.value.faults} == {"word_lost"}


def _elsewhere(service: Partnerflow) -> Partnerflow:
    """Another workspace, in memory, with the same definitions."""
    store = open_store("memory:")
    return replace(
        service,
        store=store,
        streams=Histories(store, service.processes, service.clock),
        accesses=AccessTables(store.tables),
        credentials=credential_tables(store.tables),
        erasures=ErasureTables(store),
    )
