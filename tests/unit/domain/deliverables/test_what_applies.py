"""What comes into force, changes a little, is reviewed, withdrawn or taken over."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.table import NOTE, Table, hash_of, reasons
from tests.support.world import World

SECOND: dict[str, Any] = {"kind": "afsprakennota", "version": "2.0"}
SMALL: dict[str, Any] = {"kind": "afsprakennota", "version": "2.1"}
BEFORE = {"decision_making": {"text": "Zo doen we het."}, "signing": {"text": "Getekend."}}
CHANGES = {"decision_making": {"text": "Iets anders."}}


@pytest.fixture
def table() -> Table:
    return Table()


def in_force(table: Table, deliverable: dict[str, Any]) -> list[Fault]:
    return table.tell("DeliverableInForce", "AAA", {"deliverable": deliverable})


def amend(table: Table, amends: str = "2.0", through: str = "2020-02-18", **more: Any) -> list[Fault]:
    data = {"deliverable": SMALL, "amends": amends, "changes": CHANGES, "sha256": hash_of(BEFORE | CHANGES)}
    return table.tell("DeliverableAmended", "AAA", {**data, "objectionThrough": through, **more})


def applied(table: Table) -> None:
    assert not in_force(table, table.adopt("2.0"))


def test_a_version_comes_into_force_once_and_after_its_adoption(table: Table) -> None:
    table.submit("2.0")
    assert reasons(in_force(table, SECOND)) == [("sequence", "not_adopted")]

    decision = table.decide({"type": "adopt_deliverable", "deliverable": SECOND})
    table.told("DeliverableAdopted", "AAA", {"deliverable": SECOND, "decision": decision})

    assert in_force(table, SECOND) == []
    assert reasons(in_force(table, SECOND)) == [("sequence", "already_in_force")]


def test_what_was_taken_over_is_in_force_already(table: Table) -> None:
    assert reasons(in_force(table, NOTE)) == [("sequence", "already_in_force")]


def test_a_small_change_waits_until_nobody_can_object(table: Table) -> None:
    applied(table)
    assert amend(table) == []

    table.day = "2020-02-18"
    assert reasons(in_force(table, SMALL)) == [("decision", "objection_window_open")]

    table.day = "2020-02-19"
    assert in_force(table, SMALL) == []


def test_a_small_change_starts_from_a_version_that_was_adopted_and_still_stands(table: Table) -> None:
    table.submit("2.0")
    assert reasons(amend(table)) == [("sequence", "not_adopted")]

    decision = table.decide({"type": "adopt_deliverable", "deliverable": SECOND})
    table.told("DeliverableAdopted", "AAA", {"deliverable": SECOND, "decision": decision})
    in_force(table, SECOND)

    assert reasons(amend(table, amends="1.0")) == [("sequence", "version_replaced")]
    assert amend(table) == []


def test_the_hash_of_a_small_change_covers_the_whole_text(table: Table) -> None:
    applied(table)

    assert reasons(amend(table, sha256=hash_of(CHANGES))) == [("hash", "sections_differ_from_hash")]
    assert amend(table, sha256=hash_of(BEFORE | CHANGES)) == []


def test_a_small_change_of_a_small_change_covers_everything_before_it(table: Table) -> None:
    applied(table)
    amend(table)
    table.day = "2020-02-19"
    in_force(table, SMALL)
    changes = {"signing": {"text": "Getekend en wel."}}
    third = {"deliverable": {**SMALL, "version": "2.2"}, "amends": "2.1", "changes": changes}
    through = {"objectionThrough": "2020-03-10"}

    wrong = table.tell("DeliverableAmended", "AAA", {**third, **through, "sha256": hash_of(BEFORE | changes)})
    right = table.tell("DeliverableAmended", "AAA", {**third, **through, "sha256": hash_of(BEFORE | CHANGES | changes)})

    assert reasons(wrong) == [("hash", "sections_differ_from_hash")]
    assert right == []


def test_a_small_change_of_a_text_that_nobody_told_is_not_checked(table: Table) -> None:
    assert amend(table, amends="1.0", sha256="0" * 64) == []


def test_a_small_change_takes_a_version_number_of_its_own(table: Table) -> None:
    applied(table)

    assert reasons(amend(table, deliverable=NOTE)) == [("duplicate_reference", "deliverable")]


@pytest.mark.parametrize("fact", ["DeliverableReopened", "DeliverableSuspended"])
def test_what_was_adopted_and_still_stands_may_be_put_under_review(table: Table, fact: str) -> None:
    table.submit("2.0")
    review = {"deliverable": SECOND, "reason": "Nieuwe wet."}

    assert reasons(table.tell(fact, "AAA", review)) == [("sequence", "not_adopted")]

    decision = table.decide({"type": "adopt_deliverable", "deliverable": SECOND})
    table.told("DeliverableAdopted", "AAA", {"deliverable": SECOND, "decision": decision})
    in_force(table, SECOND)

    assert table.tell(fact, "AAA", review) == []
    assert reasons(table.tell(fact, "AAA", {**review, "deliverable": NOTE})) == [("sequence", "version_replaced")]


def test_a_version_may_apply_again_after_its_term_but_not_after_another_replaced_it(table: Table) -> None:
    table.adopt("2.0")
    table.told("DeliverableInForce", "AAA", {"deliverable": SECOND, "validThrough": "2020-02-29"})
    table.day = "2020-03-01"

    assert in_force(table, SECOND) == []
    assert reasons(in_force(table, NOTE)) == [("sequence", "version_replaced")]
    assert table.state.deliverables.current("afsprakennota", table.day).ref.version == "2.0"


def test_of_what_is_taken_over_one_version_applies(table: Table) -> None:
    table.told("DeliverableTakenOver", "AAA", {"deliverable": {**NOTE, "version": "1.1"}, "source": "Een addendum."})

    applies = [item.ref.version for item in table.state.deliverables.versions.values() if item.in_force(table.day)]

    assert applies == ["1.1"]


@pytest.mark.parametrize(
    ("fact", "subject"),
    [("DeliverableReaffirmed", "reaffirm_deliverable"), ("DeliverableWithdrawn", "withdraw_deliverable")],
)
def test_a_version_is_reaffirmed_or_withdrawn_by_a_decision_that_names_it(
    table: Table, fact: str, subject: str
) -> None:
    other = table.decide({"type": subject, "deliverable": SECOND})
    right = table.decide({"type": subject, "deliverable": NOTE}, ref="P-02")

    assert reasons(table.tell(fact, "AAA", {"deliverable": NOTE, "decision": other})) == [
        ("decision", "no_decision_for_this")
    ]
    assert table.tell(fact, "AAA", {"deliverable": NOTE, "decision": right}) == []


def test_a_version_is_withdrawn_once_and_only_when_it_exists(table: Table) -> None:
    subjects = [{"type": "withdraw_deliverable", "deliverable": deliverable} for deliverable in (NOTE, SECOND)]
    decision = table.decide(*subjects)
    table.told("DeliverableWithdrawn", "AAA", {"deliverable": NOTE, "decision": decision})

    again = table.tell("DeliverableWithdrawn", "AAA", {"deliverable": NOTE, "decision": decision})
    never = table.tell("DeliverableWithdrawn", "AAA", {"deliverable": SECOND, "decision": decision})

    assert reasons(again) == [("sequence", "version_withdrawn")]
    assert reasons(never) == [("sequence", "not_submitted")]


def test_a_document_is_taken_over_once(table: Table) -> None:
    data = {"deliverable": NOTE, "source": "Een convenant."}

    assert reasons(table.tell("DeliverableTakenOver", "AAA", data)) == [("duplicate_reference", "deliverable")]


def test_a_partnership_that_began_here_takes_no_document_over() -> None:
    world = World()
    who = {"name": "AAA", "legalForm": "foundation", "sector": "knowledge", "country": "NL", "identifiers": []}
    founding = {"name": "Nieuw", "issue": "Een opgave.", "reason": "Samen.", "region": "Nergens", "initiator": "AAA"}
    envelope = {"occurredAt": "2020-01-06", "by": "AAA"}
    world.load(
        [
            {
                **envelope,
                "id": "AAA-0001",
                "fact": "OrganisationRegistered",
                "stream": "organisation",
                "key": "AAA",
                "data": who,
            },
            {
                **envelope,
                "id": "nieuw-0001",
                "fact": "PartnershipInitiated",
                "stream": "partnership",
                "key": "nieuw",
                "data": {**founding, "profile": "standard"},
            },
        ]
    )

    data = {"deliverable": NOTE, "source": "Een convenant."}
    taken = {"id": "nieuw-0002", "fact": "DeliverableTakenOver", "stream": "partnership", "key": "nieuw", "data": data}

    assert reasons(world.tell({**envelope, **taken})) == [("sequence", "not_an_imported_partnership")]
