"""The command `partnerflow` itself: exit codes, and starting quickly."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "arguments", [["unheard-of"], ["import"], ["import", "nowhere.jsonl"], ["ask", "state", "x", "--param", "nothing"]]
)
def test_a_command_used_wrongly_says_how_and_exits_with_2(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)

    assert ran.code == 2
    assert ran.err.startswith("Usage: partnerflow")
    assert "Error: " in ran.err


def test_a_setting_that_cannot_be_ends_in_one_sentence_and_exits_with_3(run: Run) -> None:
    ran = run("config", "show", PARTNERFLOW_THREADS="many")

    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert ran.err.startswith("partnerflow: PARTNERFLOW_THREADS: 'many' cannot be")


def test_a_partnership_that_does_not_exist_ends_in_one_sentence_and_exits_with_1(run: Run) -> None:
    ran = run("export", "partnership", "nergens")

    assert (ran.code, ran.err) == (1, "partnerflow: there is no partnership nergens\n")


def test_it_tells_the_version_of_the_project(run: Run) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]

    assert run("--version").out == f"partnerflow, version {project['version']}\n"


def test_a_command_loads_none_of_the_rooms_it_does_not_need() -> None:
    code = "import sys; from partnerflow.cli import main; main(['config', 'show']); print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT / "src", capture_output=True, text=True, check=True
    )

    heavy = {"flask", "gunicorn", "psycopg", "rich", "sqlite3", "transitions", "partnerflow.domain"}
    assert heavy.intersection(loaded.stdout.split()) == set()


def test_a_reader_that_has_seen_enough_gets_no_complaint() -> None:
    shell = f"{sys.executable} -m partnerflow.cli process show partnership | head -n 1"

    ran = subprocess.run(["bash", "-o", "pipefail", "-c", shell], cwd=CHECKOUT / "src", capture_output=True, text=True)

    assert (ran.returncode, ran.stderr) == (0, "")
