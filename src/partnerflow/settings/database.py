"""Where the facts are kept: which store, and its address. A password in it is never shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

_EXAMPLES = "write sqlite:///relative/path, sqlite:////absolute/path or postgresql://user:password@host/name"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFile:
    """A store in one SQLite file, served by one process. `path` is absolute; the file need not exist yet."""

    path: Path

    def __str__(self) -> str:
        return f"sqlite:///{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A store in a PostgreSQL database. `url` is a libpq URI; neither repr nor str shows its password or parameters."""

    url: str = field(repr=False)

    @property
    def workspace(self) -> str:
        """The schema in it that is meant."""
        return dict(parse_qsl(urlsplit(self.url).query)).get("workspace", "main")

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        credentials, at, host = parts.netloc.rpartition("@")
        return f"postgresql://{credentials.partition(':')[0]}{at}{host}{parts.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class InMemory:
    """A store that is gone when its process ends; for tests."""

    def __str__(self) -> str:
        return "memory:"


Database: TypeAlias = EmbeddedFile | PostgresServer | InMemory


def parse_database(text: str) -> Database:
    """Read ``sqlite:///path`` (relative to the working folder, or with a fourth slash absolute), ``postgresql://…``
    or ``memory:``.

    Raises:
        ValueError: it is none of them; the message says what would be, and shows nothing that may be a password.
    """
    scheme, slashes, rest = text.partition("://")
    if text == "memory:":
        return InMemory()
    if scheme == "sqlite" and slashes:
        return _embedded(text, rest)
    if scheme in {"postgresql", "postgres"} and rest:
        return _postgres(text)
    shown = f"{scheme}://…" if slashes and scheme.isidentifier() else "this (not shown: it may hold a password)"
    raise ValueError(f"{shown} is no database: {_EXAMPLES}")


def parse_replica(text: str) -> PostgresServer:
    """Read the ``postgresql://…`` of a standby: one server, for what is told after something else is never older than that.

    Raises:
        ValueError: it is none; the message shows nothing that may be a password.
    """
    scheme, slashes, rest = text.partition("://")
    if scheme not in {"postgresql", "postgres"} or not (slashes and rest):
        raise ValueError("only PostgreSQL has standbys: write postgresql://user:password@host/name")
    server = _postgres(text)
    if "," in urlsplit(text).netloc.rpartition("@")[2]:
        raise ValueError("this names several hosts: name one standby")
    return server


def misplaced(replica: PostgresServer, database: Database) -> str | None:
    """What is wrong with a standby beside a store; None when nothing is."""
    if not isinstance(database, PostgresServer):
        return "is a standby of PostgreSQL, and PARTNERFLOW_DATABASE is none: leave it out"
    if replica.workspace != database.workspace:
        return f"names workspace {replica.workspace!r}, PARTNERFLOW_DATABASE {database.workspace!r}: name the same"
    return None


def _embedded(text: str, rest: str) -> EmbeddedFile:
    host, _, path = rest.partition("/")
    if host or not path or path.endswith("/"):
        raise ValueError(f"{text!r} names no file: write sqlite:///relative/path or sqlite:////absolute/path")
    file = Path(unquote(path)).absolute()
    if file.is_dir():
        raise ValueError(f"{text!r} is a folder: name a file in it, such as {text}/partnerflow.sqlite")
    return EmbeddedFile(path=file)


def _postgres(text: str) -> PostgresServer:
    parts = urlsplit(text)
    # An unescaped / ? or # in a password ends the authority early: the rest would be taken for a path, and shown.
    if "@" in parts.path + parts.query + parts.fragment:
        raise ValueError("postgresql://… has an @ after its host: write / ? # @ in a password as %2F %3F %23 %40")
    return PostgresServer(url=text)
