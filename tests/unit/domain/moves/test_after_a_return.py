"""What a return would leave to be done again, and what of before still counts."""

from __future__ import annotations

from msgspec.structs import replace

from partnerflow.domain.moves import preview_return, usual_return
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.domain.vocabulary.objects import DeliverableRef, Fate, RepairItem
from tests.unit.domain.guards.story import TODAY, Change, followed_by, grants_of, state_of, told, without
from tests.unit.domain.guards.telling import decided, in_force, line

AGREEMENT = DeliverableRef(kind="afsprakennota", version="1.0")
SHEET = DeliverableRef(kind="projectfiche", project="PF1", version="1.0")


def preview(target: str, *changes: Change, **data: object) -> ReturnPreview:
    """What a return would do on which nothing else is decided than `data`."""
    state = state_of(told(*changes))
    usual = usual_return(state, target, TODAY, grants_of())
    assert usual is not None
    found = preview_return(state, replace(usual, **data), TODAY, grants_of())
    assert found is not None
    return found


def holding(found: ReturnPreview) -> dict[str, bool]:
    return {item.guard: item.holds for item in found.guards}


def test_the_stay_that_closes_is_named_beside_the_one_that_opens() -> None:
    found = preview("sharing")

    assert (found.closes.phase, found.closes.ordinal, found.closes.round) == ("shaping", 1, 1)
    assert (found.stay.phase, found.stay.ordinal, found.stay.round) == ("sharing", 2, 2)


def test_every_gate_on_the_way_back_is_shown_with_what_still_holds() -> None:
    found = holding(preview("agreeing"))

    assert list(found) == [f"G3.{number}" for number in range(1, 9)]
    assert [guard for guard, holds in found.items() if not holds] == ["G3.1"]


def test_what_the_partners_leave_alone_counts_again_at_once() -> None:
    left_alone = (Fate(deliverable=AGREEMENT, fate="unchanged"), Fate(deliverable=SHEET, fate="unchanged"))

    assert all(holding(preview("agreeing", fates=left_alone)).values())


def test_a_reopened_ambition_has_to_be_shared_anew_before_any_gate_that_asks_for_it() -> None:
    found = holding(preview("sharing"))

    assert (found["G2.2"], found["G3.6"]) == (False, False)


def test_signatures_given_before_count_again_when_the_version_is_reaffirmed() -> None:
    (needed,) = preview("agreeing").signatures

    assert [item.organisation for item in needed.still_count] == ["AAA", "BBB"]
    assert all(item.fact for item in needed.still_count)
    assert (needed.when_reaffirmed, needed.when_replaced) == ((), ("AAA", "BBB"))


def test_of_a_version_that_is_withdrawn_no_signature_counts_any_more() -> None:
    (needed,) = preview("agreeing", fates=(Fate(deliverable=AGREEMENT, fate="withdrawn"),)).signatures

    assert (needed.still_count, needed.when_reaffirmed, needed.when_replaced) == ((), (), ("AAA", "BBB"))


def test_endorsements_of_the_reopened_ambition_count_again_when_it_is_reaffirmed() -> None:
    needed = preview("sharing", without("AmbitionEndorsed", organisation="BBB")).endorsements

    assert needed is not None
    assert (needed.ambition_version, [item.organisation for item in needed.still_count]) == (1, ["AAA"])
    assert (needed.when_reaffirmed, needed.when_replaced) == (("BBB",), ("AAA", "BBB"))


def test_an_ambition_that_is_left_alone_needs_no_endorsement() -> None:
    found = preview("sharing", ambition_fate="unchanged")

    assert (found.endorsements, found.ambition_version, found.ambition_cause) == (None, None, "partners")


def test_a_return_about_one_project_spares_what_other_projects_rest_on() -> None:
    other = line("ProjectDefined", TODAY, project="PF2", title="Twee")
    second = DeliverableRef(kind="projectfiche", project="PF2", version="1.0")
    story = followed_by(other, in_force("projectfiche", TODAY, project="PF2"))
    state = state_of(told(story))
    usual = usual_return(state, "agreeing", TODAY)
    assert usual is not None

    found = preview(
        "agreeing",
        story,
        return_scope="project",
        project="PF1",
        fates=(*usual.fates[:-1], Fate(deliverable=second, fate="unchanged")),
    )

    causes = {item.deliverable: (item.fate, item.cause) for item in found.deliverables}
    assert causes[SHEET] == ("reopened_in_force", "fate_table")
    assert causes[second] == ("unchanged", "return_scope")
    assert {item.project: [each.fate for each in item.deliverables] for item in found.projects} == {
        "PF1": ["reopened_in_force"],
        "PF2": ["unchanged"],
    }


def test_open_work_is_shown_with_who_has_to_see_to_it() -> None:
    tabled, *_ = decided("80", TODAY, {"type": "pause", "reasonCode": "capacity"})
    objection = {"objection": "B-01", "proposal": "P-80", "round": 1, "organisation": "BBB"}
    raised = line(
        "ObjectionRaised", TODAY, "BBB", **objection, paramount=True, grounds="Te snel.", touches=["shared_ambition"]
    )
    agenda = (RepairItem(text="Geheim.", organisation="AAA", due_on="2024-12-01"), RepairItem(text="Ook."))

    work = preview("agreeing", followed_by(tabled, raised), repair_agenda=agenda).open_work

    assert [(item.proposal, item.silent) for item in work.proposals] == [("P-80", ("AAA", "BBB"))]
    assert [(item.objection, item.organisation, item.paramount) for item in work.objections] == [("B-01", "BBB", True)]
    assert [(item.item, item.organisation, item.due_on) for item in work.repair_agenda] == [
        (1, "AAA", "2024-12-01"),
        (2, None, None),
    ]
