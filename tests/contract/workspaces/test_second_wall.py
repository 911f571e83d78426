"""Whatever is pasted into a statement of one workspace, nothing of another one comes out."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from partnerflow.persistence.postgres.workspace import SCHEMA_VERSION
from tests.contract.workspaces.tenants import SECRET, Tenants, searched

REFUSED = (errors.InsufficientPrivilege, errors.InvalidSchemaName, errors.UndefinedTable, errors.UndefinedFunction)
PASTED = {
    "a qualified name": "' UNION SELECT key FROM beta.streams --",
    "texts by a qualified name": "' UNION SELECT value FROM beta.disclosures --",
    "keys of persons": "' UNION SELECT encode(key, 'hex') FROM beta_persons.person_keys --",
    "another role": "'; SET ROLE partnerflow_app_beta; SELECT key FROM beta.streams --",
    "another role, from the login": "'; RESET ROLE; SET ROLE partnerflow_app_beta; SELECT key FROM beta.streams --",
    "the login itself": "'; RESET ROLE; SELECT key FROM beta.streams --",
    "another login": "'; SET SESSION AUTHORIZATION partnerflow_login_beta; SELECT key FROM beta.streams --",
    "a right for oneself": "'; GRANT partnerflow_app_beta TO CURRENT_USER --",
    "another search path, for a name that only beta has": "'; SET search_path TO beta; SELECT key FROM streams --",
    "a copy to the client": "'; COPY beta.streams TO STDOUT --",
    "a copy to a program": "'; COPY (SELECT 1) TO PROGRAM 'cat' --",
    "a copy to a file": "'; COPY streams TO '/tmp/partnerflow-streams' --",
    "a file of the server": "' UNION SELECT pg_read_file('PG_VERSION') --",
    "a folder of the server": "' UNION SELECT pg_ls_dir('base') --",
    "a file as a large object": "'; SELECT lo_import('/etc/hostname') --",
    "another connection": "' UNION SELECT key FROM dblink('dbname=x', 'SELECT key FROM beta.streams') AS t (key text) --",
    "an extension for that": "'; CREATE EXTENSION dblink --",
    "a function with its owner's rights": "'; SELECT beta.write_disclosures_anew() --",
    "a function of one's own": "'; CREATE FUNCTION f() RETURNS text SECURITY DEFINER LANGUAGE sql AS 'SELECT 1::text' --",
    "a table of one's own": "'; CREATE TEMPORARY TABLE streams (key text) --",
    "a table in public": "'; CREATE TABLE public.streams (key text) --",
    "passwords": "' UNION SELECT rolpassword FROM pg_authid --",
    "samples of the planner": "' UNION SELECT staattnum::text FROM pg_statistic --",
}
SILENT = {
    "samples of the planner, as everybody sees them": (
        "' UNION SELECT coalesce(most_common_vals::text, '') || coalesce(histogram_bounds::text, '')"
        " FROM pg_stats WHERE schemaname LIKE 'beta%' --"
    ),
    "statements of others": "' UNION SELECT query FROM pg_stat_activity WHERE usename <> session_user --",
    "columns, as everybody sees them": (
        "' UNION SELECT table_name FROM information_schema.columns WHERE table_schema LIKE 'beta%' --"
    ),
    "who else lives here": "' UNION SELECT name FROM partnerflow.workspaces WHERE name <> 'acme' --",
    "who else lives here, as the login": "'; RESET ROLE; SELECT count(*) FROM pg_policies WHERE tablename = 'none' --",
}


@pytest.mark.parametrize("given", PASTED.values(), ids=PASTED)
def test_what_is_pasted_into_a_careless_search_is_refused_by_the_server(tenants: Tenants, given: str) -> None:
    with tenants.as_acme() as session, pytest.raises(REFUSED):
        searched(session, tenants.named(given))


@pytest.mark.parametrize("given", SILENT.values(), ids=SILENT)
def test_what_everybody_may_look_up_shows_nothing_of_another_workspace(tenants: Tenants, given: str) -> None:
    with tenants.owning() as owner:
        owner.execute(tenants.named("ANALYZE beta.streams, beta.events").encode())

    with tenants.as_acme() as session:
        said = searched(session, tenants.named(given))

    assert SECRET not in said
    assert "beta" not in said


def test_the_careless_search_finds_what_is_its_own(tenants: Tenants) -> None:
    with tenants.as_acme() as session:
        said = searched(session, "' UNION SELECT name FROM partnerflow.workspaces UNION SELECT value FROM meta --")

    assert tenants.named("'acme'") in said
    assert f"'{SCHEMA_VERSION}'" in said


def test_a_login_comes_into_no_other_database(tenants: Tenants) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(_login_in(tenants, tenants.elsewhere))


def test_the_login_of_a_workspace_of_the_same_name_in_another_database_does_not_come_in(tenants: Tenants) -> None:
    # Roles are of the whole server: both logins become the same one.
    with tenants.owning() as owner:
        both = owner.execute(
            tenants.named(
                "SELECT count(*) FROM pg_auth_members WHERE roleid = 'partnerflow_app_acme'::regrole"
                " AND member <> current_user::regrole"
            ).encode()
        ).fetchone()

    assert both == (2,)
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(_login_in(tenants, tenants.elsewhere))


def test_a_table_that_shares_a_name_does_not_stand_before_the_workspaces_own(tenants: Tenants) -> None:
    with tenants.owning() as owner, tenants.as_acme() as session:
        temporary = f"TEMPORARY ON DATABASE {owner.info.dbname}"
        role = tenants.named("partnerflow_app_acme")
        owner.execute(f"GRANT {temporary} TO {role}".encode())
        try:
            session.execute("CREATE TEMPORARY TABLE meta AS SELECT 'schema-version' AS name, 'forged' AS value")
            found = session.execute("SELECT value FROM meta WHERE name = 'schema-version'").fetchone()
        finally:
            owner.execute(f"REVOKE {temporary} FROM {role}".encode())

    assert found == (SCHEMA_VERSION,)


def test_the_registry_is_under_its_policies_for_its_owner_too(tenants: Tenants) -> None:
    with tenants.owning() as owner:
        found = owner.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = 'partnerflow.workspaces'::regclass"
        ).fetchone()

    assert found == (True, True)


def _login_in(tenants: Tenants, database: str) -> str:
    name = database.rpartition("/")[2]
    here = tenants.owner.rpartition("/")[2]
    return tenants.acme.replace(f"/{here}?", f"/{name}?").partition("?")[0]
