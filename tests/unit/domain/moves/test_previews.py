"""What a move would do, shown before it is made, and the hash that holds a call to it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from msgspec.structs import replace

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PhaseReturned
from partnerflow.domain.course.records import Stay
from partnerflow.domain.history import History
from partnerflow.domain.moves import digest, preview_advance, preview_of, preview_return, usual_return
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef, Fate
from tests.unit.domain.guards.story import TODAY, Change, followed_by, grants_of, sealed, state_of, told, without
from tests.unit.domain.guards.telling import PROCESS, Line, in_force, line, returned

INTENT = DeliverableRef(kind="intentieverklaring", version="1.0")
AGREEMENT = DeliverableRef(kind="afsprakennota", version="1.0")
SHEET = DeliverableRef(kind="projectfiche", project="PF1", version="1.0")
NOTE_IN_FORCE = followed_by(in_force("startnota", "2024-05-01"))


def usual(state: PartnershipState, target: str, on: str, grants: Sequence[GrantOnDay] = ()) -> PhaseReturned:
    data = usual_return(state, target, on, grants)
    assert data is not None
    return data


def of_return(target: str, *changes: Change, on: str = TODAY) -> ReturnPreview:
    state = state_of(told(*changes))
    preview = preview_return(state, usual(state, target, on, grants_of()), on, grants_of())
    assert preview is not None
    return preview


def fates(preview: ReturnPreview) -> dict[str, str]:
    return {item.deliverable.kind: item.fate for item in preview.fates}


def hash_of(fact: Line, *changes: Change, grants: bool = True) -> str:
    move = sealed([fact], "partnership", "samen")[0]
    return digest(fact["fact"], preview_of(state_of(told(*changes)), move, grants_of() if grants else ()))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("agreeing", ("unchanged", "unchanged", "reopened_in_force", "reopened_in_force")),
        ("sharing", ("unchanged", "reopened_in_force", "running_duties_only", "suspended")),
        ("exploring", ("reopened_in_force", "suspended", "suspended", "suspended")),
        ("preparation", ("reopened_in_force", "suspended", "suspended", "suspended")),
    ],
)
def test_each_version_in_force_gets_the_fate_of_the_table(target: str, expected: tuple[str, ...]) -> None:
    found = fates(of_return(target, NOTE_IN_FORCE))

    assert tuple(found.items()) == tuple(
        zip(("startnota", "intentieverklaring", "afsprakennota", "projectfiche"), expected, strict=True)
    )


def test_what_the_preview_shows_is_what_the_return_does() -> None:
    preview = of_return("sharing")

    after = state_of(told(followed_by(*returned(TODAY, "sharing", ambition=preview.ambition_fate))))

    held = {version.ref: version.review.fate for version in after.deliverables.under_review() if version.review}
    assert held == {item.deliverable: item.fate for item in preview.fates if item.fate != "unchanged"}
    assert after.course.stays[-1] == Stay(
        phase=preview.stay.phase, entered=TODAY, round=preview.stay.round, fact=after.course.stays[-1].fact
    )
    assert after.course.ordinal == preview.stay.ordinal == 2
    assert after.ambition.drafts[1].reopened_on == TODAY
    assert preview.ambition_version == 1


def test_what_the_partners_decide_goes_before_the_table() -> None:
    state = state_of(told())
    decided = (Fate(deliverable=SHEET, fate="wind_down"),)
    data = replace(usual(state, "agreeing", TODAY), fates=decided, ambition_fate="reopened")

    preview = preview_return(state, data, TODAY, grants_of())

    assert preview is not None
    assert [(item.deliverable, item.fate, item.cause) for item in preview.deliverables] == [
        (AGREEMENT, "reopened_in_force", "fate_table"),
        (SHEET, "wind_down", "partners"),
    ]
    assert (preview.ambition_fate, preview.ambition_cause) == ("reopened", "partners")


def test_what_is_not_in_force_has_no_fate() -> None:
    assert "startnota" not in fates(of_return("exploring"))


def test_each_partner_signs_again_what_is_replaced_and_only_a_newcomer_what_is_reaffirmed() -> None:
    newcomer = line("PartnerAdmitted", TODAY, organisation="CCC", category="partner", basis="decision", decision="D-01")

    needed = of_return("agreeing", followed_by(newcomer)).signatures

    assert [(item.deliverable, item.when_reaffirmed, item.when_replaced) for item in needed] == [
        (AGREEMENT, ("CCC",), ("AAA", "BBB", "CCC"))
    ]


def test_the_phases_to_pass_again_lead_back_to_where_the_partners_are() -> None:
    assert of_return("sharing").phases_again == ("sharing", "agreeing")


def test_projects_and_duties_go_on_through_a_return() -> None:
    action = line("ActionStarted", TODAY, action="A-01", project="PF1", organisation="BBB", title="Bellen")

    preview = of_return("sharing", followed_by(line("ProjectStarted", TODAY, project="PF1"), action))

    (project,) = preview.projects
    assert (project.project, project.status) == ("PF1", "running")
    assert [(item.deliverable, item.fate) for item in project.deliverables] == [(SHEET, "suspended")]
    assert preview.duties.commitments == ("EN-AAA-1", "EN-BBB-1")
    assert preview.duties.contributions == ("CT-AAA-1", "CT-BBB-1")
    assert [(item.action, item.organisation) for item in preview.open_work.actions] == [("A-01", "BBB")]


def test_a_running_grant_has_to_hear_of_a_return_and_within_how_many_days() -> None:
    preview = of_return("sharing")

    assert preview.funder_notice_needed
    assert [(item.grant, item.funder, item.days) for item in preview.notices] == [("GR-1", "FON", 10)]


def test_without_a_running_grant_nobody_has_to_hear_of_a_return() -> None:
    state = state_of(told())
    preview = preview_return(state, usual(state, "sharing", TODAY), TODAY)

    assert preview is not None
    assert (preview.funder_notice_needed, preview.notices) == (False, ())


def test_a_deeper_return_supersedes_the_one_that_is_open() -> None:
    assert of_return("sharing", followed_by(*returned(TODAY, "agreeing"))).supersedes == "RT-01"


@pytest.mark.parametrize("target", ["shaping", "executing", "elsewhere"])
def test_there_is_no_return_to_the_present_phase_a_later_one_or_nowhere(target: str) -> None:
    state = state_of(told())
    data = replace(usual(state, "agreeing", TODAY), to=target)

    assert preview_return(state, data, TODAY) is None


def test_an_advance_shows_what_it_rests_on_and_what_falls_due_after_it() -> None:
    preview = preview_advance(state_of(told()), TODAY, grants_of())

    assert preview is not None
    assert (preview.stay.phase, preview.stay.ordinal, preview.stay.round) == ("executing", 1, 1)
    assert preview.counting == ("AAA", "BBB")
    assert {item.outcome for item in preview.guards} == {"met"}
    assert [(item.kind, item.within_days) for item in preview.due] == [
        ("procesmanagementplan", 90),
        ("evaluatiebeleid", 90),
    ]


def test_an_advance_out_of_the_phase_returned_to_closes_the_return() -> None:
    preview = preview_advance(state_of(told(followed_by(*returned(TODAY, "agreeing")))), TODAY, grants_of())

    assert preview is not None
    assert (preview.closes_return, preview.stay.ordinal, preview.stay.round) == ("RT-01", 2, 2)


def test_nothing_falls_due_anew_in_a_phase_entered_before() -> None:
    there_and_back = followed_by(
        line("PhaseAdvanced", "2024-05-01", **{"from": "shaping", "to": "executing"}),
        *returned("2024-06-01", "shaping", source="executing"),
    )

    preview = preview_advance(state_of(told(there_and_back)), TODAY, grants_of())

    assert preview is not None
    assert preview.due == ()


ADVANCE = line("PhaseAdvanced", TODAY, **{"from": "shaping", "to": "executing"})
RETURN = returned(TODAY, "agreeing")[-1]
MOVES: dict[str, Line] = {
    "advance": ADVANCE,
    "return": RETURN,
    "pause": line("PartnershipPaused", TODAY, reasonCode="elections", expectedResumeOn="2024-12-01"),
    "resume": line("PartnershipResumed", TODAY),
    "renew": line("PartnershipRenewed", TODAY, renewal="RN-01", termNumber=2,
                  period={"start": "2025-01-01", "end": "2026-12-31"}, decision="D-01"),
    "end": line("PartnershipEnded", TODAY, kind="completed", endingReasons=["ambition_reached"], decision="D-01"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("move", "shown"),
    [
        ("advance", {"closes", "stay", "counting", "guards", "due", "leftOpen"}),
        (
            "return",
            {"closes", "stay", "fates", "deliverables", "ambitionFate", "signatures", "guards", "projects", "openWork"}
            | {"duties", "notices", "funderNoticeNeeded"},
        ),
        ("pause", {"status", "stay", "expectedResumeOn", "refused", "projects", "openWork", "duties", "notices"}),
        ("resume", {"status", "stay", "again"}),
        ("renew", {"termNumber", "period", "stay", "round", "counting", "answers", "endingGrants", "ambitionVersion"}),
        ("end", {"status", "kind", "closes", "stillRecorded", "inForce", "projects", "openWork", "duties", "notices"}),
    ],
)
def test_each_kind_of_move_shows_what_it_would_do(move: str, shown: set[str]) -> None:
    fact = sealed([MOVES[move]], "partnership", "samen")[0]

    consequences = preview_of(state_of(told()), fact, grants_of())

    assert shown <= set(msgspec.to_builtins(consequences))


def test_each_kind_of_move_has_a_hash_of_its_own() -> None:
    assert len({hash_of(fact) for fact in MOVES.values()}) == len(MOVES)


@pytest.mark.parametrize("move", MOVES)
def test_the_hash_stays_the_same_from_day_to_day_while_nothing_changes(move: str) -> None:
    later = {**MOVES[move], "occurredAt": "2024-07-05"}

    assert hash_of(MOVES[move]) == hash_of(later)


def test_the_hash_changes_with_what_the_move_would_do() -> None:
    assert hash_of(RETURN) != hash_of(RETURN, NOTE_IN_FORCE)
    assert hash_of(RETURN) != hash_of(RETURN, grants=False)
    assert hash_of(ADVANCE) != hash_of(ADVANCE, without("EvaluationPlanned"))


def test_the_hash_says_nothing_of_texts_that_may_be_forgotten() -> None:
    one, other = (
        preview_of(state_of(told(), salt=salt), sealed([RETURN], "partnership", "samen", salt)[0], grants_of())
        for salt in (b"one", b"other")
    )

    assert one == other


def test_the_hash_is_over_canonical_json() -> None:
    # SHA-256 of {"move":"advance","preview":null}
    assert digest("advance", None) == "1b9f8c18b0943e5aaa6f70553aa01f113271fdd3e5077f6646bbb70f301faa62"


def test_a_move_that_does_not_exist_from_here_shows_nothing() -> None:
    state = History("partnership", PROCESS, sealed(told(), "partnership", "samen")).state
    nowhere = sealed([{**RETURN, "data": {**RETURN["data"], "to": "executing"}}], "partnership", "samen")[0]

    assert preview_of(state, nowhere, grants_of()) is None  # type: ignore[arg-type]
