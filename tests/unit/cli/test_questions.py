"""A name that does not exist is answered with those that do."""

from __future__ import annotations

import pytest

from partnerflow.questions.catalogue import QUESTIONS
from tests.unit.cli.conftest import Run


def test_a_question_nearly_named_is_answered_with_its_name_and_where_all_of_them_are(run: Run) -> None:
    ran = run("ask", "stat", "vast-verder")

    assert ran.code == 2
    assert "there is no question 'stat'. Did you mean state? `partnerflow ask --list` lists them." in ran.err


def test_all_questions_are_listed_as_people_put_them(run: Run) -> None:
    ran = run("ask", "--language", "nl", "--list")

    assert ran.code == 0
    listed = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert listed == {question.path: question.titles["nl"] for question in QUESTIONS.values()}


def test_a_process_that_is_not_there_is_answered_with_those_that_are(run: Run) -> None:
    ran = run("process", "show", "three")

    assert ran.code == 1
    assert ran.err == "partnerflow: no process definition three: choose one of partnership.v1, three-steps.v1\n"


@pytest.mark.parametrize(
    ("option", "word", "allowed"), [("--phase", "zzz", "executing"), ("--status", "foo", "active, paused, ended")]
)
def test_a_word_that_no_partnership_can_have_is_refused_with_those_it_can(
    run: Run, option: str, word: str, allowed: str
) -> None:
    ran = run("partnerships", "list", option, word)

    assert (ran.code, ran.out) == (2, "")
    assert f"Invalid value for {option}: {word!r} is not one of " in ran.err
    assert allowed in ran.err


@pytest.mark.parametrize("option", ["--as-of", "--as-known-at"])
@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "20240328"])
def test_what_is_no_day_is_refused_with_the_option_and_an_example(run: Run, option: str, day: str) -> None:
    ran = run("ask", "state", "vast-verder", option, day)

    assert ran.code == 2
    assert f"Invalid value for '{option}': {day!r} is no day: write it as 2024-03-28." in ran.err
