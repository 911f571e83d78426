"""Imports run one way and libraries enter by their doors: the contracts of pyproject.toml hold, and do see a breach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(str(folder / name) for name in ("src", "api"))}
    return subprocess.run([sys.executable, "-c", LINT], cwd=folder, env=environment, capture_output=True, text=True)


def test_every_import_keeps_the_contracts() -> None:
    report = lint(CHECKOUT)

    assert report.returncode == 0, report.stdout


@pytest.mark.parametrize(
    ("module", "offence", "contract"),
    [
        ("src/partnerflow/errors.py", "import partnerflow.settings", "Imports run one way"),
        ("src/partnerflow/helpers.py", "", "Imports run one way"),
        ("src/partnerflow/errors.py", "import partnerflow_api", "The core knows nothing of the service"),
        ("api/partnerflow_api/other.py", "import partnerflow.bootstrap", "The service asks the application"),
        ("api/partnerflow_api/other.py", "import partnerflow.persistence", "The service asks the application"),
        ("src/partnerflow/errors.py", "import flask", "Each library enters by its own door"),
        ("src/partnerflow/settings/key.py", "import sqlite3", "Each library enters by its own door"),
    ],
)
def test_a_breach_is_seen(module: str, offence: str, contract: str, tmp_path: Path) -> None:
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    for folder in ("src", "api"):
        shutil.copytree(CHECKOUT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / module).open("a") as source:
        source.write(f"\n{offence}\n")

    report = lint(tmp_path)

    assert report.returncode == 1
    assert any(contract in line and "BROKEN" in line for line in report.stdout.splitlines()), report.stdout
