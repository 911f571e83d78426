"""Figures and lists of some of the partnerships: what is counted is what is listed, whichever are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.finding import PartnershipSearch, PartnershipSummary
from partnerflow.application.service import Partnerflow
from partnerflow.domain.partnership import GrantState
from partnerflow.errors import MalformedError
from partnerflow.persistence.opening import open_store
from tests.support.portfolio import all_pages, filled, follow, generated, portfolio_of, summaries_of
from tests.support.service import example_lines

SELECTIONS: list[dict[str, str]] = [
    {},
    {"status": "active"},
    {"status": "ended"},
    {"phase": "executing"},
    {"region": "Tussenveld (verzonnen)"},
    {"profile": "standard"},
    {"process": "partnership", "phase": "executing", "status": "active"},
]


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    """The example and some made-up partnerships: enough to have ended, returned and fallen silent."""
    store = open_store("memory:")
    filled_service = filled(store, [*example_lines(), *generated(6, seed=11)])
    follow(store, portfolio_of(store))
    follow(store, summaries_of(store))
    yield filled_service
    filled_service.close()


def fitting(service: Partnerflow, chosen: dict[str, str]) -> list[PartnershipSummary]:
    """The partnerships that a selection means, by the list of all."""
    return [
        item
        for item in service.find(PartnershipSearch(limit=200)).items
        if all(getattr(item, name).partition(".v")[0] == value for name, value in chosen.items())
    ]


def answer(service: Partnerflow, question: str, chosen: dict[str, str]) -> Any:
    return service.ask_portfolio(question, chosen).answer


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_who_is_counted_is_who_is_listed(service: Partnerflow, chosen: dict[str, str]) -> None:
    expected = fitting(service, chosen)

    told, listed = answer(service, "composition", chosen), all_pages(service, "partnerships", **chosen)

    assert [row["partnership"] for row in listed] == [item.key for item in expected]
    assert told["partnerships"] == len(expected) > 0
    counted = {
        (row["phase"], status): row[status] for row in told["phases"] for status in ("active", "paused", "ended")
    }
    assert {place: count for place, count in counted.items() if count} == Counter(
        (item.phase, item.status) for item in expected
    )
    assert {row["region"]: row["partnerships"] for row in told["regions"]} == Counter(item.region for item in expected)


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_the_returns_that_are_counted_are_those_that_are_listed(service: Partnerflow, chosen: dict[str, str]) -> None:
    told, listed = answer(service, "returns", chosen), all_pages(service, "returned", **chosen)

    assert told["returns"] == len(listed)
    for row in told["reasons"]:
        assert len(all_pages(service, "returned", **chosen, reason=row["reason"])) == row["returns"]
    for row in told["ways"]:
        found = all_pages(service, "returned", **chosen, **{"from": row["from"], "to": row["to"]})
        assert len(found) == row["returns"]
    assert [row["on"] for row in listed] == sorted(row["on"] for row in listed)


def test_the_stays_that_are_counted_are_listed_the_longest_first(service: Partnerflow) -> None:
    for row in answer(service, "durations", {"status": "active"}):
        found = all_pages(service, "stays", status="active", phase=row["phase"])

        assert len(found) == row["stays"]["count"]
        assert [each["gross"] for each in found] == sorted((each["gross"] for each in found), reverse=True)
        assert [each["gross"] for each in found[:1]] == [row["stays"]["gross"]["longest"]] * bool(found)


def test_without_a_phase_no_stays_are_listed(service: Partnerflow) -> None:
    assert answer(service, "stays", {}) == []


def test_endings_lead_to_the_partnerships_that_ended_so(service: Partnerflow) -> None:
    kinds = answer(service, "endings", {})["kinds"]

    for row in kinds:
        found = all_pages(service, "partnerships", ending=row["kind"])
        assert {each["ending"] for each in found} == {row["kind"]}
        assert len(found) == row["partnerships"]
    assert kinds


@pytest.mark.parametrize(
    ("list_", "question", "own"),
    [
        ("deadline", "deadlines", {"within": "3000"}),
        ("tranche", "tranches_at_risk", {"days": "3000"}),
        ("condition", "waiting_conditions", {}),
        ("signature", "unmandated_signatures", {}),
        ("waiver", "open_waivers", {}),
        ("success", "to_celebrate", {}),
        ("unshared", "not_shared", {}),
    ],
)
def test_as_much_waits_as_each_list_is_long(
    service: Partnerflow, list_: str, question: str, own: dict[str, str]
) -> None:
    for chosen in ({}, {"phase": "executing"}, {"region": "Tussenveld (verzonnen)"}):
        waiting = answer(service, "waiting", {**chosen, "within": "3000"})

        listed = all_pages(service, question, **chosen, **own)

        assert sum(row["items"] for row in waiting if row["list"] == list_) == len(listed)


def test_a_funder_leads_to_the_partnerships_that_it_funds(service: Partnerflow) -> None:
    rows = answer(service, "composition", {})["funders"]

    for row in rows:
        for found in all_pages(service, "partnerships", funder=row["funder"]):
            grants = [
                service.state("grant", key).state for key in service.streams.keys_about("grant", found["partnership"])
            ]
            assert row["funder"] in {state.grant.funder for state in grants if isinstance(state, GrantState)}
    assert ("FON", 1) in {(row["funder"], row["partnerships"]) for row in rows}


def test_a_process_that_is_not_known_is_said_to_be_none(service: Partnerflow) -> None:
    with pytest.raises(MalformedError):
        answer(service, "waiting", {"process": "partnerships"})


def test_a_signature_is_found_by_the_status_of_its_partnership(service: Partnerflow) -> None:
    of_all = all_pages(service, "unmandated_signatures")

    parts = [
        all_pages(service, "unmandated_signatures", partnershipStatus=each) for each in ("active", "paused", "ended")
    ]

    assert sum(map(len, parts)) == len(of_all) > 0
