"""What is answered about a portfolio is what each partnership would answer for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.portfolio.quantiles import quartiles
from partnerflow.application.service import Partnerflow
from partnerflow.domain.partnership import PartnershipState
from partnerflow.persistence.opening import open_store
from tests.support.portfolio import all_pages, filled, follow, generated, portfolio_of, summaries_of
from tests.support.service import example_lines


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    """The example and a dozen made-up partnerships."""
    store = open_store("memory:")
    filled_service = filled(store, [*example_lines(), *generated(12, seed=11)])
    follow(store, portfolio_of(store))
    follow(store, summaries_of(store))
    yield filled_service
    filled_service.close()


@pytest.fixture(scope="module")
def keys(service: Partnerflow) -> list[str]:
    """Every partnership."""
    return [item.key for item in service.find(PartnershipSearch(limit=200)).items]


def asked(service: Partnerflow, key: str, question: str, **parameters: str) -> Any:
    return service.ask(key, question, parameters, as_of=None, as_known_at=None).answer


def test_deadlines_are_those_of_each_partnership(service: Partnerflow, keys: list[str]) -> None:
    one_by_one = [
        {**row, "partnership": key} for key in keys for row in asked(service, key, "deadlines", within="3000")
    ]

    found = all_pages(service, "deadlines", within="3000")

    told = [{name: value for name, value in row.items() if name != "name"} for row in found]
    assert sorted(told, key=str) == sorted(({name: row[name] for name in told[0]} for row in one_by_one), key=str)
    assert [row["on"] for row in found] == sorted(row["on"] for row in found)
    assert len(found) > 30


def test_deadlines_of_one_kind_are_found_alone(service: Partnerflow) -> None:
    everything = all_pages(service, "deadlines", within="36600")
    kinds = Counter(row["kind"] for row in everything)

    for kind, count in kinds.items():
        assert len(all_pages(service, "deadlines", within="36600", kind=kind)) == count


def test_durations_are_those_of_each_partnership(service: Partnerflow, keys: list[str]) -> None:
    stays: dict[str, Counter[int]] = {}
    together: dict[str, Counter[int]] = {}
    running: Counter[str] = Counter()
    for key in keys:
        for phase in asked(service, key, "phase_durations")["phases"]:
            over = [stay["net"] for stay in phase["stays"] if stay["left"] is not None]
            stays.setdefault(phase["phase"], Counter()).update(over)
            running[phase["phase"]] += len(phase["stays"]) - len(over)
            if len(over) == len(phase["stays"]):
                together.setdefault(phase["phase"], Counter())[phase["net"]] += 1

    (found,) = [service.ask_portfolio("durations", {}).answer]

    assert [row["phase"] for row in found] == [phase for phase in _order(service) if phase in stays]
    for row in found:
        counted = stays[row["phase"]]
        assert row["stays"]["net"] == quartiles(counted)
        assert (row["stays"]["count"], row["stays"]["running"]) == (counted.total(), running[row["phase"]])
        assert row["partnerships"]["net"] == quartiles(together.get(row["phase"], Counter()))


def _order(service: Partnerflow) -> list[str]:
    return [phase.key for phase in service.processes.latest("partnership").phases]


def test_returns_are_those_of_each_partnership(service: Partnerflow, keys: list[str]) -> None:
    one_by_one = {key: asked(service, key, "returns") for key in keys}
    every = [row for rows in one_by_one.values() for row in rows]

    found = service.ask_portfolio("returns", {}).answer

    returned = sum(bool(rows) for rows in one_by_one.values())
    assert (found["partnerships"], found["returned"], found["returns"]) == (len(keys), returned, len(every))
    assert {row["reason"]: row["returns"] for row in found["reasons"]} == Counter(
        reason for row in every for reason in row["reasons"]
    )
    assert {(row["from"], row["to"]): row["returns"] for row in found["ways"]} == Counter(
        (row["from"], row["to"]) for row in every
    )


def test_signatures_without_a_mandate_are_those_that_each_audit_finds(service: Partnerflow, keys: list[str]) -> None:
    flawed = []
    for key in keys:
        stream = service.streams.find("partnership", key)
        assert stream is not None
        state = stream.history.state
        assert isinstance(state, PartnershipState)
        for ref in (version.ref for version in state.deliverables.versions.values() if version.signatures):
            named = {"kind": ref.kind, "version": ref.version} | ({"project": ref.project} if ref.project else {})
            rows = asked(service, key, "signatures_audit", **named)["items"]
            flawed += [(key, row["on"], row["organisation"]) for row in rows if not row["validOnDay"]]

    found = all_pages(service, "unmandated_signatures")

    assert sorted((row["partnership"], row["on"], row["organisation"]) for row in found) == sorted(flawed)
    assert ("vast-verder", "2025-01-28", "BRZ") in flawed
    assert all_pages(service, "unmandated_signatures", status="open") == [row for row in found if not row["cured"]]


def test_endings_and_those_who_go_on_are_everybody(service: Partnerflow, keys: list[str]) -> None:
    endings = service.ask_portfolio("endings", {}).answer
    going_on = all_pages(service, "lingering", days="0")

    assert endings["partnerships"] == len(keys)
    assert endings["ended"] + len(going_on) == len(keys)
    assert [row["entered"] for row in going_on] == sorted(row["entered"] for row in going_on)


def test_the_silent_are_told_by_phase(service: Partnerflow) -> None:
    pages = all_pages(service, "silent", weeks="4")

    told = [row for page in pages for row in page["partnerships"]]
    assert pages[0]["phases"] == pages[-1]["phases"]
    assert {row["phase"]: row["partnerships"] for row in pages[0]["phases"]} == Counter(row["phase"] for row in told)
    assert all(row["days"] >= 28 for row in told)
    assert told
