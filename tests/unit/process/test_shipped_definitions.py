"""The definitions that come with the program say what the field says."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.process.conditions import All, Any, Check, placed_checks
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.describe import describe
from partnerflow.process.signatures import SIGNATURES

COURSE = ("preparation", "exploring", "sharing", "agreeing", "shaping", "executing")


def test_a_partnership_goes_through_six_phases(partnership: ProcessDefinition) -> None:
    assert tuple(phase.key for phase in partnership.phases) == COURSE
    assert [partnership.phase_index(key) for key in COURSE] == [0, 1, 2, 3, 4, 5]
    assert partnership.next_phase("sharing") == "agreeing"
    assert partnership.next_phase("executing") is None
    assert partnership.earlier_phases("agreeing") == ("preparation", "exploring", "sharing")
    with pytest.raises(KeyError):
        partnership.phase("dreaming")


def test_a_new_partner_is_admitted_by_decision_once_the_intent_is_in_force(
    partnership: ProcessDefinition, three_steps: ProcessDefinition
) -> None:
    assert partnership.admission_after == "intentieverklaring"
    assert three_steps.admission_after is None


def test_each_phase_has_goals_on_both_tracks(partnership: ProcessDefinition) -> None:
    assert all(phase.question and phase.content and phase.interaction for phase in partnership.phases)


@pytest.mark.parametrize(("phase", "count"), list(zip(COURSE, (5, 7, 9, 8, 7, 0), strict=True)))
def test_the_guards_of_a_phase_are_numbered_without_gap(partnership: ProcessDefinition, phase: str, count: int) -> None:
    index = partnership.phase_index(phase)

    ids = [guard.id for guard in partnership.guards_leaving(phase)]

    assert ids == [f"G{index}.{number}" for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("kind", "guards"),
    [
        ("absolute", "G2.2 G2.6 G3.5 G3.6"),
        ("signal", "G0.3 G0.4 G0.5 G1.7 G2.7 G2.8 G2.9 G3.7 G3.8 G4.5 G4.6"),
        (None, "G4.7"),
    ],
)
def test_guards_have_their_kind_in_the_standard_profile(
    partnership: ProcessDefinition, kind: str | None, guards: str
) -> None:
    found = [guard for guard in partnership.guards if partnership.guard_kind(guard, "standard") == kind]

    assert found == guards.split()


@pytest.mark.parametrize(
    ("guard", "kinds"),
    [
        ("G2.4", "signal hard hard hard hard"),
        ("G3.2", "signal hard hard hard hard"),
        ("G3.8", "signal signal hard hard signal"),
        ("G4.6", "signal signal signal hard signal"),
        ("G4.7", "None None hard hard None"),
        ("G2.2", "absolute absolute absolute absolute absolute"),
    ],
)
def test_a_profile_may_change_the_kind_of_a_guard(partnership: ProcessDefinition, guard: str, kinds: str) -> None:
    assert list(partnership.profiles) == ["light", "standard", "subsidy", "interreg", "import"]
    assert [str(partnership.guard_kind(guard, profile)) for profile in partnership.profiles] == kinds.split()


def test_guards_combine_checks(partnership: ProcessDefinition) -> None:
    intent = partnership.guards["G2.3"].condition
    funding = partnership.guards["G3.8"].condition

    assert isinstance(intent, All)
    assert [check.name for _, check in placed_checks(intent, "")] == [
        "deliverable_adopted", "deliverable_signed_by_each", "deliverable_in_force",
    ]  # fmt: skip
    assert isinstance(funding, Any)
    assert funding.conditions[1] == Check(
        name="sections_filled", parameters={"deliverable": "afsprakennota", "sections": ("finances",)}
    )


def test_the_specification_explains_every_check_with_its_parameters(processes: Path) -> None:
    specification = (processes.parents[1] / "docs" / "spec" / "process-definition.md").read_text()
    rows = {row.split("`")[1]: row for row in specification.splitlines() if row.startswith("| `")}

    for name, signature in SIGNATURES.items():
        assert all(f"`{parameter}`" in rows[name] for parameter in signature.parameters)


def test_every_check_of_the_contract_is_used(partnership: ProcessDefinition) -> None:
    used = {check.name for guard in partnership.guards.values() for _, check in placed_checks(guard.condition, "")}

    assert used == set(SIGNATURES)


@pytest.mark.parametrize(
    ("kind", "sections", "required", "signed"),
    [
        ("stakeholderanalyse", 7, 5, False),
        ("startnota", 10, 7, False),
        ("intentieverklaring", 12, 10, True),
        ("afsprakennota", 18, 14, True),
        ("projectfiche", 16, 12, False),
        ("procesmanagementplan", 4, 2, False),
        ("evaluatiebeleid", 6, 6, False),
    ],
)
def test_each_kind_of_deliverable_has_its_sections(
    partnership: ProcessDefinition, kind: str, sections: int, required: int, signed: bool
) -> None:
    deliverable = partnership.deliverables[kind]

    assert (len(deliverable.sections), len(deliverable.required)) == (sections, required)
    assert deliverable.signed is signed
    assert deliverable.per_project is (kind == "projectfiche")


@pytest.mark.parametrize(
    ("target", "fates", "ambition"),
    [
        ("shaping", ("unchanged", "unchanged", "unchanged", "reopened_in_force", "unchanged"), "unchanged"),
        ("agreeing", ("unchanged", "unchanged", "reopened_in_force", "reopened_in_force", "unchanged"), "unchanged"),
        ("sharing", ("unchanged", "reopened_in_force", "running_duties_only", "suspended", "unchanged"), "reopened"),
        ("exploring", ("reopened_in_force", "suspended", "suspended", "suspended", "unchanged"), "reopened"),
        ("preparation", ("reopened_in_force", "suspended", "suspended", "suspended", "unchanged"), "reopened"),
    ],
)
def test_a_return_has_its_usual_consequences(
    partnership: ProcessDefinition, target: str, fates: tuple[str, ...], ambition: str
) -> None:
    kinds = ("startnota", "intentieverklaring", "afsprakennota", "projectfiche", "evaluatiebeleid")

    assert tuple(partnership.fate_of(kind, target) for kind in kinds) == fates
    assert partnership.ambition_fate(target) == ambition


def test_returns_have_fifteen_reasons_that_each_lead_somewhere(partnership: ProcessDefinition) -> None:
    assert len(partnership.return_reasons) == 15
    assert partnership.return_reasons["trust"].usual_targets == ("sharing", "exploring")


def test_only_the_light_profile_takes_a_position_for_a_signature(partnership: ProcessDefinition) -> None:
    profiles = partnership.profiles.values()

    assert [profile.key for profile in profiles if profile.signature_by_position] == ["light"]
    assert [profile.key for profile in profiles if not profile.limits_count] == ["light"]
    assert [profile.key for profile in profiles if profile.takes_over] == ["import"]


def test_renewing_belongs_to_the_last_phase_and_pausing_to_all(partnership: ProcessDefinition) -> None:
    assert [key for key in COURSE if partnership.allows("renew", key)] == ["executing"]
    assert all(partnership.allows("pause", key) for key in COURSE)
    assert not partnership.allows("advance", "executing")
    assert not partnership.allows("return", "preparation")


def test_three_steps_ask_for_nothing_but_a_submitted_deliverable(three_steps: ProcessDefinition) -> None:
    checks = {check.name for guard in three_steps.guards.values() for _, check in placed_checks(guard.condition, "")}

    assert [phase.key for phase in three_steps.phases] == ["draft", "review", "done"]
    assert [(each.phase, each.required) for each in three_steps.deliverables.values()] == [
        ("draft", ("body",)), ("review", ("body",)), ("done", ("body",)),
    ]  # fmt: skip
    assert checks == {"deliverable_submitted"}
    assert list(three_steps.profiles) == ["standard"]
    assert not three_steps.allows("pause", "draft")


def test_a_definition_reads_as_text_in_both_languages(partnership: ProcessDefinition) -> None:
    dutch, english = describe(partnership, "nl"), describe(partnership, "en")

    assert "G3.8 [signaal; hard in Subsidie; hard in Interreg] De financiering is toegekend" in dutch
    assert "G4.7 [does not apply; hard in Subsidy; hard in Interreg] The funder approved" in english
    assert "Product: Evaluatiebeleid (evaluatiebeleid, binnen 90 dagen)" in dutch
    assert "Trust has been damaged, or there is a conflict (trust): usually to Sharing, Exploring" in english
    assert all(guard in dutch and guard in english for guard in partnership.guards)
