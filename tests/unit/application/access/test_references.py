"""What a fact refers to must be seen by whoever tells it: what is not seen is unknown, as if it were not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.principal import Principal
from partnerflow.application.service import Partnerflow
from partnerflow.errors import RefusedError
from tests.unit.application.access.world import AMOUNT, holder, role, tell, told, workspace

CONDITION: dict[str, Any] = {"condition": "C1", "text": "Toon het aan."}
FUNDER = holder(role("funder", "ZEE"))


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        told(service, "grant", "GR-LIN", "GrantAwarded", by="ZEE", **award())
        told(service, "grant", "GR-LIN", "ConditionImposed", by="ZEE", **CONDITION)
        yield service


def award() -> dict[str, Any]:
    period = {"start": "2025-01-01", "end": "2027-01-01"}
    return {"partnership": "nota", "funder": "ZEE", "leadPartner": "LIN", "amount": AMOUNT, "period": period}


def refused(service: Partnerflow, who: Principal, stream: str, key: str) -> list[tuple[str, str, str]]:
    proof: dict[str, Any] = {"stream": stream, "key": key, "fact": f"{key}-0001"}
    with pytest.raises(RefusedError) as told_of:
        tell(service, who, "ConditionMet", key="GR-LIN", by="ZEE", condition="C1", provenBy=[proof])
    return [(fault.code, fault.reason, fault.pointer) for fault in told_of.value.faults]


def test_a_fact_in_a_partnership_that_is_not_seen_is_unknown(service: Partnerflow) -> None:
    foreign, foreign_grant = (
        refused(service, FUNDER, "partnership", "vreemd"),
        refused(service, FUNDER, "grant", "GR-VRE"),
    )

    assert foreign == refused(service, FUNDER, "partnership", "nergens")
    assert foreign_grant == refused(service, FUNDER, "grant", "GR-GEEN")
    assert foreign[0][0] == "unknown_reference"


def test_it_is_known_where_one_only_looks_on(service: Partnerflow) -> None:
    both = holder(role("funder", "ZEE"), role("observer", partnerships=frozenset({"vreemd"})))
    proof: dict[str, Any] = {"stream": "partnership", "key": "vreemd", "fact": "vreemd-0001"}

    made = tell(service, both, "ConditionMet", key="GR-LIN", by="ZEE", condition="C1", provenBy=[proof])

    assert made.facts[0].type == "ConditionMet"


def test_an_organisation_that_is_not_seen_is_unknown_and_one_of_the_open_register_is_not(service: Partnerflow) -> None:
    started: dict[str, Any] = {"action": "A-01", "project": "PF1", "organisation": "ONB", "title": "Actie"}
    told(service, "partnership", "nota", "ProjectDefined", project="PF1", title="Project")
    told(service, "partnership", "nota", "ProjectStarted", project="PF1")

    with pytest.raises(RefusedError) as told_of:
        tell(service, holder(role("lead", "BRO", project="PF1")), "ActionStarted", by="BRO", **started)

    assert told_of.value.faults[0].code == "unknown_reference"
    invited = tell(service, holder(role("coordinator", "LIN")), "PartyInvited", by="LIN", organisation="ONB")
    assert invited.facts[0].type == "PartyInvited"
