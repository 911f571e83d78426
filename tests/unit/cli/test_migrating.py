"""`partnerflow process migrate`: looking first, and going on under another version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnerflow.settings import config_folder
from tests.support.definitions import written
from tests.support.versions import RENAMED, document_of, mapping
from tests.unit.cli.conftest import Ran, Run

KEY = "vast-verder"
MAPPED = [
    argument
    for part, renamings in mapping(RENAMED).items()
    for item in renamings
    for argument in ("--map", f"{part}:{item['from']}={item['to']}")
]


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A folder with a second version of the process, beside a store with the example in it."""
    folder = tmp_path / "processes"
    folder.mkdir()
    (folder / "partnership.v2.yaml").write_bytes(written(document_of()))
    assert run("import", config_folder() / "examples" / "vast-verder.facts.jsonl").code == 0
    return folder


def migrate(run: Run, folder: Path, *arguments: str) -> Ran:
    return run("process", "migrate", KEY, "--to", "2", *arguments, PARTNERFLOW_PROCESSES=str(folder))


def test_a_dry_run_tells_what_would_be_lost_and_records_nothing(run: Run, folder: Path) -> None:
    ran = migrate(run, folder, "--dry-run", "--language", "en")

    assert ran.code == 1
    assert "/data/phases [process/word_lost]" in ran.err
    assert "The phase “sharing” is in use here" in ran.err
    assert "possible: false" in ran.out.lower() or "possible: no" in ran.out.lower()


def test_a_dry_run_tells_the_mapping_that_would_be_used(run: Run, folder: Path) -> None:
    ran = migrate(run, folder, "--dry-run", "--json", *MAPPED)

    told = json.loads(ran.out)
    assert (ran.code, told["possible"], told["refusals"]) == (0, True, [])
    phases = {item["from"]: item["to"] for item in told["mapping"]["phases"]["carried"]}
    assert (phases["sharing"], phases["executing"]) == ("delen", "executing")
    assert told["mapping"]["deliverables"]["dropped"] == []


def test_it_goes_on_and_answers_in_the_new_words(run: Run, folder: Path) -> None:
    ran = migrate(run, folder, *MAPPED, "--by", "LIN", "--reason", "Nieuwe versie.")
    asked = run("ask", "phase-durations", KEY, "--json", PARTNERFLOW_PROCESSES=str(folder))
    unknown = run("ask", "phase-durations", KEY)

    assert (ran.code, "goes on under partnership.v2" in ran.out) == (0, True)
    assert "delen" in [row["phase"] for row in json.loads(asked.out)["answer"]["phases"]]
    assert unknown.code != 0
    assert "partnership.v2" in unknown.err


def test_the_read_models_tell_for_want_of_which_process_they_passed_it_over(run: Run, folder: Path) -> None:
    migrate(run, folder, *MAPPED, "--by", "LIN", "--reason", "Nieuwe versie.")

    rebuilt = run("projections", "rebuild", "portfolio")
    told = run("projections", "status").out.splitlines()
    machine = json.loads(run("projections", "status", "--json").out)
    run("projections", "rebuild", "portfolio", PARTNERFLOW_PROCESSES=str(folder))
    afterwards = run("projections", "status").out

    assert rebuilt.out.strip().endswith("1 passed over for want of partnership.v2.")
    assert told[-1].endswith("0 behind, 1 passed over for want of partnership.v2")
    assert machine["projections"][-1]["passedOver"] == {"partnership.v2": 1}
    assert "passed over" not in afterwards.splitlines()[-1]


@pytest.mark.parametrize("missing", ["--by", "--reason"])
def test_who_brings_it_and_why_are_asked_for(run: Run, folder: Path, missing: str) -> None:
    given = {"--by": "LIN", "--reason": "Nieuwe versie."}
    del given[missing]

    ran = migrate(run, folder, *MAPPED, *(part for pair in given.items() for part in pair))

    assert ran.code == 2
    assert missing in ran.err
