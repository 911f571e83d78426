"""Asking is strict about what is asked, and clear about what cannot be answered."""

from __future__ import annotations

import pytest

from partnerflow.errors import Fault, MalformedError, NotFoundError
from partnerflow.messages import LANGUAGES, Language, render
from tests.support.world import World
from tests.unit.questions.example import asked_of


def faults_of(world: World, name: str, parameters: dict[str, object], **days: str) -> list[Fault]:
    """The faults for which a question is refused."""
    with pytest.raises(MalformedError) as refused:
        asked_of(world, name, parameters, **days)
    return list(refused.value.faults)


def test_an_unknown_question_is_not_found(example: World) -> None:
    with pytest.raises(NotFoundError, match="weather"):
        asked_of(example, "weather")


def test_an_unknown_parameter_is_refused_with_the_nearest_known_one(example: World) -> None:
    (fault,) = faults_of(example, "members", {"asof": "2024-12-15"})

    assert (fault.pointer, fault.data["constraint"], fault.data["near"]) == ("/asof", "unknown_member", "asOf")


def test_every_fault_is_named_at_once(example: World) -> None:
    faults = faults_of(example, "deliverable_in_force", {"on": "2024-02-30", "payment": "second", "colour": "red"})

    assert {(fault.pointer, fault.data["constraint"]) for fault in faults} == {
        ("/colour", "unknown_member"),
        ("/kind", "missing"),
        ("/on", "no_such_day"),
        ("/payment", "pattern"),
    }


@pytest.mark.parametrize(
    ("name", "parameters", "pointer"),
    [
        ("deliverable_in_force", {"kind": "afsprakenota"}, "/kind"),
        ("guard_evidence", {"guard": "G9.9", "on": "2023-01-26"}, "/guard"),
        ("blocking", {"phase": "dreaming"}, "/phase"),
    ],
)
def test_a_word_that_the_process_does_not_know_is_refused(
    example: World, name: str, parameters: dict[str, object], pointer: str
) -> None:
    (fault,) = faults_of(example, name, parameters)

    assert (fault.pointer, fault.data["constraint"]) == (pointer, "not_in_process")


@pytest.mark.parametrize("language", LANGUAGES)
def test_and_told_with_the_words_that_the_process_knows(example: World, language: Language) -> None:
    (fault,) = faults_of(example, "blocking", {"phase": "sharin"})

    message = render(fault, language)

    assert all(word in message.remedy for word in ("preparation, exploring, sharing, agreeing", "sharing."))
    assert "partnership.v1" in message.text


@pytest.mark.parametrize("number", ["two", "2.0", "-1", "٢", "0", "100", " 2"])
def test_a_number_in_an_address_is_a_plain_whole_number_within_bounds(example: World, number: str) -> None:
    (fault,) = faults_of(example, "endorsements", {"version": number})

    assert fault.pointer == "/version"


def test_a_number_may_be_given_as_text_or_as_number(example: World) -> None:
    as_text = asked_of(example, "endorsements", {"version": "2"}, as_of="2025-01-10")
    as_number = asked_of(example, "endorsements", {"version": 2}, as_of="2025-01-10")

    assert as_text.answer == as_number.answer


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday", "2024-12-15T10:00:00+01:00", "", 20241215])
def test_a_day_is_a_calendar_day(example: World, day: object) -> None:
    (fault,) = faults_of(example, "members", {"asKnownAt": day})

    assert fault.pointer == "/asKnownAt"


def test_a_project_is_named_where_each_project_has_its_own(example: World) -> None:
    (without,) = faults_of(example, "deliverable_in_force", {"kind": "projectfiche"})
    (needless,) = faults_of(example, "deliverable_in_force", {"kind": "startnota", "project": "PF1"})

    assert (without.pointer, without.data["constraint"]) == ("/project", "missing")
    assert (needless.pointer, needless.data["constraint"]) == ("/project", "not_per_project")


def test_a_day_and_a_payment_exclude_each_other(example: World) -> None:
    (fault,) = faults_of(example, "deliverable_in_force", {"kind": "startnota", "on": "2024-01-01", "payment": "T1"})

    assert (fault.data["constraint"], fault.data["members"]) == ("at_most_one_of", ["on", "payment"])


def test_before_the_beginning_there_is_nothing_to_ask(example: World) -> None:
    with pytest.raises(NotFoundError, match="had not begun"):
        asked_of(example, "state", as_of="2021-09-05")
    with pytest.raises(NotFoundError, match="had not begun"):
        asked_of(example, "state", as_known_at="2021-09-05")


def test_what_was_not_paid_by_then_has_no_day(example: World) -> None:
    with pytest.raises(NotFoundError, match="T4 was not paid"):
        asked_of(example, "deliverable_in_force", {"kind": "afsprakennota", "payment": "T4"})
    with pytest.raises(NotFoundError, match="T2 was not paid"):
        asked_of(example, "deliverable_in_force", {"kind": "afsprakennota", "payment": "T2"}, as_of="2024-03-27")


def test_a_version_that_was_never_drafted_is_not_found(example: World) -> None:
    with pytest.raises(NotFoundError, match="no such version"):
        asked_of(example, "endorsements", {"version": "4"})


def test_an_answer_without_days_speaks_of_today(example: World) -> None:
    answered = asked_of(example, "phase_durations")

    assert (answered.as_of, answered.as_known_at, answered.day) == (None, None, "2026-12-31")
    assert answered.answer["until"] == "2026-12-31"


def test_an_answer_as_known_on_a_day_speaks_of_that_day(example: World) -> None:
    answered = asked_of(example, "phase_durations", as_known_at="2024-12-15")

    assert (answered.as_of, answered.as_known_at, answered.day) == (None, "2024-12-15", "2024-12-15")
    assert answered.answer["until"] == "2024-12-15"


def test_an_answer_at_a_version_knows_no_later_fact(example: World) -> None:
    first = asked_of(example, "state", at_version=1)

    assert (first.at_version, first.day, first.answer["phase"]) == (1, "2021-09-06", "preparation")


def test_days_may_stand_among_the_parameters_as_an_address_holds_them(example: World) -> None:
    in_address = asked_of(example, "members", {"asOf": "2024-12-15", "asKnownAt": "2024-12-15", "atVersion": "360"})

    assert in_address == asked_of(example, "members", as_of="2024-12-15", as_known_at="2024-12-15", at_version=360)
