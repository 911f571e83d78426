"""Nothing is found in a history that the program recorded, however it came in and whatever was erased since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from partnerflow.application.imports import ImportRequest
from partnerflow.application.replaying import replay
from partnerflow.application.service import Partnerflow
from partnerflow.domain.fact import AnyFact
from partnerflow.persistence.codec import decode
from tests.support.admission import open_app
from tests.support.dossier import in_process
from tests.support.processes import shipped_process
from tests.support.replaying import kept, reasons
from tests.support.second_passage import BY, DAY, EXECUTING, KEY, SIGNALS, back_to_sharing, complete
from tests.support.service import a_service, example_lines
from tests.support.story import Story

STORIES = sorted(Path(__file__).parents[3].joinpath("stories").glob("*.facts.jsonl"))


def of(service: Partnerflow, *, with_texts: bool = True) -> list[tuple[str, str]]:
    """What is found in the store of a service, with all its texts or with none."""
    events = (logged.event for logged in service.store.replay())
    return reasons(
        list(replay(events, service.processes, service.streams.texts if with_texts else lambda _: {}, decode))
    )


@pytest.fixture(scope="module", params=["example", *(path.name for path in STORIES)])
def told(request: pytest.FixtureRequest) -> Iterator[Partnerflow]:
    """The example and every story, each imported from its lines."""
    paths = {path.name: path for path in STORIES}
    lines = paths[request.param].read_bytes().splitlines() if request.param in paths else example_lines()
    with a_service() as service:
        service.import_facts(lines, ImportRequest(process=shipped_process("partnership")))
        yield service


def test_an_imported_history_is_lawful(told: Partnerflow) -> None:
    assert told.store.position() > 100
    assert of(told) == []


def test_it_is_lawful_to_whoever_sees_none_of_its_texts(told: Partnerflow) -> None:
    assert told.store.position() > 100
    assert of(told, with_texts=False) == []


def test_what_was_told_over_http_is_lawful_with_its_evidence_and_what_followed() -> None:
    with a_service(example=True, today=DAY) as service:
        dossier = in_process(open_app(service).test_client(), KEY, by=BY, on=DAY)
        complete(dossier)
        dossier.moves(**back_to_sharing(dossier))
        forward = dossier.moves(move="advance", through=EXECUTING, data={"acknowledged": SIGNALS})

        found = of(service)

    assert forward.status == 201
    assert found == []


def test_a_grant_that_stands_in_the_log_before_its_partnership_is_lawful_when_one_import_brought_both() -> None:
    story = Story.imported()
    grant = {"partnership": "proef", "funder": "DDD", "leadPartner": "AAA", "amount": {"minor": 1, "currency": "EUR"}}
    story.tells("GrantApplied", "2020-02-01", stream="grant", data={**grant, "months": 12})

    everything = kept(story.world)
    everything.events.sort(key=lambda event: (b'"stream":"grant"' not in event.state, event.version))

    assert [decode(event.topic, event.state).type for event in everything.events][:1] == ["GrantApplied"]
    assert reasons(everything.found()) == []


def test_facts_recorded_one_by_one_are_lawful_only_in_the_order_of_the_log() -> None:
    story = Story.imported()

    def alone(fact: AnyFact) -> AnyFact:
        return replace(fact, import_id=None)

    in_order, turned = kept(story.world, alone), kept(story.world, alone)
    turned.events.sort(key=lambda event: (b'"stream":"organisation"' in event.state, event.version))

    assert reasons(in_order.found()) == []
    assert ("proef-0001", "unknown_reference.organisation") in reasons(turned.found())
