"""The points that are compared: days and versions, in order, and no further than the record reaches."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import MalformedError, NotFoundError
from tests.unit.questions.grants.funded import Funded


def groups_told(answer: dict[str, Any]) -> list[str]:
    """The groups in which facts were told."""
    return [group for group, item in answer["groups"].items() if item["facts"]]


def test_without_an_end_it_stands_where_the_days_of_the_question_stand() -> None:
    story = Funded.awarded()
    story.tells("PartyInvited", "2021-02-01", known="2021-03-01", organisation="DDD")

    as_known_now = story.ask("compare", {"from": "2021-01-31"}, as_of="2021-02-10").answer
    as_known_then = story.ask("compare", {"from": "2021-01-31"}, as_known_at="2021-02-10").answer

    assert groups_told(as_known_now) == ["parties"]
    assert groups_told(as_known_then) == []
    assert as_known_then["to"]["day"] == "2021-02-10"


@pytest.mark.parametrize("days", [{"as_of": "2021-02-01"}, {"as_known_at": "2021-02-01"}, {"at_version": 3}])
def test_an_end_and_days_of_its_own_exclude_each_other(days: dict[str, Any]) -> None:
    with pytest.raises(MalformedError) as refused:
        Funded.awarded().ask("compare", {"from": "2021-01-01", "to": "2021-03-01"}, **days)

    (fault,) = refused.value.faults
    assert fault.data["constraint"] == "at_most_one_of"


@pytest.mark.parametrize(
    ("parameters", "constraint"),
    [
        ({"from": "2021-02-30"}, "no_such_day"),
        ({"from": "v1,GR-1:1,GR-1:2"}, "not_unique"),
        ({"from": "2021-02-02", "to": "2021-02-01"}, "from_after_to"),
        ({"from": "v5,GR-1:2", "to": "v4,GR-1:2"}, "from_after_to"),
        ({"from": "v5,GR-1:2", "to": "v5,GR-1:1"}, "from_after_to"),
        ({"from": "yesterday"}, "pattern"),
        ({"from": "v0"}, "pattern"),
        ({"to": "2021-02-01"}, "missing"),
    ],
)
def test_points_that_are_none_or_stand_the_wrong_way_round_are_refused(
    parameters: dict[str, str], constraint: str
) -> None:
    story = Funded.awarded()
    story.tells("PartyInvited", "2021-02-01", organisation="DDD")

    with pytest.raises(MalformedError) as refused:
        story.ask("compare", parameters)

    (fault,) = refused.value.faults
    assert fault.data["constraint"] == constraint


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"from": "v99"}, "no_such_version"),
        ({"from": "v1,GR-1:99"}, "no_such_version"),
        ({"from": "v1,GR-7:1"}, "no_such_grant_of_it"),
        ({"from": "2019-01-01", "to": "2019-02-01"}, "had_not_begun"),
    ],
)
def test_points_that_the_record_does_not_reach_are_not_found(parameters: dict[str, str], reason: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        Funded.awarded().ask("compare", parameters)

    assert refused.value.reason == reason
