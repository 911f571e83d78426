"""All guards of a phase at once: waivers, signals, profiles, what was taken over, and what is kept with an advance."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest

from partnerflow.domain.fact import Evidence, StreamRead
from partnerflow.domain.guards.evaluation import Finding, Waived, evidence, findings
from partnerflow.domain.guards.outcome import Missing
from tests.unit.domain.guards.story import (
    TODAY,
    Change,
    altered,
    followed_by,
    found,
    grants_of,
    missing,
    state_of,
    told,
    without,
)
from tests.unit.domain.guards.telling import PROCESS, Line, line, returned

NOBODY_SPOKEN_WITH = without("DialogueHeld")
DISPUTED = without("SharedTermAgreed")


def waived(guard: str, number: str = "01", **more: str) -> Line:
    return line("GuardWaived", TODAY, waiver=f"W-{number}", guard=guard, reason="Bekend.", decision="D-01", **more)


def evidence_of(phase: str, *changes: Change, acknowledged: Collection[str] = ()) -> Evidence:
    """What an advance out of a phase would rest on, at the end of the part of the story that plays in it."""
    story = told(*changes)
    ends = next(place for place, item in enumerate(story) if item["data"].get("from") == phase)
    return evidence(state_of(story[:ends]), story[ends]["occurredAt"], grants_of(), acknowledged)


def test_a_waiver_for_one_party_leaves_the_others_to_be_heard() -> None:
    finding = found("G1.2", NOBODY_SPOKEN_WITH, followed_by(waived("G1.2", organisation="BBB")))

    assert finding.outcome == "unmet"
    assert missing(finding) == [("no_conversation", "AAA")]
    assert finding.waived == (Waived(organisation="BBB", waiver="W-01"),)


def test_waivers_that_together_cover_every_party_let_the_guard_pass() -> None:
    both = followed_by(waived("G1.2", organisation="BBB"), waived("G1.2", "02", organisation="AAA"))

    finding = found("G1.2", NOBODY_SPOKEN_WITH, both)

    assert (finding.outcome, finding.missing) == ("waived", ())


def test_a_waiver_for_all_covers_everything_that_is_missing() -> None:
    finding = found("G1.2", NOBODY_SPOKEN_WITH, followed_by(waived("G1.2")))

    assert (finding.outcome, finding.waived) == ("waived", (Waived(organisation=None, waiver="W-01"),))


def test_a_waiver_that_nothing_needs_is_not_used() -> None:
    finding = found("G1.2", followed_by(waived("G1.2")))

    assert (finding.outcome, finding.waived) == ("met", ())


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param({"validThrough": "2024-06-29"}, id="ran out the day before"),
        pytest.param({"resolved": "yes"}, id="was resolved"),
    ],
)
def test_a_waiver_no_longer_covers_when_it(ending: dict[str, str]) -> None:
    lines = [waived("G1.2", **{key: value for key, value in ending.items() if key == "validThrough"})]
    if "resolved" in ending:
        lines.append(line("WaiverResolved", TODAY, waiver="W-01", how="withdrawn"))

    assert found("G1.2", NOBODY_SPOKEN_WITH, followed_by(*lines)).outcome == "unmet"


def test_a_waiver_holds_on_its_last_day() -> None:
    assert found("G1.2", NOBODY_SPOKEN_WITH, followed_by(waived("G1.2", validThrough=TODAY))).outcome == "waived"


def test_an_absolute_guard_is_never_waived() -> None:
    unshared = without("AmbitionEndorsed", organisation="BBB")

    finding = found("G2.2", unshared, followed_by(waived("G2.2")))

    assert (finding.outcome, finding.waived) == ("unmet", ())


def test_a_signal_refuses_until_it_is_acknowledged() -> None:
    story = state_of(told(DISPUTED))

    silent = findings(story, TODAY, (), "sharing")
    acknowledged = findings(story, TODAY, (), "sharing", acknowledged=("G2.7",))

    assert [item.guard for item in silent if item.refuses] == ["G2.7"]
    assert [item.guard for item in acknowledged if item.refuses] == []
    assert {item.guard: item.outcome for item in acknowledged}["G2.7"] == "acknowledged"


def test_acknowledging_a_hard_guard_does_not_help() -> None:
    story = state_of(told(NOBODY_SPOKEN_WITH))

    found_then = findings(story, TODAY, (), "exploring", acknowledged=("G1.2",))

    assert [item.guard for item in found_then if item.refuses] == ["G1.2"]


def test_what_is_still_missing_behind_an_acknowledged_signal_stays_visible() -> None:
    story = state_of(told(DISPUTED))

    signal = next(
        item for item in findings(story, TODAY, (), "sharing", acknowledged=("G2.7",)) if item.guard == "G2.7"
    )

    assert missing(signal) == [("disputed_term", None)]


@pytest.mark.parametrize(
    ("guard", "profile", "kind"),
    [
        ("G2.4", "standard", "hard"),
        ("G2.4", "light", "signal"),
        ("G3.8", "standard", "signal"),
        ("G3.8", "subsidy", "hard"),
        ("G4.6", "interreg", "hard"),
        ("G4.7", "standard", None),
        ("G4.7", "subsidy", "hard"),
    ],
)
def test_the_profile_says_how_hard_a_guard_is(guard: str, profile: str, kind: str | None) -> None:
    assert found(guard, profile=profile).kind == kind


def test_a_guard_without_a_place_in_the_profile_does_not_apply() -> None:
    assert found("G4.7", grants=grants_of(without("FunderReviewed")), profile="standard").outcome == "not_applicable"


def imported(phase: str) -> list[Line]:
    """A partnership that was taken over in a phase."""
    founding: Line = {
        "name": "Samen",
        "issue": "De opgave.",
        "region": "Hier",
        "source": "Archief.",
        "profile": "import",
    }
    category: Line = {"category": "partner", "basis": "taken_over"}
    return [
        line("PartnershipImported", "2024-01-01", phase=phase, **founding),
        line("PartnerAdmitted", "2024-01-01", organisation="AAA", **category),
        line("PartnerAdmitted", "2024-01-01", organisation="BBB", **category),
    ]


def words(lines: list[Line], phase: str) -> set[str]:
    return {item.outcome for item in findings(state_of(lines), TODAY, (), phase)}


def test_guards_before_the_phase_of_entry_are_taken_over_and_not_verified() -> None:
    assert words(imported("agreeing"), "sharing") == {"taken_over"}


def test_guards_of_the_phase_of_entry_are_real() -> None:
    assert "unmet" in words(imported("agreeing"), "agreeing")


def test_from_the_first_return_on_all_guards_are_real() -> None:
    back = [*imported("agreeing"), *returned(TODAY, "sharing", source="agreeing")]

    assert "taken_over" not in words(back, "sharing")
    assert "taken_over" not in words(back, "exploring")


def test_the_findings_stand_in_the_order_of_the_definition() -> None:
    state = state_of(told())

    for phase in PROCESS.phases:
        guards = [item.guard for item in findings(state, TODAY, grants_of(), phase.key)]
        assert guards == [item.id for item in PROCESS.guards_leaving(phase.key)]


def test_an_advance_keeps_who_counted_and_what_carried_each_guard() -> None:
    kept = evidence_of("exploring")

    assert kept.counting == ("AAA", "BBB")
    assert [item.guard for item in kept.guards] == ["G1.1", "G1.2", "G1.3", "G1.4", "G1.5", "G1.6", "G1.7"]
    assert all(item.outcome == "met" and item.facts for item in kept.guards)


def test_an_advance_keeps_the_grants_it_read_only_where_a_guard_looked_at_them() -> None:
    assert evidence_of("exploring").reads == ()
    assert evidence_of("agreeing").reads == (StreamRead(stream="grant", key="GR-1", version=6),)


def test_an_advance_keeps_that_a_signal_was_acknowledged() -> None:
    kept = evidence_of("sharing", DISPUTED, acknowledged=("G2.7",))

    assert {item.guard: item.outcome for item in kept.guards}["G2.7"] == "acknowledged"


def test_the_facts_behind_a_guard_stand_in_order_of_their_numbers() -> None:
    facts = found("G2.2").facts

    assert facts == tuple(sorted(facts))


def test_a_refusal_names_the_guard_the_party_everything_missing_and_who_can_act() -> None:
    fault = found(
        "G1.6", altered("RoleAssigned", {"role": "representative", "organisation": "BBB"}, role="secretary")
    ).as_fault()

    assert (fault.code, fault.reason, fault.pointer) == ("guard", "guards_unmet", "")
    assert dict(fault.data) == {
        "guard": "G1.6",
        "kind": "hard",
        "organisation": "BBB",
        "missing": [
            {
                "reason": "role_not_filled",
                "organisation": "BBB",
                "subject": "representative",
                "who": ("BBB",),
                "since": "2024-01-04",
                "next": {
                    "fact": "RoleAssigned",
                    "data": {"organisation": "BBB", "role": "representative"},
                    "settles": True,
                },
            }
        ],
        "who": ["BBB"],
    }


def test_a_refusal_that_concerns_several_parties_names_none_of_them_as_the_one() -> None:
    lacking = tuple(Missing(reason="no_conversation", organisation=code) for code in ("AAA", "BBB"))

    data: Any = Finding(guard="G1.2", kind="hard", outcome="unmet", missing=lacking).as_fault().data

    assert "organisation" not in data


def test_without_anybody_who_counts_nothing_is_true_of_each_partner() -> None:
    nobody = [item for item in imported("exploring") if item["fact"] != "PartnerAdmitted"]

    lacking = {item.guard: missing(item) for item in findings(state_of(nobody), TODAY, (), "exploring")}

    assert lacking["G1.2"] == [("nobody_counts", None)]


def test_with_every_text_under_another_seal_each_guard_comes_out_the_same() -> None:
    one, other = state_of(told(DISPUTED), salt=b"one"), state_of(told(DISPUTED), salt=b"other")

    for phase in PROCESS.phases:
        assert findings(one, TODAY, grants_of(), phase.key) == findings(other, TODAY, grants_of(), phase.key)
