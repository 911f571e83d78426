"""Each wall holds something: without it, the very thing that it stops comes through."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import psycopg
import pytest
from psycopg.rows import TupleRow

from tests.contract.workspaces.tenants import SECRET, Tenants, searched


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """A wall: how it is taken away and put back, and what comes through then."""

    down: str
    up: str
    given: str = ""
    shows: str = SECRET
    comes: Callable[[Tenants], str] | None = None


def elsewhere(tenants: Tenants) -> str:
    """What acme's login of this database sees in another one that has a workspace of that name."""
    name, here = (url.rpartition("/")[2] for url in (tenants.elsewhere, tenants.owner))
    with psycopg.connect(tenants.acme.replace(f"/{here}?", f"/{name}?").partition("?")[0]) as session:
        session.execute(tenants.named("SET ROLE partnerflow_app_acme").encode())
        return repr(session.execute(tenants.named("SELECT name FROM acme.meta").encode()).fetchall())


QUALIFIED = "' UNION SELECT key FROM beta.streams --"
WALLS = {
    "rights on tables": Wall(
        down="GRANT USAGE ON SCHEMA beta TO PUBLIC; GRANT SELECT ON beta.streams TO PUBLIC",
        up="REVOKE ALL ON SCHEMA beta FROM PUBLIC; REVOKE ALL ON beta.streams FROM PUBLIC",
        given=QUALIFIED,
    ),
    "rights on the keys of persons": Wall(
        down="GRANT USAGE ON SCHEMA beta_persons TO PUBLIC; GRANT SELECT ON beta_persons.person_keys TO PUBLIC",
        up="REVOKE ALL ON SCHEMA beta_persons FROM PUBLIC; REVOKE ALL ON beta_persons.person_keys FROM PUBLIC",
        given="' UNION SELECT 'keys: ' || count(key) FROM beta_persons.person_keys --",
        shows="keys: ",
    ),
    "one role for one login": Wall(
        down="GRANT partnerflow_app_beta TO {login}",
        up="REVOKE partnerflow_app_beta FROM {login}",
        given="'; SET ROLE partnerflow_app_beta; SELECT key FROM beta.streams --",
    ),
    "a role that is no superuser": Wall(
        down="ALTER ROLE partnerflow_app_acme SUPERUSER",
        up="ALTER ROLE partnerflow_app_acme NOSUPERUSER",
        given="' UNION SELECT 'server ' || pg_read_file('PG_VERSION') --",
        shows="server ",
    ),
    "row-level security of the registry": Wall(
        down="ALTER TABLE partnerflow.workspaces DISABLE ROW LEVEL SECURITY",
        up="ALTER TABLE partnerflow.workspaces ENABLE ROW LEVEL SECURITY",
        given="' UNION SELECT name FROM partnerflow.workspaces --",
        shows="'beta",
    ),
    "a policy for one's own row": Wall(
        down="ALTER POLICY own_row ON partnerflow.workspaces USING (true)",
        up="ALTER POLICY own_row ON partnerflow.workspaces USING (login = session_user)",
        given="' UNION SELECT name FROM partnerflow.workspaces --",
        shows="'beta",
    ),
    "the owner's function is the owner's": Wall(
        down="GRANT USAGE ON SCHEMA beta TO PUBLIC; GRANT EXECUTE ON FUNCTION beta.write_disclosures_anew() TO PUBLIC",
        up="REVOKE ALL ON SCHEMA beta FROM PUBLIC; REVOKE ALL ON FUNCTION beta.write_disclosures_anew() FROM PUBLIC",
        given="'; SELECT 'ran' || beta.write_disclosures_anew()::text --",
        shows="ran",
    ),
    "no tables of one's own": Wall(
        down="GRANT TEMPORARY ON DATABASE {database} TO PUBLIC",
        up="REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
        given="'; CREATE TEMPORARY TABLE mine AS SELECT 'made' AS key; SELECT key FROM mine --",
        shows="made",
    ),
    "no way into another database": Wall(
        down="GRANT CONNECT ON DATABASE {elsewhere} TO PUBLIC",
        up="REVOKE CONNECT ON DATABASE {elsewhere} FROM PUBLIC",
        shows="schema-version",
        comes=elsewhere,
    ),
    "no way in for who may become a role": Wall(
        down="GRANT CONNECT ON DATABASE {elsewhere} TO partnerflow_app_acme; ALTER ROLE {login} INHERIT",
        up="REVOKE CONNECT ON DATABASE {elsewhere} FROM partnerflow_app_acme; ALTER ROLE {login} NOINHERIT",
        shows="schema-version",
        comes=elsewhere,
    ),
}


@pytest.mark.parametrize("wall", WALLS.values(), ids=WALLS)
def test_what_a_wall_stops_comes_through_without_it_and_not_with_it(tenants: Tenants, wall: Wall) -> None:
    with tenants.owning() as owner:
        names = {
            "login": _login(owner, tenants.named("acme")),
            "database": owner.info.dbname,
            "elsewhere": tenants.elsewhere.rpartition("/")[2],
        }
        try:
            owner.execute(tenants.named(wall.down).format_map(names).encode())
            without = _comes(tenants, wall)
        finally:
            owner.execute(tenants.named(wall.up).format_map(names).encode())

    assert wall.shows in without
    assert wall.shows not in _comes(tenants, wall)


def _comes(tenants: Tenants, wall: Wall) -> str:
    with suppress(psycopg.errors.InsufficientPrivilege, psycopg.OperationalError):
        if wall.comes is not None:
            return wall.comes(tenants)
        with tenants.as_acme() as session:
            return searched(session, tenants.named(wall.given))
    return ""


def _login(owner: psycopg.Connection[TupleRow], name: str) -> str:
    row = owner.execute("SELECT login FROM partnerflow.workspaces WHERE name = %s", (name,)).fetchone()
    assert row is not None
    return str(row[0])
