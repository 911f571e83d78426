"""What the store adds to a fact is held against what the program would have added."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from msgspec.structs import replace

from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.deliverables.facts import DeliverableInForce
from partnerflow.domain.fact import AnyFact, Evidence, ProcessPin, StreamRead
from partnerflow.process.catalogue import Catalogue
from tests.support.processes import shipped_process
from tests.support.replaying import LATER, kept, reasons
from tests.support.service import example_lines
from tests.support.story import Story
from tests.support.world import World

Change = Callable[[AnyFact], AnyFact]


@cache
def example() -> World:
    """The example with everything around it."""
    return World(process=shipped_process("partnership")).load(example_lines())


def the_last(payload: type) -> str:
    """The last fact of a type in the example's partnership."""
    facts = example().history("partnership", "vast-verder").facts
    return [fact.id for fact in facts if isinstance(fact.data, payload)][-1]


def found_when(fact_id: str, change: Change) -> list[tuple[str, str]]:
    """What is found in the example when one fact stands otherwise."""
    return reasons(kept(example(), lambda fact: change(fact) if fact.id == fact_id else fact).found())


def evidence_of(fact: AnyFact) -> Evidence:
    assert fact.evidence is not None
    return fact.evidence


def another_outcome(fact: AnyFact) -> AnyFact:
    first, *rest = evidence_of(fact).guards
    return replace(fact, evidence=replace(evidence_of(fact), guards=(replace(first, outcome="waived"), *rest)))


def fewer_counting(fact: AnyFact) -> AnyFact:
    return replace(fact, evidence=replace(evidence_of(fact), counting=evidence_of(fact).counting[1:]))


def another_read(fact: AnyFact) -> AnyFact:
    read = StreamRead(stream="grant", key="GR-2023-01", version=1)
    return replace(fact, evidence=replace(evidence_of(fact), reads=(read,)))


def no_evidence(fact: AnyFact) -> AnyFact:
    return replace(fact, evidence=None)


@pytest.mark.parametrize("change", [another_outcome, fewer_counting, another_read, no_evidence])
def test_evidence_that_the_guards_did_not_give_is_named(change: Change) -> None:
    move = the_last(PhaseAdvanced)

    assert found_when(move, change) == [(move, "stored.evidence_differs")]


def test_evidence_where_nothing_was_guarded_is_named() -> None:
    evidence = Evidence(counting=(), guards=())

    found = found_when("vast-verder-0003", lambda fact: replace(fact, evidence=evidence))

    assert found == [("vast-verder-0003", "stored.evidence_differs")]


def test_a_pin_in_the_middle_of_a_stream_is_named() -> None:
    process = shipped_process("partnership")
    pin = ProcessPin(name=process.name, version=process.version, fingerprint=process.fingerprint)

    found = found_when("vast-verder-0003", lambda fact: replace(fact, process=pin))

    assert found == [("vast-verder-0003", "stored.pinned_otherwise")]


def test_a_grant_that_is_pinned_to_another_definition_than_its_partnership_is_named() -> None:
    other = shipped_process("three-steps")
    pin = ProcessPin(name=other.name, version=other.version, fingerprint=other.fingerprint)
    story = Story.imported()
    asked = {"partnership": "proef", "funder": "DDD", "leadPartner": "AAA", "amount": {"minor": 1, "currency": "EUR"}}
    grant = story.tells("GrantApplied", "2020-02-01", stream="grant", data={**asked, "months": 12})

    everything = kept(story.world, lambda fact: replace(fact, process=pin) if fact.id == grant else fact)

    assert reasons(everything.found()) == [(grant, "stored.pinned_otherwise")]


def test_a_stream_whose_definition_is_not_here_is_told_and_not_judged() -> None:
    story = Story.imported()

    found = reasons(kept(story.world).found(Catalogue([shipped_process("three-steps")])))

    assert ("proef-0001", "stored.definition_not_at_hand") in found
    assert {reason for _, reason in found} == {"stored.definition_not_at_hand"}


def test_a_fact_without_the_instant_of_its_recording_is_named() -> None:
    found = found_when("vast-verder-0003", lambda fact: replace(fact, recorded_at="2025-01-01"))

    assert found == [("vast-verder-0003", "stored.not_recorded")]


def test_a_text_that_stands_open_in_a_fact_is_named() -> None:
    found = found_when("vast-verder-0003", lambda fact: replace(fact, note="Dit leest iedereen."))

    assert found == [("vast-verder-0003", "stored.text_unsealed")]


def test_a_fact_of_another_stream_is_named() -> None:
    found = found_when("vast-verder-0003", lambda fact: replace(fact, key="elders"))

    assert found == [("vast-verder-0003", "stored.of_another_stream")]


def test_what_the_program_adds_by_itself_is_missed_where_it_was_not_imported() -> None:
    in_force = the_last(DeliverableInForce)
    facts = example().history("partnership", "vast-verder").facts
    cause = facts[[fact.id for fact in facts].index(in_force) - 1].id

    def apart(fact: AnyFact) -> AnyFact:
        if fact.id == cause:
            return replace(fact, import_id=None)
        return replace(fact, recorded_at=LATER) if fact.id == in_force else fact

    everything = kept(example(), apart)
    partnership = next(change.head for change in example().work.changes() if change.head.kind == "partnership")
    everything.events.sort(key=lambda event: event.stream_id == partnership.stream_id)

    assert reasons(everything.found()) == [(cause, "stored.consequence_missing")]


def test_what_leans_on_a_stream_that_is_not_judged_is_not_blamed_for_it() -> None:
    story = Story.imported()
    asked = {"partnership": "proef", "funder": "DDD", "leadPartner": "AAA", "amount": {"minor": 1, "currency": "EUR"}}
    story.tells("GrantApplied", "2020-02-01", stream="grant", data={**asked, "months": 12})
    unknown = ProcessPin(name="elders", version=1, fingerprint="0" * 64)

    everything = kept(story.world, lambda fact: replace(fact, process=unknown) if fact.id == "proef-0001" else fact)

    assert reasons(everything.found()) == [("proef-0001", "stored.definition_not_at_hand")]
