"""Two tenants in one database of a real server, one of whom has something to hide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from uuid import uuid4

import psycopg
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Identifier

from partnerflow.bootstrap import unguessable
from partnerflow.persistence.opening import open_store
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.workspaces.logins import make_login
from tests.support.postgres_database import new_database
from tests.support.stores import a_new_stream, a_text, an_event, append

SECRET = "geheim"
"""What stands in beta, and must never be seen by acme: a key, a fact, a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenants:
    """The URLs of the owner, of the two logins, and of another database of the same server.

    Roles are of the whole server, so each pair has names of its own; `named` puts them into what speaks of acme and beta.
    """

    number: str
    owner: str
    acme: str
    beta: str
    elsewhere: str

    def named(self, text: str) -> str:
        """A text about these two."""
        return re.sub(r"(acme|beta)", rf"\g<1>_{self.number}", text)

    @contextmanager
    def owning(self, url: str | None = None) -> Iterator[psycopg.Connection[TupleRow]]:
        """A session of the owner."""
        with psycopg.connect(url or self.owner, autocommit=True) as owner:
            yield owner

    @contextmanager
    def as_acme(self) -> Iterator[Session]:
        """A session as the service of acme has it."""
        with closing(workspace.parse(self.acme).connect()) as session:
            yield session


@contextmanager
def two_tenants(server: str) -> Iterator[Tenants]:
    """Acme and beta, who has a secret; gone afterwards, with their roles."""
    number = uuid4().hex[:8]
    try:
        with new_database(server) as owner, new_database(server) as elsewhere:
            acme, beta = (make_login(owner, f"{name}_{number}", unguessable).url for name in ("acme", "beta"))
            make_login(elsewhere, f"acme_{number}", unguessable)
            with closing(open_store(beta)) as store:
                append(store, a_new_stream(SECRET), an_event(f'{{"what":"{SECRET}"}}', a_text(SECRET)))
                store.wait(1, 20.0)
            yield Tenants(number=number, owner=owner, acme=acme, beta=beta, elsewhere=elsewhere)
    finally:
        with psycopg.connect(server, autocommit=True) as owner_of_all:
            found = owner_of_all.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE %s", (f"%{number}%",))
            for (role,) in found.fetchall():
                owner_of_all.execute(SQL("DROP ROLE {}").format(Identifier(role)))


def searched(session: Session, given: str) -> str:
    """What a careless search answers: a statement of the service, weakened on purpose, into which `given` is pasted.

    Everything that the server says comes back, whichever statement of the pasted ones said it.
    """
    cursor = session.execute(f"SELECT key FROM streams WHERE key = '{given}'".encode())
    said: list[TupleRow] = []
    while True:
        if cursor.description is not None:
            said += cursor.fetchall()
        if not cursor.nextset():
            return repr(said)
