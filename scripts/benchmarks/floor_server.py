"""The floor of HTTP: an empty Flask endpoint that does one SELECT 1, behind the same gunicorn as the service.

`python -m benchmarks.floor_server FILE`: the settings are the service's own variables; `/static` sends the bytes of FILE.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from threading import local
from typing import Any

import click
import psycopg
from flask import Flask, Response

from partnerflow.cli.listening import browsable, listen
from partnerflow.cli.serving import GunicornServer
from partnerflow.settings import EmbeddedFile, Settings


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
    database = settings.database

    def connect() -> Any:
        if isinstance(database, EmbeddedFile):
            return sqlite3.connect(database.path, isolation_level=None)
        return psycopg.connect(str(getattr(database, "url", "")), autocommit=True)

    def select() -> object:
        if not hasattr(own, "connection"):
            own.connection = connect()
        return own.connection.execute("SELECT 1").fetchone()

    return select
