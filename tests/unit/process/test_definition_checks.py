"""A definition must make sense: every name leads somewhere, and what is asked can be met."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.definitions import Document, changed

FaultsOf = Callable[[Any], list[dict[str, Any]]]


NEED = ["deliverables", "text", "sections", "body", "need"]
TARGETS = ["return_reasons", "rework", "usual_targets"]
KINDS = ["fates", "draft", "deliverables"]
TITLE = {"nl": "Titel", "en": "Title"}
GUARD = {"leaving": "draft", "kind": "hard", "title": TITLE, "check": "founding_stated"}


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        (["phases"], {"draft": {"title": TITLE}}, "too_few_phases", "phases"),
        (["phases", "Bad Key"], {"title": TITLE}, "bad_name", "phases.Bad Key"),
        (["name"], "Three Steps", "bad_name", "name"),
        (["moves", "advance"], None, "missing_key", "moves"),
        (["moves", "pause"], {"title": TITLE}, "pause_without_resume", "moves.pause"),
        (["moves", "end", "phases"], ["nowhere"], "unknown_phase", "moves.end.phases"),
        (["moves", "end", "phases"], ["done", "done"], "repeated", "moves.end.phases[1]"),
        (["moves", "return", "targets"], "anywhere", "not_one_of", "moves.return.targets"),
        (["moves", "return", "targets"], {}, "empty", "moves.return.targets"),
        (["moves", "return", "targets"], {"review": ["done"]}, "not_earlier", "moves.return.targets.review"),
        (["moves", "return", "targets"], {"draft": ["draft"]}, "not_earlier", "moves.return.targets.draft"),
        (["moves", "return", "targets"], {"reviw": ["draft"]}, "unknown_phase", "moves.return.targets.reviw"),
        (["moves", "return"], None, "no_return_there", "fates.draft"),
        (["deliverables", "text", "phase"], "final", "unknown_phase", "deliverables.text.phase"),
        (NEED, "A", "nothing_required", "deliverables.text.sections"),
        (NEED, "X", "not_one_of", ".".join(NEED)),
        (["deliverables", "text", "sections"], {}, "nothing_required", "deliverables.text.sections"),
        (["deliverables", "text", "due_days"], 0, "not_integer", "deliverables.text.due_days"),
        (["admission_after"], "txt", "unknown_deliverable", "admission_after"),
        (["admission_after"], "text", "cannot_be_met", "admission_after"),
        (["guards", "X1"], GUARD, "bad_name", "guards.X1"),
        (["guards", "G1.2"], GUARD, "guard_number", "guards.G1.2"),
        (["guards", "G0.2"], {**GUARD, "leaving": "drfat"}, "unknown_phase", "guards.G0.2.leaving"),
        (["guards", "G2.1"], {**GUARD, "leaving": "done"}, "last_phase", "guards.G2.1.leaving"),
        (["guards", "G0.1", "kind"], "soft", "not_one_of", "guards.G0.1.kind"),
        (["guards", "G0.1", "by_profile"], {"subsidy": "hard"}, "unknown_profile", "guards.G0.1.by_profile.subsidy"),
        (["guards", "G0.1", "title"], {"nl": "Alleen Nederlands"}, "missing_key", "guards.G0.1.title"),
        (TARGETS, ["done"], "no_return_there", ".".join(TARGETS)),
        (TARGETS, [], "empty", ".".join(TARGETS)),
        (["fates", "review"], None, "missing_fates", "fates"),
        (["fates", "done"], {"default": "unchanged"}, "no_return_there", "fates.done"),
        (["fates", "reviw"], {"default": "unchanged"}, "unknown_phase", "fates.reviw"),
        (["fates", "draft", "default"], "forgotten", "not_one_of", "fates.draft.default"),
        (["fates", "draft", "default"], None, "missing_key", "fates.draft"),
        (KINDS, {"txt": "withdrawn"}, "unknown_deliverable", ".".join([*KINDS, "txt"])),
        (["profiles"], {}, "empty", "profiles"),
        (["profiles", "standard", "minor_change_days"], 91, "not_integer", "profiles.standard.minor_change_days"),
    ],
)  # fmt: skip
def test_a_definition_that_makes_no_sense_is_refused_at_the_right_place(
    document: Document, faults_of: FaultsOf, path: list[str], value: Any, code: str, where: str
) -> None:
    broken = changed(document, path, value)

    faults = faults_of(broken)

    assert (code, where) in [(fault["code"], fault["path"]) for fault in faults]


@pytest.mark.parametrize(
    ("name", "parameters", "code", "parameter", "suggestion"),
    [
        ("deliverable_submitted", {"deliverable": "txet"}, "unknown_deliverable", "deliverable", "text"),
        ("deliverable_submitted", {"deliverables": "text"}, "unknown_parameter", "deliverables", "deliverable"),
        ("deliverable_submitted", {"deliverables": "text"}, "missing_parameter", None, None),
        ("deliverable_submitted", {"deliverable": ["text"]}, "wrong_parameter", "deliverable", None),
        ("deliverable_signed_by_each", {"deliverable": "text"}, "cannot_be_met", None, None),
        ("deliverable_in_force", {"deliverable": "text"}, "cannot_be_met", None, None),
        ("project_sheets_agreed", {"deliverable": "text"}, "cannot_be_met", None, None),
        ("founding_stated", {"deliverable": "text"}, "unknown_parameter", "deliverable", None),
        ("invitations_accepted", {"at_least": "1"}, "wrong_parameter", "at_least", None),
        ("invitations_accepted", {"at_least": True}, "wrong_parameter", "at_least", None),
        ("role_held", {"roles": ["secretery"]}, "not_one_of", "roles", "secretary"),
        ("role_held", {"roles": "secretary"}, "wrong_parameter", "roles", None),
        ("each_has_mandate", {"scope": "sign_intend"}, "not_one_of", "scope", "sign_intent"),
        ("method_agreed", {"phase": "reviews"}, "unknown_phase", "phase", "review"),
        ("section_dated", {"deliverable": "text", "section": "boddy"}, "unknown_section", "section", "body"),
    ],
)
def test_a_check_must_get_what_it_takes(
    document: Document,
    faults_of: FaultsOf,
    name: str,
    parameters: dict[str, Any],
    code: str,
    parameter: str | None,
    suggestion: str | None,
) -> None:
    document["guards"]["G0.1"]["check"] = {name: parameters}

    faults = faults_of(document)

    where = f"guards.G0.1.check.{name}" + (f".{parameter}" if parameter else "")
    assert (code, where, suggestion) in [(fault["code"], fault["path"], fault["suggestion"]) for fault in faults]


@pytest.mark.parametrize(
    ("check", "code", "below", "suggestion"),
    [
        ("deliverable_submitted", "missing_parameter", "", None),
        ({"all": ["founding_stated", {"any": ["trance_paid"]}]}, "unknown_check", ".all[1].any[0]", "tranche_paid"),
        ({"al": ["founding_stated"]}, "unknown_check", "", "all"),
        ({"all": []}, "empty", ".all", None),
        ({"all": ["founding_stated"], "any": ["grant_awarded"]}, "not_condition", "", None),
        (["founding_stated"], "not_condition", "", None),
        (7, "not_condition", "", None),
    ],
)
def test_a_condition_is_a_tree_of_checks_that_exist(
    document: Document, faults_of: FaultsOf, check: Any, code: str, below: str, suggestion: str | None
) -> None:
    document["guards"]["G0.1"]["check"] = check

    faults = faults_of(document)

    where = f"guards.G0.1.check{below}"
    assert (code, where, suggestion) in [(fault["code"], fault["path"], fault["suggestion"]) for fault in faults]


def test_the_definition_that_all_these_are_made_from_has_no_fault(document: Document, faults_of: FaultsOf) -> None:
    assert faults_of(document) == []
