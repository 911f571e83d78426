"""Servers in processes of their own, as they run in earnest: the service, and its floor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from benchmarks.client import Server
from benchmarks.places import Place
from tests.support.keys import a_key
from tests.support.server import CHECKOUT, SOURCES, environment

SERVICE = ("partnerflow.cli", "serve")
_PATIENCE_SECONDS = 60.0
_ADDRESS = re.compile(r"http://([^\s/]+)/")


@contextmanager
def serving(place: Place, *module: str) -> Iterator[Server]:
    """A server over this place, by the module and its arguments; it is stopped on leaving.

    Raises:
        RuntimeError: it did not start; the message is what it said.
    """
    sources = os.pathsep.join([SOURCES, str(CHECKOUT / "scripts"), str(CHECKOUT)])
    variables = environment(place.database, place.folder, sources=sources) | place.variables
    errors = place.folder / f"{module[0]}.log"
    with errors.open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=place.folder,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        address = _address(server, errors)
        yield Server(address=address, key=a_key(variables) if module == SERVICE else None)
    finally:
        server.terminate()
        server.communicate(timeout=_PATIENCE_SECONDS)


def _address(server: subprocess.Popen[str], errors: Path) -> str:
    assert server.stdout is not None
    impatience = Timer(_PATIENCE_SECONDS, server.kill)
    impatience.start()
    try:
        for line in server.stdout:
            if found := _ADDRESS.search(line):
                return found[1]
    finally:
        impatience.cancel()
    raise RuntimeError(f"the server did not start:\n{errors.read_text()}")
