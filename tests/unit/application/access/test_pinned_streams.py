"""Whoever is pinned sees every stream as it was, whatever came later; whether it is seen at all is decided today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.acting import Acting
from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter
from partnerflow.domain.partnership import PartnershipState
from tests.unit.application.access.world import AMOUNT, holder, let_in, reading, role, told, workspace

GRANT: dict[str, Any] = {"partnership": "nota", "leadPartner": "LIN", "funder": "ZEE", "amount": AMOUNT, "months": 12}


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace(lists=True) as service:
        yield service


def pinned(service: Partnerflow, position: int) -> Acting:
    return reading(service, holder(role("observer"), pinned=position))


def shown(seen: Acting) -> dict[str, Any]:
    """Everything that is seen of the partnership and its grants."""
    grants = {key: seen.state("grant", key).version for key in seen.grants_of("nota")}
    return {
        "facts": [item.as_json() for item in seen.history("partnership", "nota", FactFilter()).items],
        "exported": list(seen.export("partnership", "nota")),
        "phase": seen.state("partnership", "nota").version,
        "answer": seen.ask("nota", "members", {}, as_of=None, as_known_at=None),
        "moves": seen.next_moves("nota").options,
        "grants": grants,
        "bundle": seen.bundle("nota").streams,
    }


def test_it_equals_the_store_as_it_was(service: Partnerflow) -> None:
    service.bundle("nota")
    position = service.store.position()
    as_it_was = shown(pinned(service, position))
    raw = [item.as_json() for item in service.history("partnership", "nota", FactFilter()).items]

    told(service, "partnership", "nota", "PartyInvited", organisation="ONB")
    told(service, "grant", "GR-LIN", "GrantRejected", by="ZEE", reason="Op.")
    told(service, "grant", "GR-2", "GrantApplied", **GRANT, deliverables=[])
    service.bundle("nota")

    assert shown(pinned(service, position)) == as_it_was
    assert as_it_was["facts"] == raw
    assert shown(pinned(service, service.store.position()))["grants"] == {"GR-2": 1, "GR-LIN": 2}


def test_what_began_later_is_not_there(service: Partnerflow) -> None:
    before = pinned(service, 7)

    assert before.streams.find("partnership", "nota") is None
    assert before.grants_of("nota") == ()


def test_access_given_behind_the_pin_opens_what_stood_before_it(service: Partnerflow) -> None:
    position = service.store.position()
    let_in(service, "person-aaaaaaaaaaaaaaaa", "observer")

    seen = reading(service, holder(pinned=position)).state("partnership", "nota")

    assert seen.version == 5
    assert isinstance(seen.state, PartnershipState)
    assert seen.state.access.grants == {}


def test_access_taken_back_behind_the_pin_closes_it(service: Partnerflow) -> None:
    let_in(service, "person-aaaaaaaaaaaaaaaa", "observer")
    who = holder(pinned=service.store.position())
    before = reading(service, who).state("partnership", "nota").version

    told(service, "partnership", "nota", "AccessRevoked", access="AC-01")

    assert before == 6
    assert reading(service, who).streams.find("partnership", "nota") is None


def test_a_text_is_confined_as_what_is_known_of_it_today(service: Partnerflow) -> None:
    interest: dict[str, Any] = {
        "organisation": "BRO",
        "level": "organisation",
        "interest": "Rust.",
        "newlyDisclosed": False,
    }
    told(service, "partnership", "nota", "InterestShared", by="BRO", **interest, audience="all_parties")
    who = holder(role("evaluator"), pinned=service.store.position())
    before = str(reading(service, who).history("partnership", "nota", FactFilter()).items)

    wrong: dict[str, Any] = {
        "pointer": "/data/audience",
        "old": "all_parties",
        "new": "some_parties",
        "reason": "Vertrouwelijk.",
    }
    told(service, "partnership", "nota", "RecordCorrected", by="BRO", corrects="nota-0006", **wrong)

    after = str(reading(service, who).history("partnership", "nota", FactFilter()).items)
    assert ("Rust." in before, "Rust." in after) == (True, False)


def test_it_lists_what_it_sees_as_that_was(service: Partnerflow) -> None:
    position = service.store.position()
    told(service, "partnership", "nota", "PartyInvited", organisation="ONB")
    told(service, "organisation", "BRO", "OrganisationRenamed", by="BRO", name="Broek aan Zee")

    (listed_as,) = pinned(service, position).find(PartnershipSearch()).items
    names = {item.key: item.name for item in pinned(service, position).organisations(after=None, limit=9)}

    assert (listed_as.key, listed_as.version) == ("nota", 5)
    assert names == {"LIN": "LIN", "BRO": "BRO", "DOR": "DOR", "ZEE": "ZEE"}
