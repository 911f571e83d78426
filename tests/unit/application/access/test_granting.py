"""Who gives access and takes it back: never to oneself, never more than one has, and only the roles that are one's to give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.principal import ANY
from partnerflow.application.service import Partnerflow
from tests.unit.application.access.world import (
    LINK,
    OTHER,
    WHO,
    holder,
    let_in,
    reading,
    refusal,
    role,
    tell,
    workspace,
)

Told = dict[str, Any]
LETTER = [{"name": "brief.pdf"}]


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        yield service


def giving(
    service: Partnerflow, name: str, given: str, to: str = OTHER, permission: Permission = "facts.record", **data: Any
) -> str | None:
    """Why whoever has a role of LIN may not give somebody a role."""
    told: Told = {"access": "AC-90", "principal": to, "role": given, **data}
    withholds = told.pop("held_back", frozenset())
    who = holder(role(name, "LIN", withholds=withholds))
    return refusal(service, who, "AccessGranted", by="LIN", permission=permission, **told)


def test_whoever_was_let_in_by_a_coordinator_is_in(service: Partnerflow) -> None:
    data: Told = {
        "access": "AC-01",
        "principal": OTHER,
        "role": "representative",
        "organisation": "BRO",
        "evidence": LETTER,
    }
    tell(service, holder(role("coordinator", "LIN")), "AccessGranted", by="LIN", **data)

    seen = reading(service, holder(id_=OTHER), "facts.record")

    assert seen.state("partnership", "nota").version == 6
    assert seen.may("facts.record", "nota")
    assert not seen.may("erasure.ask", "nota")


def test_a_coordinator_given_by_a_fact_lets_others_in(service: Partnerflow) -> None:
    let_in(service, WHO, "coordinator", organisation="LIN")

    why = refusal(service, holder(), "AccessGranted", by="LIN", access="AC-02", principal=OTHER, role="observer")

    assert why is None


def test_nobody_gives_itself_a_role(service: Partnerflow) -> None:
    assert giving(service, "coordinator", "observer", to=WHO) == "gives_itself"


@pytest.mark.parametrize("name", ["representative", "signatory", "lead", "lead_partner", "funder"])
def test_who_keeps_no_record_gives_no_person_access(service: Partnerflow, name: str) -> None:
    assert giving(service, name, "observer") == "not_told_by_role"


@pytest.mark.parametrize(("name", "given", "why"), [
    ("lead_partner", "funder", None), ("coordinator", "funder", None), ("representative", "funder", "not_told_by_role"),
    ("lead_partner", "evaluator", None),
])  # fmt: skip
def test_whoever_shares_by_link_gives_a_link_its_access(
    service: Partnerflow, name: str, given: str, why: str | None
) -> None:
    assert giving(service, name, given, to=LINK) == why


def test_nobody_gives_more_than_it_sees_itself(service: Partnerflow) -> None:
    without = frozenset({"interests"})

    assert giving(service, "lead_partner", "evaluator", to=LINK, held_back=without) == "gives_more_than_it_has"
    assert giving(service, "lead_partner", "evaluator", to=LINK, held_back=without, withholds=["interests"]) is None


def test_who_does_not_hear_a_confidence_gives_nobody_the_role_that_does(service: Partnerflow) -> None:
    deaf = frozenset({"confidential_interests"})
    voice: Told = {"organisation": "BRO", "evidence": LETTER, "held_back": deaf}

    assert giving(service, "coordinator", "representative", **voice) == "gives_more_than_it_has"
    assert giving(service, "coordinator", "representative", **voice, withholds=sorted(deaf)) is None
    assert giving(service, "coordinator", "representative", organisation="BRO", evidence=LETTER) is None


def test_a_system_that_speaks_for_anybody_gives_itself_nothing_either(service: Partnerflow) -> None:
    system = holder(role("coordinator", ANY, withholds=frozenset({"interests"})))
    given: Told = {"access": "AC-90", "role": "coordinator", "organisation": "LIN"}

    reasons = [
        refusal(service, system, "AccessGranted", by="LIN", principal=who, **given, **more)
        for who, more in ((WHO, {}), (OTHER, {}), (OTHER, {"withholds": ["interests"]}))
    ]

    assert reasons == ["gives_itself", "gives_more_than_it_has", None]


def test_access_is_taken_back_by_whoever_can_give_it(service: Partnerflow) -> None:
    let_in(service, OTHER, "observer", access="AC-01")
    let_in(service, LINK, "funder", access="AC-02")
    lead = holder(role("lead_partner", "LIN"))

    assert refusal(service, lead, "AccessRevoked", by="LIN", access="AC-01") == "not_told_by_role"
    assert refusal(service, lead, "AccessRevoked", by="LIN", access="AC-02") is None
    assert refusal(service, holder(role("coordinator", "LIN")), "AccessRevoked", by="LIN", access="AC-01") is None
    assert reading(service, holder(id_=OTHER)).streams.find("partnership", "nota") is None


def test_a_fact_of_access_is_corrected_by_whoever_could_tell_it(service: Partnerflow) -> None:
    let_in(service, OTHER, "observer", evidence=LETTER)
    wrong: Told = {
        "corrects": "nota-0006",
        "pointer": "/data/evidence",
        "old": LETTER,
        "new": [],
        "reason": "Niet nodig.",
    }

    reasons = [
        refusal(service, holder(role(name, "LIN")), "RecordCorrected", by="LIN", **wrong)
        for name in ("representative", "lead_partner", "coordinator")
    ]

    assert reasons == ["not_told_by_role", "not_told_by_role", None]


def test_whose_access_it_is_corrects_nothing_of_it(service: Partnerflow) -> None:
    let_in(service, WHO, "coordinator", organisation="LIN", evidence=LETTER)
    wrong: Told = {
        "corrects": "nota-0006",
        "pointer": "/data/evidence",
        "old": LETTER,
        "new": [],
        "reason": "Niet nodig.",
    }

    assert refusal(service, holder(), "RecordCorrected", by="LIN", **wrong) == "gives_itself"
