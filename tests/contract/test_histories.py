"""Histories over every durable store: what one process wrote, a fresh one reads; what was forgotten changes no guard."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import ERASED
from partnerflow.bootstrap import build
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.sealing import is_commitment
from partnerflow.persistence.opening import open_store
from partnerflow.settings import config_folder
from tests.support.stores import settings_over

LINES = (config_folder() / "examples" / "vast-verder.facts.jsonl").read_bytes().splitlines()
KEY = "vast-verder"
Opened = Callable[[], Partnerflow]


@pytest.fixture
def opened(durable_url: str, tmp_path: Any) -> Opened:
    """Opens the workspace as a process does that has just started."""
    settings = settings_over(durable_url, tmp_path)
    return lambda: build(settings)


@pytest.fixture
def told(opened: Opened) -> Opened:
    """A workspace in which the example was told by a process that is gone."""
    with closing(opened()) as service:
        service.import_facts(LINES, ImportRequest(principal="test"))
    return opened


def facts_of(service: Partnerflow) -> tuple[AnyFact, ...]:
    stream = service.streams.find("partnership", KEY)
    assert stream is not None
    return stream.history.facts


def advances_of(service: Partnerflow) -> Any:
    return service.ask(KEY, "advances", {"knowledge": "now"}, as_of=None, as_known_at=None).answer


def test_a_fresh_process_tells_the_history_that_another_wrote_but_for_what_was_erased(told: Opened) -> None:
    lines = [json.loads(line) for line in LINES]
    expected = [line for line in lines if (line["stream"], line["key"]) == ("partnership", KEY)]

    with closing(told()) as service:
        exported = [json.loads(line) for line in service.export("partnership", KEY)]

    differing = [now["data"] for before, now in zip(expected, exported, strict=True) if before != now]
    assert [data["person"] for data in differing] == ["p-005"]
    assert {data["name"] for data in differing} == {ERASED}


def test_no_text_stands_in_a_stored_event(told: Opened, durable_url: str) -> None:
    with closing(told()) as service:
        stream = service.streams.find("partnership", KEY)
        assert stream is not None
        texts = set(service.streams.texts(stream.head.stream_id).values())
        stored = b"\n".join(event.state for event in service.store.read(stream.head.stream_id)).decode()

    assert len(texts) > 250
    assert not [text for text in texts if len(text) > 40 and text in stored]


def test_with_every_disclosure_deleted_each_guard_still_comes_out_the_same(told: Opened, durable_url: str) -> None:
    with closing(told()) as service:
        before = advances_of(service)
        stream = service.streams.find("partnership", KEY)
        assert stream is not None

    _delete_every_disclosure(durable_url)

    with closing(told()) as service:
        assert service.streams.texts(stream.head.stream_id) == {}
        assert advances_of(service) == before
        assert all(is_commitment(fact.note) for fact in facts_of(service) if fact.note is not None)


def test_importing_again_never_brings_back_what_was_erased(told: Opened) -> None:
    with closing(told()) as service:
        stream = service.streams.find("partnership", KEY)
        assert stream is not None
        held = service.streams.texts(stream.head.stream_id)

        report = service.import_facts(LINES, ImportRequest(principal="test"))

        assert (report.recorded, report.known) == (0, len(LINES))
        assert service.streams.texts(stream.head.stream_id) == held
        erased = next(fact.data for fact in facts_of(service) if getattr(fact.data, "person", None) == "p-005")
        assert erased.name not in held  # type: ignore[attr-defined]


def _delete_every_disclosure(url: str) -> None:
    with closing(open_store(url, sequence=False)) as store, store.tables.writing() as write:
        write("DELETE FROM disclosures", {})
