"""The command line, run in this process over a store of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerflow.cli import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command did: its exit code, its output and what it told beside it."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `partnerflow` with these arguments; variables as keywords. The store is an embedded one in `tmp_path`."""
    for name in list(os.environ):
        if name.startswith(("PARTNERFLOW_", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PARTNERFLOW_DATABASE", f"sqlite:///{tmp_path}/store.sqlite")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, **variables: str) -> Ran:
        with monkeypatch.context() as own:
            for name, value in variables.items():
                own.setenv(name, value)
            code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(code=code, out=told.out, err=told.err)

    return run
