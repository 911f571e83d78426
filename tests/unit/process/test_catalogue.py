"""The catalogue: a name and a version mean one definition, for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import InvalidDefinitionError, InvalidSettingError, NotFoundError
from partnerflow.process.catalogue import Catalogue, load
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.reader import read
from tests.support.definitions import Document, written


def test_the_shipped_folder_holds_both_definitions(processes: Path, partnership: ProcessDefinition) -> None:
    catalogue = load(processes)

    assert [(each.name, each.version) for each in catalogue] == [("partnership", 1), ("three-steps", 1)]
    assert catalogue.get("partnership", 1).fingerprint == partnership.fingerprint


def test_an_integrator_adds_definitions_in_a_folder_of_their_own(
    processes: Path, tmp_path: Path, document: Document
) -> None:
    for version in (2, 10):
        (tmp_path / f"three-steps.v{version}.yaml").write_bytes(written(document | {"version": version}))

    catalogue = load(processes, tmp_path)

    assert [each.version for each in catalogue if each.name == "three-steps"] == [1, 2, 10]
    assert catalogue.latest("three-steps").version == 10


def test_a_version_cannot_mean_two_things(three_steps: ProcessDefinition, document: Document) -> None:
    document["title"]["en"] = "Changed afterwards"
    changed = read(written(document))

    with pytest.raises(InvalidDefinitionError) as caught:
        Catalogue([three_steps, changed])

    assert caught.value.data["faults"][0]["code"] == "version_changed"


def test_the_same_definition_may_come_from_two_folders(processes: Path) -> None:
    catalogue = load(processes, processes)

    assert len(list(catalogue)) == 2


def test_a_pinned_definition_must_be_the_very_same(three_steps: ProcessDefinition) -> None:
    catalogue = Catalogue([three_steps])

    assert catalogue.pinned("three-steps", 1, three_steps.fingerprint) is three_steps
    with pytest.raises(InvalidDefinitionError, match="exists already with another content"):
        catalogue.pinned("three-steps", 1, "0" * 64)


def test_what_is_not_there_is_not_found(three_steps: ProcessDefinition) -> None:
    catalogue = Catalogue([three_steps])

    with pytest.raises(NotFoundError) as caught:
        catalogue.get("three-steps", 2)
    with pytest.raises(NotFoundError):
        catalogue.latest("four-steps")

    assert caught.value.data == {"name": "three-steps", "version": 2}


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path, document: Document) -> None:
    (tmp_path / "a.v1.yaml").write_bytes(b"format: 1\n")
    (tmp_path / "misnamed.yaml").write_bytes(written(document))

    with pytest.raises(InvalidDefinitionError) as caught:
        load(tmp_path)

    files = {Path(fault["file"]).name: fault["code"] for fault in caught.value.data["faults"]}
    assert files == {"a.v1.yaml": "missing_key", "misnamed.yaml": "wrong_file_name"}
    assert str(caught.value).count("three-steps.v1.yaml") == 1


def test_a_folder_that_is_not_there_is_not_taken_for_an_empty_one(processes: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidSettingError, match="is not a folder"):
        load(processes, tmp_path / "nowhere")


def test_a_changed_version_is_told_with_the_paths_of_both_files(
    processes: Path, tmp_path: Path, document: Document
) -> None:
    document["title"]["en"] = "Changed afterwards"
    changed = tmp_path / "three-steps.v1.yaml"
    changed.write_bytes(written(document))

    with pytest.raises(InvalidDefinitionError) as caught:
        load(processes, tmp_path)

    (fault,) = caught.value.data["faults"]
    assert (fault["file"], fault["code"]) == (str(changed), "version_changed")
    assert str(processes / "three-steps.v1.yaml") in fault["message"]["en"]
    assert str(processes / "three-steps.v1.yaml") in fault["message"]["nl"]


def test_a_file_that_is_no_definition_at_all_has_one_fault(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_bytes(b"version: 3\nservices: {web: {image: nginx}}\n")

    with pytest.raises(InvalidDefinitionError) as caught:
        load(tmp_path)

    assert [fault["code"] for fault in caught.value.data["faults"]] == ["not_definition"]
