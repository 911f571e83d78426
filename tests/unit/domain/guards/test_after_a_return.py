"""What a return left open, and what was settled since."""

from __future__ import annotations

import pytest

from tests.unit.domain.guards.story import TODAY, followed_by, found, missing
from tests.unit.domain.guards.telling import Line, adopted, each, in_force, line, returned, signed, submitted

AGREEMENT = {"kind": "afsprakennota", "version": "1.0"}
SHEET = {"kind": "projectfiche", "project": "PF1", "version": "1.0"}
BACK_TO_SHARING = followed_by(*returned(TODAY, "sharing", ambition="reopened"))
ENDORSED: Line = {"stance": "given", "recognise": True, "own": True, "act": True}


def reaffirmed(deliverable: Line) -> Line:
    return line("DeliverableReaffirmed", TODAY, deliverable=deliverable, decision="D-90")


def test_a_version_left_open_passes_neither_for_adopted_nor_for_in_force_and_is_told_once() -> None:
    finding = found("G3.1", followed_by(*returned(TODAY, "agreeing")))

    assert [(item.reason, item.subject) for item in finding.missing] == [("reopened_not_settled", "afsprakennota 1.0")]


def test_what_is_reaffirmed_counts_again_with_its_signatures() -> None:
    settled = followed_by(*returned(TODAY, "agreeing"), reaffirmed(AGREEMENT), reaffirmed(SHEET))

    assert [found(guard, settled).outcome for guard in ("G3.1", "G3.2", "G4.1", "G4.4")] == ["met"] * 4


def test_what_is_withdrawn_is_settled_though_nothing_is_adopted_any_more() -> None:
    withdrawn = [line("DeliverableWithdrawn", TODAY, deliverable=item, decision="D-90") for item in (AGREEMENT, SHEET)]
    settled = followed_by(*returned(TODAY, "agreeing"), *withdrawn)

    assert found("G4.4", settled).outcome == "met"
    assert missing(found("G3.1", settled)) == [("not_adopted", None), ("not_in_force", None)]


def test_a_newer_version_replaces_what_was_left_open_once_it_is_in_force() -> None:
    newer = [
        submitted("afsprakennota", TODAY, "2.0"),
        adopted("afsprakennota", TODAY, "D-03", "2.0"),
        *signed("afsprakennota", TODAY, "2.0"),
    ]
    before = followed_by(*returned(TODAY, "agreeing"), *newer)
    after = followed_by(*returned(TODAY, "agreeing"), *newer, in_force("afsprakennota", TODAY, "2.0"))

    assert missing(found("G3.1", before)) == [("not_in_force", None), ("reopened_not_settled", None)]
    assert found("G3.1", after).outcome == "met"


def test_a_review_apart_from_a_return_asks_nothing_of_the_way_forward() -> None:
    assert (
        found(
            "G4.4", followed_by(line("DeliverableReopened", TODAY, deliverable=AGREEMENT, reason="Jaarlijks."))
        ).outcome
        == "met"
    )


def test_what_is_suspended_apart_from_a_return_is_not_in_force() -> None:
    finding = found("G3.1", followed_by(line("DeliverableSuspended", TODAY, deliverable=AGREEMENT, reason="Wacht.")))

    assert missing(finding) == [("suspended", None)]


def test_reaffirming_settles_the_return_also_when_a_review_was_opened_since() -> None:
    reopened = line("DeliverableReopened", TODAY, deliverable=AGREEMENT, reason="Ook dat nog.")

    assert found("G3.1", followed_by(*returned(TODAY, "agreeing"), reopened, reaffirmed(AGREEMENT))).outcome == "met"


def test_an_ambition_that_a_return_reopened_is_not_shared_enough_however_fully_endorsed() -> None:
    assert missing(found("G2.2", BACK_TO_SHARING)) == [("ambition_reopened", None)]


@pytest.mark.parametrize(
    "settling",
    [
        pytest.param([line("AmbitionReaffirmed", TODAY, ambitionVersion=1, decision="D-90")], id="reaffirmed"),
        pytest.param(
            [
                line("SharedAmbitionDrafted", TODAY, ambitionVersion=2, text="Opnieuw."),
                *each("AmbitionEndorsed", TODAY, ambitionVersion=2, **ENDORSED),
            ],
            id="followed by a newer version that each endorses",
        ),
    ],
)
def test_a_reopened_ambition_is_shared_again_when(settling: list[Line]) -> None:
    assert found("G2.2", BACK_TO_SHARING, followed_by(*settling)).outcome == "met"


def test_a_newer_draft_does_not_unshare_the_ambition_that_each_endorsed() -> None:
    draft = line("SharedAmbitionDrafted", TODAY, ambitionVersion=2, text="Een poging.")

    assert found("G2.2", followed_by(draft)).outcome == "met"


def test_a_return_reopens_the_ambition_that_was_shared_and_not_a_draft_beside_it() -> None:
    draft = line("SharedAmbitionDrafted", TODAY, ambitionVersion=2, text="Een poging.")

    finding = found("G2.2", followed_by(draft, *returned(TODAY, "sharing", ambition="reopened")))

    assert missing(finding) == [("not_endorsed", "AAA"), ("not_endorsed", "BBB")]


def test_a_decision_of_an_earlier_stay_does_not_carry_the_next_advance() -> None:
    back = returned(TODAY, "exploring")

    assert missing(found("G1.4", followed_by(*back))) == [("not_decided", None)]


def test_an_ambition_that_was_reopened_is_settled_before_executing_too() -> None:
    reopened = returned(TODAY, "shaping", ambition="reopened")
    sheet = reaffirmed(SHEET)
    again = line("AmbitionReaffirmed", TODAY, ambitionVersion=1, decision="D-90")

    assert missing(found("G4.4", followed_by(*reopened, sheet))) == [("ambition_reopened", None)]
    assert found("G4.4", followed_by(*reopened, sheet, again)).outcome == "met"


def test_an_older_version_that_all_endorsed_does_not_take_the_place_of_a_reopened_one() -> None:
    second = [
        line("SharedAmbitionDrafted", TODAY, ambitionVersion=2, text="Verder nog."),
        *each("AmbitionEndorsed", TODAY, ambitionVersion=2, **ENDORSED),
    ]
    withdrawn = line(
        "EndorsementWithdrawn", TODAY, "BBB", organisation="BBB", ambitionVersion=2, effect="from_now", reason="Anders."
    )

    finding = found("G2.2", followed_by(*second, *returned(TODAY, "sharing", ambition="reopened"), withdrawn))

    assert missing(finding) == [("withdrawn", "BBB"), ("ambition_reopened", None)]
