"""Workspaces as an operator makes them, and as one server answers for several."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.support.client import Client
from tests.support.server import Place, environment

LINDE = {"key": "LIN", "by": "LIN", "data": {
    "name": "Stad Linde", "legalForm": "municipality", "sector": "government", "country": "BE", "identifiers": [],
}}  # fmt: skip


class Operator:
    """Runs commands over a place and its registry."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.registry = place.folder / "workspaces"
        # Roles are of the whole server, which other tests use too.
        self.acme, self.beta, self.gamma = (f"{name}_{uuid4().hex[:8]}" for name in ("acme", "beta", "gamma"))

    def run(self, *arguments: str | Path, workspace: str | None = None) -> str:
        """The output of a command that went well."""
        more = {"PARTNERFLOW_WORKSPACES": str(self.registry)} | (
            {"PARTNERFLOW_WORKSPACE": workspace} if workspace else {}
        )
        ran = subprocess.run(
            [sys.executable, "-m", "partnerflow.cli", *map(str, arguments)],
            env=environment(self._place.database, self._place.folder) | more,
            cwd=self._place.folder,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def key(self, workspace: str) -> dict[str, str]:
        """The header of a program that may everything in a workspace."""
        made = self.run(
            "key", "create", "a program", "--role", "coordinator", "--actor", "*", "--json", workspace=workspace
        )
        return {"Authorization": f"Bearer {json.loads(made)['token']}"}

    @contextmanager
    def serving(self) -> Iterator[Client]:
        """A client of a server of this registry."""
        server = self._place.server(PARTNERFLOW_WORKSPACES=str(self.registry))
        try:
            yield server.client()
        finally:
            assert server.stop() == 0


@pytest.fixture
def operator(place: Place) -> Iterator[Operator]:
    """The operator of a store and of acme and beta."""
    operator = Operator(place)
    for name in (operator.acme, operator.beta):
        operator.run("workspace", "create", name)
    yield operator
    if place.database.startswith("postgres"):
        _remove_roles(place.database, operator)


def _remove_roles(database: str, operator: Operator) -> None:
    """Roles outlive the database of a test."""
    names = {operator.acme, operator.beta, operator.gamma}
    with psycopg.connect(database, autocommit=True) as owner:
        roles = [role for (role,) in owner.execute("SELECT rolname FROM pg_roles").fetchall()]
        for role in sorted((role for role in roles if any(name in role for name in names)), reverse=True):
            owner.execute(f"DROP OWNED BY {role} CASCADE".encode())
            owner.execute(f"DROP ROLE {role}".encode())


def test_one_server_answers_for_each_workspace_and_lets_nobody_across(operator: Operator) -> None:
    acme, beta = operator.key(operator.acme), operator.key(operator.beta)

    with operator.serving() as client:
        told = client.post(f"/w/{operator.acme}/v1/organisations", LINDE, acme)
        seen = client.get(f"/w/{operator.acme}/v1/organisations/LIN", acme)
        not_there = client.get(f"/w/{operator.beta}/v1/organisations/LIN", beta)
        across = [
            client.get(f"{place}/v1/organisations/LIN", acme).status
            for place in (f"/w/{operator.beta}", "", "/w/nobody")
        ]
        operator.run("workspace", "delete", operator.acme, "--confirm", operator.acme)
        gone = client.get(f"/w/{operator.acme}/v1/organisations/LIN", acme)

    assert (told.status, seen.status, not_there.status) == (201, 200, 404)
    assert across == [401, 401, 401]
    assert gone.status == 401
    assert [each["name"] for each in json.loads(operator.run("workspace", "list", "--json"))] == [operator.beta]


def test_a_workspace_that_is_handed_over_while_it_is_served_goes_on_elsewhere_and_here_no_more(
    operator: Operator, place: Place
) -> None:
    acme = operator.key(operator.acme)
    archive = place.folder / "acme.zip"

    with operator.serving() as client:
        client.post(f"/w/{operator.acme}/v1/organisations", LINDE, acme)
        operator.run("workspace", "hand-over", operator.acme, "-o", archive, "--to", "Fonds Oost")
        refused = client.post(f"/w/{operator.acme}/v1/organisations", {**LINDE, "key": "EIK", "by": "EIK"}, acme)
        read = client.get(f"/w/{operator.acme}/v1/organisations/LIN", acme)
        operator.run("workspace", "create", operator.gamma, "--from", archive)
        goes_on = client.post(f"/w/{operator.gamma}/v1/organisations", {**LINDE, "key": "EIK", "by": "EIK"}, acme)

    assert (refused.status, "Fonds Oost" in refused.body.decode()) == (503, True)
    assert (read.status, goes_on.status) == (200, 201)
    assert archive.stat().st_mode & 0o077 == 0
