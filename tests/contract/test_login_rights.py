"""A server on PostgreSQL runs with a login that may not more than the program needs."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from partnerflow.cli.selfcheck import check_settings
from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.opening import prepare
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.rights import excess
from partnerflow.settings import Address, Settings

HERE = Address(host="127.0.0.1", port=8080)
PASSWORD = "geheim-van-een-test"


@pytest.fixture
def url(shared_database: str) -> str:
    """A prepared workspace, by the URL of its owner, who is a superuser."""
    url = f"{shared_database}?workspace=rights"
    prepare(url)
    return url


@pytest.fixture
def login(url: str) -> Iterator[str]:
    """A login that has the role of the application and nothing else."""
    name = f"server_{uuid4().hex[:12]}"
    with psycopg.connect(url.partition("?")[0], autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(name), PASSWORD))
        owner.execute(sql.SQL("GRANT partnerflow_app_rights TO {}").format(sql.Identifier(name)))
    yield name
    with psycopg.connect(url.partition("?")[0], autocommit=True) as owner:
        owner.execute(sql.SQL("REASSIGN OWNED BY {} TO CURRENT_USER").format(sql.Identifier(name)))
        owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(name)))
        owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def as_login(url: str, login: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=f"{login}:{PASSWORD}@{parts.netloc.rpartition('@')[2]}").geturl()


def changed(url: str, statement: str, login: str) -> None:
    with psycopg.connect(url.partition("?")[0], autocommit=True) as owner:
        owner.execute(sql.SQL(statement).format(sql.Identifier(login)))


def test_a_login_with_the_role_alone_is_nothing_more(url: str, login: str) -> None:
    found = excess(workspace.parse(as_login(url, login)))

    assert found is None


def test_a_superuser_is_more(url: str) -> None:
    found = excess(workspace.parse(url))

    assert found is not None
    assert "is a superuser" in found


@pytest.mark.parametrize(
    ("statement", "is_more"),
    [
        ("ALTER ROLE {} BYPASSRLS", "goes past row-level security"),
        ("ALTER TABLE rights.events OWNER TO {}", "owns the tables"),
    ],
)
def test_whoever_could_change_history_is_more(url: str, login: str, statement: str, is_more: str) -> None:
    changed(url, statement, login)

    found = excess(workspace.parse(as_login(url, login)))

    assert found is not None
    assert is_more in found


def test_a_login_that_is_more_is_refused_unless_the_operator_says_otherwise(url: str) -> None:
    variables = {"PARTNERFLOW_DATABASE": url}

    with pytest.raises(InvalidSettingError, match="partnerflow_app_rights") as refused:
        check_settings(Settings.read(variables), HERE, variables)

    assert "PARTNERFLOW_PRIVILEGED=yes" in str(refused.value)
    told = variables | {"PARTNERFLOW_PRIVILEGED": "yes"}
    assert check_settings(Settings.read(told), HERE, told) is None
