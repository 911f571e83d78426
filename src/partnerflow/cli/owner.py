"""The first account of an embedded store: its owner, who may everything, with a password that is shown once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import accounts, make_account, make_password, set_password
from partnerflow.errors import RefusedError
from partnerflow.settings import Database, PostgresServer

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

NAME = "owner"
_BY = "first-start"
_KEY = "partnerflow key create tour --role coordinator --actor '*'"


def first_account(service: Partnerflow, database: Database, *, workspace: str | None = None) -> Iterator[str]:
    """Where nobody can sign in yet: the owner of an embedded store is made, and this tells how to; else how to make one.

    `workspace` is what it is called in the registry, where it stands in one: the commands told are then about that one.
    What it tells holds a password that is kept nowhere: print it, and log it never. Where somebody can sign in it tells
    nothing, and makes nobody.
    """
    if accounts(service):
        return
    if isinstance(database, PostgresServer):
        yield "Nobody can sign in yet. `partnerflow account create NAME --role ROLE` makes an account,"
        yield "`partnerflow account reset-password NAME` gives it a password, and an OpenID Connect provider needs none."
        return
    password = _made(service)
    if password is not None:
        yield "The first account was made, and has every role. Its password is shown now and never again:"
        yield f"  name      {NAME}"
        yield f"  password  {password}"
        yield "You choose one of your own when you sign in. A program needs a key instead, with `curl` too:"
        yield f"  PARTNERFLOW_WORKSPACE={workspace} {_KEY}" if workspace is not None else f"  {_KEY}"


def _made(service: Partnerflow) -> str | None:
    """The password of the owner just made; None when another process was first."""
    assignments = everything(NAME).assignments
    try:
        owner = make_account(service, NAME, by=_BY, assignments=assignments)
    except RefusedError:
        return None
    password = make_password(service)
    set_password(service, owner.id, password, _BY, first=True)
    return password
