"""The store on SQLite, put together."""

from __future__ import annotations

from pathlib import Path

from partnerflow.persistence.sqlite.connections import Connections
from partnerflow.persistence.sqlite.reading import Reader
from partnerflow.persistence.sqlite.schema import make
from partnerflow.persistence.sqlite.sequencing import SqliteLine
from partnerflow.persistence.sqlite.tables import SqliteTables
from partnerflow.persistence.sqlite.writing import Writer
from partnerflow.persistence.store import SequencedStore


def open_file(path: Path) -> SequencedStore:
    """The store in one file, made when it is not there; its sequencer still stands still.

    Raises:
        InvalidSettingError: the file is of another version, or lies where SQLite cannot keep its promises.
        UnavailableError: the file cannot be read now.
    """
    connections = Connections(path)
    try:
        make(connections)
    except BaseException:
        connections.close()
        raise
    return SequencedStore(
        writer=Writer(connections),
        reader=Reader(connections),
        line=SqliteLine(connections),
        tables=SqliteTables(connections),
        close=connections.close,
    )
