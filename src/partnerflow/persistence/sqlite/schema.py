"""The tables of one file, made at its first opening."""

from __future__ import annotations

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.read_models import READ_MODELS, READ_MODELS_VERSION
from partnerflow.persistence.sqlite.connections import Connections, translated
from partnerflow.sql import load

SCHEMA_VERSION = "3"

# Everything a later version added is made beside what stands, so a file of one of these is upgraded at its opening.
UPGRADABLE = ("1", "2")

_SCHEMA = (
    "streams", "events", "pending", "log", "disclosures", "erasures", "accesses", "attachments", "principals", "secrets",
    "assignments", "idempotency", "meta", "append_only", "ledger", "ledger_append_only",
)  # fmt: skip


def make(connections: Connections) -> None:
    """Make what is missing, in one transaction; two at once wait for each other.

    Raises:
        InvalidSettingError: the file is of another version.
    """
    version = _version(connections)
    if version is None or version in UPGRADABLE:
        tables = "\n".join(load("sqlite", f"schema/{subject}") for subject in _SCHEMA)
        connections.run_script(tables + load("sqlite", "schema/schema_version").format(version=SCHEMA_VERSION))
        version = _version(connections)
    if version != SCHEMA_VERSION:
        raise InvalidSettingError(f"the file has schema version {version}, this program needs {SCHEMA_VERSION}")
    _make_read_models(connections)


def _version(connections: Connections) -> str | None:
    with translated():
        reader = connections.reading()
        if not reader.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone():
            return None
        row = reader.execute(load("sqlite", "statements/schema_version")).fetchone()
    return row[0] if row else "0"


def _make_read_models(connections: Connections) -> None:
    """Tables of read models in the form that this program knows; those of another form go, the log fills the new ones."""
    with translated():
        row = connections.reading().execute(load("sqlite", "statements/read_models_version")).fetchone()
        if row != (READ_MODELS_VERSION,):
            tables = "\n".join(load("sqlite", f"schema/{subject}") for subject in ("no_projections", *READ_MODELS))
            mark = load("sqlite", "schema/read_models_version").format(version=READ_MODELS_VERSION)
            connections.run_script(tables + mark)
