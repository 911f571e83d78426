"""Which workspace a PostgreSQL URL means, and how a session in it begins."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.numeric import Int8BinaryDumper
from psycopg.types.string import StrBinaryDumper

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.postgres.unreachable import SETTING, unreachable
from partnerflow.settings.workspaces import NAME
from partnerflow.sql import load

DEFAULT = "main"
SCHEMA_VERSION = "3"
# Everything a later version added is made beside what stands: the owner upgrades in place.
UPGRADABLE = ("1", "2")

# A server that is gone without a word is noticed within half a minute, unless the URL says otherwise.
_PATIENCE = {
    "application_name": "partnerflow",
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
_PERSONS = "_persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace: the database it lives in, its schema and the role that holds the application's rights.

    `setting` is where the operator said so.
    """

    conninfo: str
    schema: str
    setting: str = SETTING

    @property
    def role(self) -> str:
        """The NOLOGIN group role; who connects is a member of it and becomes it."""
        return f"partnerflow_app_{self.schema}"

    @property
    def persons(self) -> str:
        """The schema with the keys of persons."""
        return f"{self.schema}{_PERSONS}"

    def connect(self) -> Session:
        """A session that can do what the application may and nothing else.

        Raises:
            UnavailableError: the server does not answer.
            InvalidSettingError: the workspace was not prepared, for this login or at all.
        """
        try:
            connection = Session.connect(self.conninfo, autocommit=True)
        except psycopg.OperationalError as error:
            raise unreachable(error, self.setting) from error
        # One type for one placeholder: otherwise small and large integers would each prepare the statement anew.
        connection.adapters.register_dumper(int, Int8BinaryDumper)
        connection.adapters.register_dumper(str, StrBinaryDumper)
        try:
            # Named last, or a table of a session would stand before those of the workspace.
            path = f"{self.schema}, {self.persons}, pg_temp"
            connection.execute(load("postgres", "statements/session"), {"role": self.role, "schema": path})
        except psycopg.errors.InvalidParameterValue as error:
            connection.close()
            raise self.unprepared("is not prepared") from error
        except psycopg.errors.InsufficientPrivilege as error:
            connection.close()
            raise self.unprepared(f"is not open to this login (GRANT {self.role} to it)") from error
        return connection

    def unprepared(self, state: str) -> InvalidSettingError:
        """The one sentence that tells the operator what to do."""
        return InvalidSettingError(
            f"workspace {self.schema!r} {state}: run `partnerflow db prepare` as the owner of the database",
            workspace=self.schema,
        )


def parse(url: str, *, setting: str = SETTING, **usual: str) -> Workspace:
    """The workspace that ``postgresql://…?workspace=name`` means; everything else in the URL is libpq's.

    Args:
        url: the URL.
        setting: where the operator said so.
        usual: parameters of libpq that hold where the URL says nothing.

    Raises:
        InvalidSettingError: the name cannot be a workspace.
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    names = [value for name, value in query if name == "workspace"] or [DEFAULT]
    if len(names) > 1 or not NAME.fullmatch(names[0]):
        raise InvalidSettingError(
            "the database URL names one workspace: lower-case letters, digits and underscores, at most 40, not ending in "
            f"{_PERSONS}, not {', '.join(map(repr, names))}"
        )
    # libpq reads a + as a +: a space, which stands in `options`, has to be written %20.
    rest = urlencode([(name, value) for name, value in query if name != "workspace"], quote_via=quote)
    try:
        given = conninfo_to_dict(urlunsplit(parts._replace(query=rest)))
    except (psycopg.ProgrammingError, UnicodeDecodeError):
        # libpq quotes what it does not understand, and that can be the password.
        raise InvalidSettingError("the database URL is no libpq URI; see PostgreSQL's 'Connection URIs'") from None
    return Workspace(conninfo=make_conninfo("", **(_PATIENCE | usual | given)), schema=names[0], setting=setting)
