"""The two commands on a strange machine: what they install, when, and what they say when they cannot.

Python and its venv are real here; uv and pip are stand-ins that write down how they were called.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = ["bash", "cat", "chmod", "cmp", "cp", "dirname", "env", "grep", "mkdir", "rm", "sh", "sleep", "tail", "tee"]

UV = 'echo "uv $*" >>"{calls}"; sleep 0.2; exit {status}\n'
PYTHON = """
case "$*" in
*"pip --python"*--version) exit {has_pip} ;;
*"pip --python"*) echo "pip $*" >>"{calls}"; echo "ERROR: no route to host"; exit {status} ;;
*"import pip"*) exit {has_pip} ;;
esac
exec "{python}" "$@"
"""


class Machine:
    """A copy of the scripts and locks in an empty folder, and a PATH that holds only what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        self.calls.touch()
        self.bin.mkdir()
        shutil.copytree(CHECKOUT / "scripts", self.checkout / "scripts", ignore=shutil.ignore_patterns("benchmarks"))
        for lock in CHECKOUT.glob("requirements*.lock"):
            shutil.copy(lock, self.checkout)
        for package in ("partnerflow", "partnerflow_api"):
            (self.checkout / "src" / package).mkdir(parents=True)
        (self.checkout / "src/partnerflow/cli.py").write_text(
            "import os, sys\n\ndef main():\n    print(os.getcwd(), *sys.argv[1:])\n"
        )
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool}"))

    def has(self, name: str, text: str, **values: object) -> None:
        tool = self.bin / name
        tool.write_text("#!/bin/sh\n" + text.format(calls=self.calls, python=sys.executable, **values))
        tool.chmod(0o755)

    def server(self, *arguments: str) -> subprocess.Popen[str]:
        command: list[str | Path] = [self.checkout / "scripts" / "server", *arguments]
        pipe, path = subprocess.PIPE, {"PATH": str(self.bin)}
        return subprocess.Popen(command, cwd=self.bin, env=path, stdout=pipe, stderr=pipe, text=True)

    def serve(self, *arguments: str) -> tuple[int, str, str]:
        server = self.server(*arguments)
        out, told = server.communicate()
        return server.returncode, out, told


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_server_starts_in_the_folder_of_its_caller_with_what_the_lock_names(machine: Machine) -> None:
    machine.has("python3.11", PYTHON, has_pip=1, status=1)
    machine.has("uv", UV, status=0)

    status, out, told = machine.serve("--flag", "two words")

    assert (status, out) == (0, f"{machine.bin} serve --flag two words\n"), told
    assert machine.calls.read_text() == (
        "uv pip install --python .venv/bin/python --require-hashes --requirement requirements.lock\n"
    )


def test_a_second_run_installs_nothing_and_says_nothing_until_the_lock_changes(machine: Machine) -> None:
    machine.has("python3.11", PYTHON, has_pip=1, status=1)
    machine.has("uv", UV, status=0)
    machine.serve()

    quiet = machine.serve()
    installed = machine.calls.read_text().count("uv")
    with (machine.checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.serve()

    assert quiet == (0, f"{machine.bin} serve\n", "")
    assert (installed, machine.calls.read_text().count("uv")) == (1, 2)


def test_two_scripts_that_start_together_make_one_environment(machine: Machine) -> None:
    machine.has("python3.11", PYTHON, has_pip=1, status=1)
    machine.has("uv", UV, status=0)

    servers = [machine.server() for _ in range(2)]
    told = [server.communicate() for server in servers]

    assert [server.returncode for server in servers] == [0, 0], told
    assert machine.calls.read_text().count("uv") == 1


def test_pip_is_used_where_uv_fails(machine: Machine) -> None:
    machine.has("python3.11", PYTHON, has_pip=0, status=0)
    machine.has("uv", UV, status=1)

    status, _, told = machine.serve()

    assert (status, machine.calls.read_text().count("--require-hashes --disable-pip-version-check")) == (0, 1), told


@pytest.mark.parametrize("version", ["python3.12", "python3.13", "python3"])
def test_a_name_on_the_path_that_does_not_run_is_passed_over(machine: Machine, version: str) -> None:
    machine.has("python3.11", "exit 127\n")
    machine.has(version, PYTHON, has_pip=1, status=1)
    machine.has("uv", UV, status=0)

    status, _, told = machine.serve()

    assert status == 0, told


def test_without_a_python_it_says_which_to_install(machine: Machine) -> None:
    status, _, told = machine.serve()

    assert status == 1
    assert told.startswith("server: no Python 3.11 or newer on the PATH; install one")


def test_an_index_out_of_reach_is_told_with_what_pip_said_and_tried_again_the_next_time(machine: Machine) -> None:
    machine.has("python3.11", PYTHON, has_pip=0, status=1)

    first = machine.serve()
    again = machine.serve()

    assert (first[0], again[0]) == (1, 1)
    assert "server: pip could not install requirements.lock; without a way to the package index, connect" in first[2]
    assert "ERROR: no route to host" in first[2]
    assert machine.calls.read_text().count("--require-hashes") == 2


@pytest.mark.parametrize("script", ["bench", "check", "environment", "lock", "server", "test"])
def test_every_script_is_well_formed_and_can_be_run(script: str) -> None:
    path = CHECKOUT / "scripts" / script

    subprocess.run(["bash", "-n", path], check=True)

    # `environment` is only sourced.
    assert bool(path.stat().st_mode & 0o111) == (script != "environment")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_every_package_with_its_hashes_and_names_no_index(lock: str) -> None:
    text = (CHECKOUT / lock).read_text()

    entries = [entry for entry in text.replace("\\\n", "").splitlines() if entry and not entry.startswith((" ", "#"))]
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_locks_hold_every_library_the_project_names() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    named = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
    }

    for lock, requirements in named.items():
        locked = {line.partition("==")[0] for line in (CHECKOUT / lock).read_text().splitlines()}
        assert {re.split(r"[\[<>=]", requirement)[0] for requirement in requirements} <= locked
