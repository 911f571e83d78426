"""The floor of HTTP: an empty Flask endpoint that does one SELECT 1, behind the same gunicorn as the service.

`python -m benchmarks.floor_server FOLDER`: the settings are the service's own variables; `/static/NAME` sends the bytes of a
file of the folder, read when it is first asked for.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from socket import socket
from threading import local
from typing import Any

import psycopg
from flask import Flask, Response

from partnerflow.cli.listening import address_of, browsable, listen
from partnerflow.cli.serving import GunicornServer
from partnerflow.persistence.postgres.workspace import parse
from partnerflow.settings import EmbeddedFile, PostgresServer, Settings


class FloorServer(GunicornServer):
    """The server of the service, with another application in it."""

    def __init__(self, settings: Settings, listener: socket, folder: Path) -> None:
        self._app = floor_app(settings, folder)
        super().__init__(settings, listener)

    def load(self) -> Flask:
        return self._app


def floor_app(settings: Settings, folder: Path) -> Flask:
    """Two views that do nothing of their own: answer after a look into the database, and send bytes."""
    app = Flask(__name__, static_folder=None)
    select, body = selecting(settings), cache(lambda name: (folder / name).read_bytes())

    @app.get("/select")
    def select_one() -> Response:
        select()
        return Response(b'{"answer":1}', mimetype="application/json")

    @app.get("/static/<name>")
    def static_bytes(name: str) -> Response:
        return Response(body(name), mimetype="application/json")

    return app


def selecting(settings: Settings) -> Callable[[], object]:
    """SELECT 1 on a connection of the thread's own."""
    own = local()

    def select() -> object:
        if not hasattr(own, "connection"):
            own.connection = _connect(settings)
        return own.connection.execute("SELECT 1").fetchone()

    return select


def _connect(settings: Settings) -> Any:
    match settings.database:
        case EmbeddedFile(path=path):
            return sqlite3.connect(path, isolation_level=None)
        case PostgresServer(url=url):
            return psycopg.connect(parse(url).conninfo, autocommit=True)
        case other:
            raise ValueError(f"no floor over {other}")


def main(folder: str) -> None:
    """Listen, tell where, and serve until a signal says to stop."""
    settings = Settings.read(os.environ)
    listener = listen(settings.bind)
    print(f"{browsable(address_of(listener))}/", flush=True)
    FloorServer(settings, listener, Path(folder)).run()


if __name__ == "__main__":
    main(sys.argv[1])
