"""The built wheel, alone in an empty folder, serves: it brings its definitions, its pages and its SQL."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.server import CHECKOUT, Server, environment

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an installer makes of the wheel: a folder with its files. The libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(folder / built.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_serves_from_a_foreign_folder_with_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    variables = environment(f"sqlite:///{tmp_path}/store.sqlite", tmp_path, example=True, sources=str(installed))
    server = Server(variables, tmp_path)
    try:
        client = server.client()
        paths = ["/", "/docs", "/partnerships/vast-verder", "/v1/partnerships/vast-verder", "/v1/processes"]

        assert [client.get(path).status for path in paths] == [200] * len(paths), server.errors()
        assert {item["name"] for item in client.get("/v1/processes").json["items"]} == {"partnership", "three-steps"}
    finally:
        server.stop()


def test_it_is_the_wheel_that_ran(installed: Path, tmp_path: Path) -> None:
    code = "import partnerflow, partnerflow_api; print(partnerflow.__file__, partnerflow_api.__file__)"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PARTNERFLOW_")}

    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=plain | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 0, ran.stderr
    assert [Path(file).is_relative_to(installed) for file in ran.stdout.split()] == [True, True]


def test_the_command_of_the_wheel_is_ours(installed: Path) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")

    assert "partnerflow = partnerflow.cli:main" in entry_points.read_text()
