"""Work over everything: it takes as long as there is data, while whatever a request asks has to end soon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from partnerflow.persistence.postgres.session import Session, transaction
from partnerflow.sql import load


@contextmanager
def unhurried(session: Session) -> Iterator[None]:
    """A transaction whose statements may run, and wait for whoever reads them, without end; locks are still not waited for."""
    with transaction(session):
        without_hurry(session)
        yield


def without_hurry(session: Session) -> None:
    """Let the transaction that is open be such a one."""
    session.execute(load("postgres", "statements/unhurried").encode())
