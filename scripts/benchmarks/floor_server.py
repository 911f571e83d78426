"""The floor of HTTP: an empty Flask endpoint that does one SELECT 1, behind the same gunicorn as the service.

`python -m benchmarks.floor_server FILE`: the settings are the service's own variables; `/static` sends the bytes of FILE.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
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

    def __init__(self, settings: Settings, listener: socket, body: bytes) -> None:
        self._app = floor_app(settings, body)
        super().__init__(settings, listener)

    def load(self) -> Flask:
        return self._app


def floor_app(settings: Settings, body: bytes) -> Flask:
    """Three views that do nothing of their own: answer, answer after a look into the database, send bytes."""
    app = Flask(__name__)
    select = _select(settings)

    @app.get("/select")
    def select_one() -> Response:
        select()
        return Response(b'{"answer":1}', mimetype="application/json")

    @app.get("/static")
    def static_bytes() -> Response:
        return Response(body, mimetype="application/json")

    return app


def _select(settings: Settings) -> Callable[[], object]:
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


def main(file: str) -> None:
    """Listen, tell where, and serve until a signal says to stop."""
    settings = Settings.read(os.environ)
    listener = listen(settings.bind)
    print(f"{browsable(address_of(listener))}/", flush=True)
    FloorServer(settings, listener, Path(file).read_bytes()).run()


if __name__ == "__main__":
    main(sys.argv[1])
