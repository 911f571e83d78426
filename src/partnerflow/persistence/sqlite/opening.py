"""The store on SQLite, put together."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.person_keys import PersonKeys
from partnerflow.persistence.sqlite.accesses import SpooledAccesses
from partnerflow.persistence.sqlite.cleaning import Cleaner
from partnerflow.persistence.sqlite.connections import Connections
from partnerflow.persistence.sqlite.inspecting import Inspector
from partnerflow.persistence.sqlite.reading import Reader
from partnerflow.persistence.sqlite.schema import make
from partnerflow.persistence.sqlite.sequencing import SqliteLine
from partnerflow.persistence.sqlite.spool import Spool
from partnerflow.persistence.sqlite.tables import SqliteTables
from partnerflow.persistence.sqlite.writing import Writer
from partnerflow.persistence.store import SequencedStore
from partnerflow.sql import load

_BEGINNING = b"SQLite format 3\0"


def open_file(path: Path) -> SequencedStore:
    """The store in one file, made when it is not there; its sequencer still stands still.

    Raises:
        InvalidSettingError: the file is no SQLite file, of another version, or lies where SQLite cannot keep its promises.
        UnavailableError: the file cannot be read now.
    """
    persons_path = persons_of(path)
    for file in (path, persons_path):
        _refuse_other_files(file)
    connections = Connections(path)
    with ExitStack() as opened:
        opened.callback(connections.close)
        make(connections)
        persons = Connections(persons_path)
        opened.callback(persons.close)
        persons.run_script(load("sqlite", "schema/person_keys"))
        tables, keys = SqliteTables(connections), PersonKeys(SqliteTables(persons))
        accesses = SpooledAccesses(tables, partial(Spool, readings_of(path)))
        opened.callback(accesses.close)
        close = opened.pop_all().close

    def forget() -> bool:
        return all([persons.forget(), connections.forget()])

    cleaner = Cleaner(tables, keys, forget)

    return SequencedStore(
        writer=Writer(connections, cleaner.clean_now),
        reader=Reader(connections),
        line=SqliteLine(connections),
        tables=tables,
        inspection=Inspector(connections),
        keys=keys,
        accesses=accesses,
        cleaning=cleaner,
        close=close,
    )


def persons_of(path: Path) -> Path:
    """The file beside a store file that holds the keys of persons."""
    return path.with_name(f"{path.name}.persons")


def readings_of(path: Path) -> Path:
    """What the names of the files beside a store file begin with in which readings wait for their place."""
    return path.with_name(f"{path.name}.readings")


def _refuse_other_files(path: Path) -> None:
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_BEGINNING))
    except OSError:
        # It is not there yet, or cannot be opened: making it tells.
        return
    if beginning and beginning != _BEGINNING:
        raise InvalidSettingError(
            f"PARTNERFLOW_DATABASE: {path} is no SQLite file: name another, or one that is not there yet"
        )
