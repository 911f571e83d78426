"""What usually follows a decision is proposed, ready to be sent, where the decision tells all of it."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.domain.consequences import proposals
from tests.support.letting_in import principal
from tests.support.story import KEY, Story

DAY, LATER = "2020-02-03", "2020-03-02"
PACT = {"kind": "afsprakennota", "version": "1.0"}
CARRIED = [
    ({"type": "adopt_deliverable", "deliverable": PACT}, "DeliverableAdopted", {"deliverable": PACT}),
    ({"type": "reaffirm_deliverable", "deliverable": PACT}, "DeliverableReaffirmed", {"deliverable": PACT}),
    ({"type": "withdraw_deliverable", "deliverable": PACT}, "DeliverableWithdrawn", {"deliverable": PACT}),
    ({"type": "reaffirm_ambition", "ambitionVersion": 1}, "AmbitionReaffirmed", {"ambitionVersion": 1}),
]


def decided(subject: dict[str, Any], outcome: str = "adopted") -> list[tuple[str, Any]]:
    """What is proposed after a decision on a subject."""
    story = Story.imported()
    story.tells("DeliverableTakenOver", "2020-01-06", deliverable=PACT, source="Een convenant.")
    story.tells("SharedAmbitionDrafted", "2020-01-06", ambitionVersion=1, text="Samen.")
    story.decides("2020-01-07", subject, outcome=outcome)
    history = story.world.history("partnership", KEY)
    return list(proposals(history, history.facts[-1]))


@pytest.mark.parametrize(("subject", "fact", "data"), CARRIED, ids=[fact for _, fact, _ in CARRIED])
def test_after_a_decision_the_fact_that_carries_it_out_is_proposed(
    subject: dict[str, Any], fact: str, data: dict[str, Any]
) -> None:
    assert decided(subject) == [(fact, {**data, "decision": "D-01"})]


def test_after_a_decision_that_only_the_partners_can_fill_in_nothing_is_proposed() -> None:
    assert decided({"type": "admit_partner", "organisation": "DDD"}) == []


def test_while_a_decision_is_put_off_nothing_is_proposed() -> None:
    assert decided(CARRIED[0][0], outcome="deferred") == []


def let_in() -> Story:
    """CCC and one of its people have access, and so has somebody of BBB; of one other of CCC it had ended."""
    story = Story.imported()
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel", organisation="CCC")
    for number, (organisation, more) in enumerate(
        [("CCC", {}), ("BBB", {}), ("CCC", {"through": DAY}), ("CCC", {"person": "p-001"})], 1
    ):
        told = {"access": f"AC-{number:02}", "principal": principal(number), "role": "observer", **more}
        story.tells("AccessGranted", DAY, organisation=organisation, data=told)
    return story


def proposed(story: Story) -> list[tuple[str, Any]]:
    """What is proposed after the last fact."""
    history = story.world.history("partnership", KEY)
    return list(proposals(history, history.facts[-1]))


def test_when_a_party_leaves_it_is_proposed_that_its_people_are_let_in_no_longer() -> None:
    left, succeeded = let_in(), let_in()
    left.tells("PartyLeft", LATER, by="CCC", organisation="CCC")
    succeeded.succeeds(LATER, "CCC", "EEE")

    ended = [("AccessRevoked", {"access": access}) for access in ("AC-01", "AC-04")]

    assert proposed(left) == proposed(succeeded) == ended


def test_when_a_person_is_erased_it_is_proposed_that_it_is_let_in_no_longer() -> None:
    story = let_in()
    story.tells("PersonErased", LATER, person="p-001", reasonCode="request")

    assert proposed(story) == [("AccessRevoked", {"access": "AC-04"})]
