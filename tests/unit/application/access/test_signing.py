"""Who signs: an authorised signatory, and a representative only under a mandate that it names and that reaches so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.service import Partnerflow
from tests.unit.application.access.example import KEY, example
from tests.unit.application.access.world import holder, refusal

AGREEMENT = {"kind": "afsprakennota", "version": "2.0"}
INTENT = {"kind": "intentieverklaring", "version": "2.0"}


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    with example() as service:
        yield service


def who(name: str, actor: str) -> Principal:
    return holder(Assignment(role=name, actor=actor, partnerships=frozenset({KEY})))


def signing(service: Partnerflow, name: str, *, by: str = "WON", on: str = "2024-01-15", **data: Any) -> str | None:
    """Why somebody with this role may not sign; None when only the rules of the domain have anything to say."""
    signed: dict[str, Any] = {
        "deliverable": AGREEMENT,
        "organisation": by,
        "signatories": [{"person": "p-001", "capacity": "director"}],
        "signatureMethod": "handwritten",
        **data,
    }
    return refusal(service, who(name, by), "DeliverableSigned", key=KEY, by=by, on=on, **signed)


def test_a_representative_names_the_mandate_under_which_it_signs(service: Partnerflow) -> None:
    assert signing(service, "representative") == "no_mandate_named"
    assert signing(service, "representative", mandate="M-WON-2") is None


def test_its_mandate_is_valid_on_the_day_of_the_signature(service: Partnerflow) -> None:
    on_days = {
        day: signing(service, "representative", on=day, mandate="M-WON-2")
        for day in ("2023-05-24", "2023-05-25", "2026-05-31", "2026-06-01")
    }

    assert on_days == {
        "2023-05-24": "mandate_not_valid",
        "2023-05-25": None,
        "2026-05-31": None,
        "2026-06-01": "mandate_not_valid",
    }


def test_its_mandate_has_the_scope_that_the_process_asks_for_such_a_document(service: Partnerflow) -> None:
    assert signing(service, "representative", mandate="M-WON-1") == "mandate_out_of_scope"
    assert signing(service, "representative", mandate="M-WON-1", deliverable=INTENT) is None


def test_a_signatory_is_bound_by_the_rules_of_the_domain_alone(service: Partnerflow) -> None:
    assert signing(service, "signatory") is None
    assert signing(service, "signatory", organisation="HOG") == "own_voice"


@pytest.mark.parametrize("name", ["coordinator", "lead", "lead_partner", "funder", "evaluator"])
def test_nobody_else_signs(service: Partnerflow, name: str) -> None:
    assert signing(service, name, mandate="M-WON-2") == "own_voice"


def test_what_follows_from_a_signature_is_nobodys_to_tell(service: Partnerflow) -> None:
    in_force: dict[str, Any] = {"deliverable": AGREEMENT}

    assert refusal(service, who("signatory", "WON"), "DeliverableInForce", key=KEY, by="WON", **in_force) == (
        "not_told_by_role"
    )
