"""A search for every byte that may be left of a name."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg

from tests.support.server import Place


def traces(*names: str) -> list[bytes]:
    """A name in every form in which it may be left behind."""
    found: set[bytes] = set()
    for name in names:
        for form in (name, name.upper(), name.lower()):
            escaped = json.dumps(form)[1:-1]
            found |= {form.encode(), form.encode("utf-16-le"), form.encode("utf-16-be"), escaped.encode()}
            for before in range(3):
                # Of what stands in the middle of longer base64 the ends depend on its neighbours.
                found.add(b64encode(b"\0" * before + form.encode())[4:-4])
    return sorted(found)


def left_in(files: Iterable[Path], *names: str) -> list[str]:
    """The files in which a trace of a name is left."""
    looked_for = traces(*names)
    return [str(file) for file in files if any(trace in file.read_bytes() for trace in looked_for)]


def files_of(place: Place) -> Iterator[Path]:
    """Everything that the service wrote: its folder, and the tables of its database once they are on disk."""
    yield from (file for file in place.folder.rglob("*") if file.is_file())
    if place.database.startswith("postgresql"):
        with psycopg.connect(place.database, autocommit=True) as superuser:
            superuser.execute("CHECKPOINT")
            ((folder, number),) = superuser.execute(
                "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
            ).fetchall()
        yield from (file for file in Path(folder, "base", str(number)).iterdir() if file.is_file())
