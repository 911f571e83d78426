"""The list of partnerships, for somebody who came by a link: the one that was shared, as it was then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from partnerflow.application.service import Partnerflow
from partnerflow.projections.summaries import SummaryTables
from tests.unit.api.sharing.conftest import Caller, redeemed, shared


@pytest.fixture
def funder(service: Partnerflow, coordinator: Caller, having: Callable[[str], Caller]) -> Caller:
    """Somebody who opened a link; the projection knows of it."""
    token = redeemed(coordinator, shared(coordinator)["token"])["accessToken"]
    assert isinstance(service.summaries, SummaryTables)
    service.summaries.follow()
    assert service.summaries.wait(service.store.position(), 20.0)
    return having(token)


def listed(caller: Caller, **query: Any) -> list[Any]:
    return list(caller.get("/v1/partnerships", query_string=query).json["items"])


def test_it_holds_what_was_shared_as_it_was_then(service: Partnerflow, coordinator: Caller, funder: Caller) -> None:
    before = listed(funder)
    invited = {"by": "LIN", "expectedVersion": 4, "data": {"organisation": "DOR"}}
    assert coordinator.post("/v1/partnerships/nota/parties", invited).status_code == 201
    assert service.summaries.wait(service.store.position(), 20.0)

    assert listed(funder) == before
    assert [(item["key"], item["name"], item["version"]) for item in before] == [("nota", "Een nota", 4)]
    assert [item["version"] for item in listed(coordinator)] == [5]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "NOTA"}, 1),
        ({"q": "linde"}, 1),
        ({"q": "iets"}, 0),
        ({"phase": "draft"}, 1),
        ({"phase": "review"}, 0),
        ({"status": "active"}, 1),
        ({"status": "ended"}, 0),
        ({"partner": "DOR"}, 0),
    ],
)
def test_it_can_be_searched(query: dict[str, str], found: int, funder: Caller) -> None:
    assert len(listed(funder, **query)) == found
