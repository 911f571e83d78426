"""The verifier as a funder runs it: one file, by itself, with a bundle and what the reader kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from partnerflow.transparency.offline import partnerflow_verify
from tests.support.bundle_vectors import FOLDER


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """The file in a folder where nothing else is."""
    return Path(shutil.copy(partnerflow_verify.__file__, tmp_path))


def run(program: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program on a vector, isolated from whatever Python finds elsewhere."""
    vector = json.loads((FOLDER / f"{name}.json").read_bytes())
    bundle, since = program.with_name("bundle.json"), program.with_name("since.txt")
    bundle.write_text(vector["bundle"], encoding="utf-8")
    own = [f"--key={key}" for key in vector["keys"]] + [f"--witness={key}" for key in vector["witnesses"]]
    if vector["since"] is not None:
        since.write_text(vector["since"], encoding="utf-8")
        own.append(f"--since={since}")
    command = [sys.executable, "-I", "-S", str(program), str(bundle), *own, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("name", "status"),
    [("01-green", 0), ("02-yellow-nothing-of-your-own", 3), ("15-red-not-json", 1), ("91-red-unlawful-guard", 1)],
)
def test_the_exit_status_tells_the_colour(alone: Path, name: str, status: int) -> None:
    verdict: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_bytes())["verdict"]

    done = run(alone, name, "--json")

    assert json.loads(done.stdout) == verdict
    assert (done.returncode, done.stderr) == (status, "")


def test_people_read_the_four_things_apart_in_their_language(alone: Path) -> None:
    dutch = run(alone, "01-green", "--lang", "nl").stdout
    english = run(alone, "01-green", "--lang", "en").stdout

    assert [
        word for word in ("GROEN", "Volledig", "Ongewijzigd", "Bevestigd", "Volgens de regels") if word not in dutch
    ] == []
    assert [word for word in ("GREEN", "Complete", "Unaltered", "Witnessed", "Lawful") if word not in english] == []
    assert "3 teksten zijn gewist" in dutch
    assert "Not proved" in english


def test_people_read_which_fact_broke_which_rule(alone: Path) -> None:
    done = run(alone, "91-red-unlawful-guard", "--lang", "en")

    assert "partnership/trio version 6 (trio-0006) breaks: guard" in done.stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("20-red-last-fact-left-out", ["NO: facts were changed", "not judged", "Ask for the bundle again"]),
        (
            "34-red-stream-shortened",
            ["facts that stood in the ledger when you saw it are missing", "Keep your checkpoint"],
        ),
        ("06-yellow-no-consistency-proof", ["no proof from your checkpoint on", "since=2."]),
        ("65-green-another-process", ["By process", "from fact 1", "MIGRATED", "to three-steps.v2", "from fact 14"]),
        ("53-red-what-the-second-recovery-lost", ["LOSS DECLARED", "restored from a backup", "New key"]),
    ],
)
def test_people_read_what_failed_what_the_host_declared_and_what_to_do(
    alone: Path, name: str, words: list[str]
) -> None:
    said = run(alone, name, "--lang", "en").stdout

    assert [word for word in words if word not in said] == []
    assert "no earlier checkpoint of yours" not in said


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("02-yellow-nothing-of-your-own", ["--key", "--since", "--witness"]),
        ("03-yellow-no-witness", ["--witness"]),
        ("04-yellow-no-earlier-checkpoint", ["--since"]),
        ("05-yellow-no-key", ["--key"]),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_yellow_names_what_is_still_missing(alone: Path, name: str, missing: list[str], language: str) -> None:
    said = run(alone, name, "--lang", language).stdout

    assert [option for option in ("--key", "--since", "--witness") if option in said] == missing


def test_a_checkpoint_that_is_none_is_told_by_its_option(alone: Path) -> None:
    problem = alone.with_name("problem.txt")
    problem.write_text('{"code": "not-found"}', encoding="utf-8")

    done = run(alone, "01-green", f"--since={problem}")

    assert (done.returncode, done.stdout) == (2, "")
    assert [word for word in ("--since", "JSON", "/v1/log/checkpoint") if word not in done.stderr] == []


def test_what_the_host_wrote_does_not_look_like_a_line_of_the_verdict() -> None:
    vector = json.loads((FOLDER / "50-green-recovered.json").read_bytes())
    verdict = vector["verdict"]
    verdict["statements"][0]["reason"] = "a disk\n\nGREEN: \x1b[32mshown"

    said = partnerflow_verify.told(verdict, "en", keyed=True)

    assert "\x1b" not in said
    assert [line for line in said.splitlines() if line.startswith("GREEN")] == [
        "GREEN: shown without trust in the host."
    ]


def test_a_key_that_is_none_is_an_error_of_the_reader(alone: Path) -> None:
    done = run(alone, "01-green", "--key", "not+a+key")

    assert done.returncode == 2
    assert "vkey" in done.stderr
    assert done.stdout == ""


def test_the_file_needs_nothing_but_the_standard_library(alone: Path) -> None:
    lines = alone.read_text(encoding="utf-8").splitlines()

    imported = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}

    assert imported <= {*sys.stdlib_module_names, "__future__"}
    assert "socket" not in imported
