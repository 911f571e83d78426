"""What falls away when a party leaves, before it does."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import NotFoundError
from tests.support.world import World
from tests.unit.questions.agreement import Agreement, euro
from tests.unit.questions.example import asked_of


def impact(story: Agreement, organisation: str, **days: str) -> dict[str, Any]:
    """The answer."""
    return dict(story.ask("departure_impact", {"organisation": organisation}, **days).answer)


def test_the_leaving_partner_of_the_example_led_a_project_and_takes_the_count_to_its_minimum(example: World) -> None:
    answer = asked_of(example, "departure_impact", {"organisation": "WRK"}, as_of="2024-09-01").answer

    assert [(item["project"], item["executing"]) for item in answer["projects"]] == [("PF2", True)]
    assert [(item["contribution"], item["quantity"]) for item in answer["contributions"]] == [("CT-WRK-1", 20)]
    (grant,) = answer["grants"]
    assert (grant["partners"], grant["minimumPartners"], grant["sectors"], grant["kept"]) == (6, 6, 3, True)
    assert [item["guard"] for item in answer["guards"]] == ["G4.2"]
    assert asked_of(example, "members", as_of="2024-09-01").answer["counting"] == [
        "BAK", "BRO", "HOG", "JON", "LIN", "WON", "WRK",
    ]  # fmt: skip


def test_what_it_promised_signed_and_sits_in_is_listed() -> None:
    story = Agreement.imported()
    story.brings()
    story.mandates("M-BBB-1")
    story.signs("BBB", "2020-02-03", "M-BBB-1")
    story.pledges("BBB", 500)
    asked = {"commitment": "EN-BBB-1", "organisation": "BBB"}
    story.tells("CommitmentRequested", "2020-02-11", **asked, text="Kom.")
    body = {
        "body": "kerngroep",
        "name": "Kerngroep",
        "domain": "Alles.",
        "members": ["AAA", "BBB"],
        "method": "consent",
    }
    story.tells("BodyEstablished", "2020-02-12", data=body)
    story.proposes("P-01", "2020-02-13")

    answer = impact(story, "BBB")

    assert (answer["cofinancing"], answer["mandates"]) == ([euro(500)], ["M-BBB-1"])
    assert answer["commitments"] == [{"commitment": "EN-BBB-1", "recognised": False}]
    assert [item["on"] for item in answer["signatures"]] == ["2020-02-03"]
    assert (answer["bodies"], answer["proposals"]) == ([{"body": "kerngroep", "members": 1}], ["P-01"])
    assert answer["counting"] == {"now": 3, "after": 2}


def test_each_running_grant_is_weighed_by_its_own_rules_and_knows_its_lead_partner() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20", minimum_partners=2)
    story.awards("GR-2", "2020-01-20", minimum_partners=3, change_notice_days=10)

    grants = impact(story, "AAA")["grants"]

    assert [(item["grant"], item["kept"], item["leadPartner"], item["noticeDays"]) for item in grants] == [
        ("GR-1", True, True, None),
        ("GR-2", False, True, 10),
    ]


def test_a_legal_successor_carries_what_its_predecessor_did() -> None:
    story = Agreement.imported()
    story.brings()
    story.signs("BBB", "2020-02-03")
    story.pledges("BBB", 500)
    story.succeeds("BBB", "EEE", "2020-03-02")

    answer = impact(story, "EEE")

    assert ([item["on"] for item in answer["signatures"]], answer["cofinancing"]) == (["2020-02-03"], [euro(500)])
    with pytest.raises(NotFoundError):
        impact(story, "BBB")


def test_a_party_that_does_not_count_takes_nobody_from_the_count() -> None:
    story = Agreement.imported()
    story.tells("PartySuspended", "2020-02-03", by="CCC", organisation="CCC")

    answer = impact(story, "CCC")

    assert (answer["counts"], answer["counting"], answer["guards"]) == (False, {"now": 2, "after": 2}, [])
