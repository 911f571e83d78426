"""`partnerflow process`: checking, showing and drawing definitions."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from partnerflow.settings import config_folder
from tests.unit.cli.conftest import Run

THREE_STEPS = config_folder() / "processes" / "three-steps.v1.yaml"


def test_a_sound_definition_is_named_with_its_fingerprint(run: Run) -> None:
    ran = run("process", "check", THREE_STEPS)

    assert ran.code == 0
    assert "three-steps.v1, 3 phases, 2 guards, no faults" in ran.out
    assert "sha256 " in ran.out


def test_every_fault_of_every_file_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    text = THREE_STEPS.read_text("utf-8")
    broken = tmp_path / "three-steps.v1.yaml"
    broken.write_text(text.replace("leaving: draft", "leaving: draught").replace("kind: hard", "kind: hrad"))
    empty = tmp_path / "empty.v1.yaml"
    empty.write_text("")

    ran = run("process", "check", broken, empty, "--language", "en")

    told = ran.err.splitlines()
    assert (ran.code, ran.out) == (1, "")
    assert len([line for line in told if line.startswith(f"{broken}:")]) == 3
    assert any("leaving" in line and "(did you mean 'draft'?)" in line for line in told)
    assert [line for line in told if line.startswith(f"{empty}:")] == [told[-1]]


def test_faults_are_told_in_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "three-steps.v1.yaml"
    broken.write_text(THREE_STEPS.read_text("utf-8").replace("leaving: draft", "leaving: draught"))

    assert "bedoelde u 'draft'?" in run("process", "check", broken, "--language", "nl").err
    assert "bedoelde u 'draft'?" in run("process", "check", broken, LANG="nl_BE.UTF-8").err


def test_a_definition_is_shown_by_its_name_with_or_without_its_version(run: Run) -> None:
    newest = run("process", "show", "three-steps", "--language", "nl")
    exact = run("process", "show", "three-steps.v1", "--language", "nl")

    assert newest.out == exact.out
    assert newest.out.startswith("In drie stappen (three-steps, versie 1)\n")


@pytest.mark.parametrize("name", ["unheard-of", "three-steps.v2"])
def test_a_definition_that_is_not_known_ends_in_a_sentence(run: Run, name: str) -> None:
    ran = run("process", "show", name)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("partnerflow: no process definition ")


def test_a_diagram_comes_as_mermaid_as_svg_and_as_sentences(run: Run) -> None:
    mermaid, svg, sentences = (
        run("process", "diagram", "three-steps", "--format", form, "--language", "en").out
        for form in ("mermaid", "svg", "list")
    )

    assert mermaid.startswith("stateDiagram-v2\n")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert sentences.startswith("Phases in order: Draft, Review, Done.")


def test_a_definition_of_ones_own_is_known_from_its_folder(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "two-steps.v3.yaml"
    own.write_text(
        THREE_STEPS.read_text("utf-8").replace("name: three-steps\nversion: 1", "name: two-steps\nversion: 3")
    )

    ran = run("process", "show", "two-steps", "--language", "en", PARTNERFLOW_PROCESSES=str(tmp_path))

    assert "(two-steps, version 3)" in ran.out
