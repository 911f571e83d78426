"""Rules of corrections and retractions: the past is read otherwise only where nothing that stands on it falls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.access.facts import AccessGranted, AccessRevoked
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.course.facts import ProcessMigrated
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.people.facts import PersonErased, PersonRegistered
from partnerflow.domain.record.correcting import Reading, faults_of, same
from partnerflow.domain.record.erasing import PERSONAL
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.record.footing import RECORD, VERSIONS, dependents, dependents_in
from partnerflow.domain.references import mentions
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault

ASIDE = ("/onBehalfOf", "/data/reason", "/data/decision")
"""What can be corrected of a migration: nothing that was told since rests on it."""
ACCESS = (AccessGranted, AccessRevoked)
BESIDE = ("/onBehalfOf", "/data/person", "/data/evidence", "/data/reason")
"""What can be corrected of access: the rest decided who could see what, and did so whether it was meant or not."""


@rule(RecordCorrected)
def may_be_corrected(case: Case[RecordCorrected]) -> Iterator[Fault]:
    """The old value is what reads there now, the new one fits, and neither is a name that others use or a person's."""
    data = case.data
    target = _as_it_reads(case, data.corrects)
    if target is None or isinstance(target.data, RECORD):
        yield _beyond_correction(target, data.corrects, "/data/corrects")
        return
    if isinstance(target.data, PersonRegistered) and data.pointer in PERSONAL:
        yield refuse(
            "personal_data",
            "correction_would_keep_personal_data",
            "/data/pointer",
            person=target.data.person,
            pointer_to=data.pointer,
        )
        return
    reading = Reading.of(case, target)
    found, old = reading.value(data.pointer)
    if not found:
        yield refuse("correction", "nothing_there", "/data/pointer", fact=target.id, pointer_to=data.pointer)
    elif reading.is_gone(data.pointer):
        yield refuse("correction", "text_is_gone", "/data/pointer", fact=target.id, pointer_to=data.pointer)
    elif not same(old, data.old):
        yield refuse("correction", "old_value_differs", "/data/old", fact=target.id, pointer_to=data.pointer)
    elif isinstance(target.data, ProcessMigrated) and not data.pointer.startswith(ASIDE):
        yield refuse("correction", "migration_stands", "/data/pointer", fact=target.id, pointer_to=data.pointer)
    elif isinstance(target.data, ACCESS) and not data.pointer.startswith(BESIDE):
        yield refuse("correction", "access_stands", "/data/pointer", fact=target.id)
    elif _changes_a_name(target, data.pointer):
        yield refuse("correction", "reference_changed", "/data/pointer", fact=target.id, pointer_to=data.pointer)
    else:
        yield from _new_value(case, target, reading)


def _new_value(case: Case[RecordCorrected], target: AnyFact, reading: Reading) -> Iterator[Fault]:
    for fault in faults_of(case, target, reading):
        yield refuse(
            "correction",
            "new_value_invalid",
            "/data/new",
            fact=target.id,
            pointer_to=fault.pointer,
            because=f"{fault.code}.{fault.reason}",
        )
    day = str(case.data.new)[:10]
    if case.data.pointer == "/occurredAt":
        yield from _same_words(case, target, day)
    if case.data.pointer == "/occurredAt" and day > target.occurred_on:
        founding = FACT_TYPES[target.type].founding
        leaning = case.history.reading() if founding else dependents(case.history, target)
        earlier = [later.id for later in leaning if later.occurred_on < day and later.id != target.id]
        if earlier:
            yield refuse("correction", "others_came_before", "/data/new", fact=target.id, facts=earlier[:5])


def _same_words(case: Case[RecordCorrected], target: AnyFact, day: str) -> Iterator[Fault]:
    """Not across a migration: the fact was told in the words of its day."""
    process_of = case.history.process_of
    if process_of(target) != process_of(replace(target, occurred_at=day)):
        yield refuse("correction", "across_a_migration", "/data/new", fact=target.id)


def _changes_a_name(target: AnyFact, pointer: str) -> bool:
    if isinstance(target.data, VERSIONS) and pointer.startswith("/data/deliverable"):
        return True
    return any(item.role != "refers" and f"{item.pointer}/".startswith(f"{pointer}/") for item in mentions(target))


@rule(RecordRetracted)
def may_be_retracted(case: Case[RecordRetracted]) -> Iterator[Fault]:
    """Not what began the stream, and not what a later fact stands on."""
    target = _as_it_reads(case, case.data.retracts)
    if target is None or isinstance(target.data, RECORD):
        yield _beyond_correction(target, case.data.retracts, "/data/retracts")
    elif isinstance(target.data, PersonErased):
        # What is gone is gone: without this fact the person would read as if it were still there.
        yield refuse("personal_data", "erasure_stands", "/data/retracts", fact=target.id)
    elif isinstance(target.data, ACCESS):
        yield refuse("correction", "access_stands", "/data/retracts", fact=target.id)
    elif target.id == case.history.facts[0].id:
        yield refuse("correction", "founding_fact", "/data/retracts", fact=target.id)
    else:
        leaning = [later.id for later in (*dependents(case.history, target), *_in_grants(case, target))]
        if leaning:
            yield refuse("correction", "others_refer_to_it", "/data/retracts", fact=target.id, facts=leaning[:5])


def _in_grants(case: Case[Any], target: AnyFact) -> Iterator[AnyFact]:
    """What funder and lead partner rest on it: what proves a condition, what a pack holds, what a notice is about."""
    if target.stream == "partnership":
        for history in case.around.grant_histories(target.key):
            yield from dependents_in(history, target)


def _beyond_correction(target: AnyFact | None, fact: str, pointer: str) -> Fault:
    if target is not None and isinstance(target.data, DisclosureErased):
        return refuse("personal_data", "erasure_stands", pointer, fact=fact)
    return refuse("correction", "already_retracted" if target is None else "about_the_record", pointer, fact=fact)


def _as_it_reads(case: Case[Any], fact: str) -> AnyFact | None:
    return next((item for item in case.history.reading() if item.id == fact), None)
