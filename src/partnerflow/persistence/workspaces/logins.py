"""A workspace on PostgreSQL with a login of its own: one schema, one password, and a way into nothing else."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier, Literal

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.postgres import workspace as workspaces
from partnerflow.persistence.postgres.preparation import prepare
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.persistence.workspaces.owner import Owner, owning
from partnerflow.settings import PostgresServer
from partnerflow.sql import load

_PASSWORD_BYTES = 32
_OF_THE_LOGIN = frozenset({"workspace", "user", "password", "passfile"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLogin:
    """The URL of a new workspace with its login and password, told once; `walled` is False where the database is not ours
    to close: then everybody with a login of that server may come in, though they see nothing."""

    url: str
    walled: bool


def make_login(owner_url: str, name: str, chance: Callable[[int], bytes]) -> MadeLogin:
    """Make an empty workspace in the owner's database, and the one login that may come into it.

    Args:
        chance: so many unguessable bytes.

    Raises:
        InvalidSettingError: there is one of this name, or this login may not make it.
        UnavailableError: the server does not answer; nothing was made, or an empty schema that a second run completes.
    """
    workspace = workspaces.parse(owned_url(owner_url, name))
    with owning(workspace, "making a workspace") as owner:
        _refuse_there(owner, workspace)
        prepare(workspace)
        login = f"partnerflow_login_{name}"
        password = urlsafe_b64encode(chance(_PASSWORD_BYTES)).rstrip(b"=").decode()
        if owner.execute(_sql("role"), {"role": login}).fetchone() is not None:
            # Roles belong to the whole server: another of its databases has a workspace of this name.
            login = f"{login}_{chance(2).hex()}"
        with owner.transaction():
            walled = _wall(owner)
            owner.execute(_login_made(owner, workspace, login, password))
    return MadeLogin(url=_own_url(owner_url, name, login, password), walled=walled)


def owned_url(owner_url: str, name: str) -> str:
    """The URL of a workspace in the owner's database, with the login of the owner."""
    parts = urlsplit(owner_url)
    kept = [(key, value) for key, value in _query(owner_url) if key != "workspace"]
    return urlunsplit(parts._replace(query=urlencode([*kept, ("workspace", name)], quote_via=quote)))


def refuse_elsewhere(server: PostgresServer, owner_url: str) -> None:
    """See that the owner's URL is of the database that a workspace lies in.

    Raises:
        InvalidSettingError: it is of another: there, a workspace of the same name would be another tenant's.
    """
    if _place(server.url) != _place(owner_url):
        raise InvalidSettingError(
            f"{server} lies in another database than PARTNERFLOW_DATABASE names: name that one, with the login of its owner"
        )


def _place(url: str) -> tuple[str, str, str]:
    given = conninfo_to_dict(workspaces.parse(url).conninfo)
    return str(given.get("host", "")), str(given.get("port", "5432")), str(given.get("dbname", given.get("user", "")))


def _refuse_there(owner: Owner, workspace: Workspace) -> None:
    # An empty schema without a login is what an interrupted run left.
    if owner.execute("SELECT to_regclass(%s)", (f"{workspace.schema}.streams",)).fetchone() != (None,):
        streams = SQL("SELECT 1 FROM {} LIMIT 1").format(Identifier(workspace.schema, "streams"))
        registered = (
            owner.execute("SELECT to_regclass('partnerflow.workspaces')").fetchone() != (None,)
            and owner.execute(_sql("login"), {"name": workspace.schema}).fetchone() is not None
        )
        if registered or owner.execute(streams).fetchone() is not None:
            raise InvalidSettingError(
                f"there is a workspace {workspace.schema!r} in this database: choose another name"
            )


def _wall(owner: Owner) -> bool:
    """The registry, and nobody in the database for being anybody; whether it is ours to close."""
    owner.execute(load("postgres", "schema/workspaces/registry").encode())
    if owner.execute(_sql("public_owned")).fetchone() == (True,):
        owner.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    if owner.execute(_sql("owned")).fetchone() != (True,):
        return False
    database = Identifier(owner.info.dbname)
    owner.execute(SQL(load("postgres", "schema/workspaces/wall")).format(database=database))
    for (role,) in owner.execute(_sql("earlier")).fetchall():
        owner.execute(SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, Identifier(role)))
    return True


def _login_made(owner: Owner, workspace: Workspace, login: str, password: str) -> bytes:
    # The server learns, and may log, a verifier: never the password.
    verifier = owner.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    statement = SQL(load("postgres", "schema/workspaces/login")).format(
        login=Identifier(login),
        login_name=Literal(login),
        name=Literal(workspace.schema),
        password=Literal(verifier.decode()),
        role=Identifier(workspace.role),
        database=Identifier(owner.info.dbname),
    )
    return statement.as_bytes(owner)


def _own_url(owner_url: str, name: str, login: str, password: str) -> str:
    parts = urlsplit(owner_url)
    kept = [(key, value) for key, value in _query(owner_url) if key not in _OF_THE_LOGIN]
    place = f"{login}:{password}@{parts.netloc.rpartition('@')[2]}"
    return urlunsplit(parts._replace(netloc=place, query=urlencode([*kept, ("workspace", name)], quote_via=quote)))


def _query(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def _sql(name: str) -> bytes:
    return load("postgres", f"statements/workspaces/{name}").encode()
