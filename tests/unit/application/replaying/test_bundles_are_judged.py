"""A bundle is judged by every rule of the program, with nothing but what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from partnerflow.application.replaying import Finding, replay_bundle
from partnerflow.persistence.codec import decode
from partnerflow.transparency.bundle import Bundle, BundledEvent, BundledStream, read_bundle
from tests.support.service import a_service

Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def bundle() -> Iterator[Bundle]:
    """That of the example, as its reader has it."""
    with a_service(example=True) as service:
        yield read_bundle(service.bundle("vast-verder").to_bytes())


def with_event(bundle: Bundle, topic: str, change: Change) -> Bundle:
    """The same bundle, but for the last event of a topic."""

    def changed(stream: BundledStream) -> BundledStream:
        places = [place for place, event in enumerate(stream.events) if event.topic == topic]
        events = list(stream.events)
        if places:
            events[places[-1]] = BundledEvent(topic=topic, state=change(events[places[-1]].state))
        return replace(stream, events=tuple(events))

    return replace(bundle, streams=(changed(bundle.streams[0]), *bundle.streams[1:]))


def reasons(findings: list[Finding]) -> set[str]:
    return {f"{fault.code}.{fault.reason}" for finding in findings for fault in finding.faults}


def test_a_lawful_bundle_is_found_so_under_its_own_definitions(bundle: Bundle) -> None:
    assert len(bundle.streams[0].events) > 400
    assert replay_bundle(bundle, decode) == []


def test_it_is_lawful_to_whoever_got_none_of_its_texts(bundle: Bundle) -> None:
    closed = tuple(replace(stream, disclosures=()) for stream in bundle.streams)

    assert replay_bundle(replace(bundle, streams=closed), decode) == []


def test_a_move_that_was_not_lawful_is_named(bundle: Bundle) -> None:
    other = with_event(bundle, "PhaseAdvanced.v1", lambda state: state.replace(b'"to":"', b'"to":"not_'))

    found = replay_bundle(other, decode)

    assert "schema.schema" in reasons(found)
    assert {finding.key for finding in found} == {"vast-verder"}


def test_evidence_that_the_grants_in_it_do_not_bear_out_is_named(bundle: Bundle) -> None:
    other = with_event(
        bundle, "PhaseAdvanced.v1", lambda state: state.replace(b'"outcome":"met"', b'"outcome":"waived"')
    )

    assert reasons(replay_bundle(other, decode)) == {"stored.evidence_differs"}


def test_a_bundle_without_the_register_cannot_show_who_anybody_is(bundle: Bundle) -> None:
    kept = tuple(stream for stream in bundle.streams if stream.kind != "organisation")

    assert "unknown_reference.organisation" in reasons(replay_bundle(replace(bundle, streams=kept), decode))


def test_a_definition_that_is_not_canonical_is_not_at_hand(bundle: Bundle) -> None:
    other = replace(bundle, processes=tuple(f" {text}" for text in bundle.processes))

    assert reasons(replay_bundle(other, decode)) == {"stored.definition_not_at_hand"}


def test_an_event_that_cannot_be_read_is_named_and_the_rest_of_its_stream_left(bundle: Bundle) -> None:
    other = with_event(bundle, "PhaseAdvanced.v1", lambda state: state[:-1])

    (unread, *_) = replay_bundle(other, decode)

    assert (unread.kind, unread.key, unread.fact) == ("partnership", "vast-verder", "")
    assert unread.faults[0].reason == "unreadable"
