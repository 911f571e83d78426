"""One answer is read in one place, and goes on at the primary from the first failure of the standby: never the other way."""

from __future__ import annotations

import pytest

from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.replica.reading import OneAnswer
from partnerflow.persistence.replica.standby import Standby

URL = "postgresql://nobody@nowhere.example/partnerships"


class Told(Standby):
    """A standby that says whether it answers, and is asked nothing."""

    def __init__(self, *answers: bool) -> None:
        super().__init__(workspace.parse(URL), lambda: 1)
        self._answers = list(answers)
        self.left: list[object] = []

    def answers(self) -> bool:
        return self._answers.pop(0)

    def leave(self, why: object) -> None:
        self.left.append(why)


def failing(place: str) -> str:
    """Something that only the primary can tell."""
    if place == "standby":
        raise UnavailableError("the standby has gone")
    return place


def test_an_answer_that_began_at_the_standby_stays_there() -> None:
    answer = OneAnswer(Told(True), "standby", "primary")

    assert [answer.ask(str.upper) for _ in range(2)] == ["STANDBY", "STANDBY"]


def test_an_answer_goes_on_at_the_primary_when_the_standby_fails_and_does_not_come_back() -> None:
    standby = Told(True, True)
    answer = OneAnswer(standby, "standby", "primary")

    told = [answer.ask(str.upper), answer.ask(failing), answer.ask(str.upper)]

    assert told == ["STANDBY", "primary", "PRIMARY"]
    assert [str(why) for why in standby.left] == ["the standby has gone"]


def test_an_answer_that_began_at_the_primary_stays_there_although_the_standby_answers_again() -> None:
    answer = OneAnswer(Told(False, True), "standby", "primary")

    assert [answer.ask(str.upper) for _ in range(2)] == ["PRIMARY", "PRIMARY"]


def test_what_the_primary_cannot_tell_is_not_hidden() -> None:
    answer = OneAnswer(Told(False), "standby", "standby")

    with pytest.raises(UnavailableError, match="has gone"):
        answer.ask(failing)
