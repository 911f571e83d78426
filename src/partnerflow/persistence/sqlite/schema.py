"""The tables of one file, made at its first opening."""

from __future__ import annotations

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.read_models import READ_MODELS, READ_MODELS_VERSION
from partnerflow.persistence.sqlite.connections import Connections, translated
from partnerflow.sql import load

SCHEMA_VERSION = "1"

_SCHEMA = ("streams", "events", "pending", "log", "disclosures", "idempotency", "meta", "append_only")


def make(connections: Connections) -> None:
    """Make what is missing, in one transaction; two at once wait for each other.

    Raises:
        InvalidSettingError: the file is of another version.
    """
    with translated():
        reader = connections.reading()
        if not reader.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone():
            tables = "\n".join(load("sqlite", f"schema/{subject}") for subject in _SCHEMA)
            mark = f"INSERT OR IGNORE INTO meta (name, value) VALUES ('schema-version', '{SCHEMA_VERSION}');"
            connections.run_script(tables + mark)
        row = reader.execute(load("sqlite", "statements/schema_version")).fetchone()
    version = row[0] if row else None
    if version != SCHEMA_VERSION:
        raise InvalidSettingError(f"the file has schema version {version}, this program needs {SCHEMA_VERSION}")
    _make_read_models(connections)


def _make_read_models(connections: Connections) -> None:
    """Tables of read models in the form that this program knows; those of another form go, the log fills the new ones."""
    with translated():
        row = connections.reading().execute(load("sqlite", "statements/read_models_version")).fetchone()
        if row != (READ_MODELS_VERSION,):
            tables = "\n".join(load("sqlite", f"schema/{subject}") for subject in ("no_projections", *READ_MODELS))
            mark = load("sqlite", "schema/read_models_version").format(version=READ_MODELS_VERSION)
            connections.run_script(tables + mark)
