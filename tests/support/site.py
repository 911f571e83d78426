"""A server at which people sign in, and the provider that it trusts; both in processes of their own."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials import make_account, set_password
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.settings import Settings
from tests.support.provider import RunningProvider, a_provider
from tests.support.server import Place, environment

CLIENT = {"PARTNERFLOW_OIDC_CLIENT": "partnerflow", "PARTNERFLOW_OIDC_SECRET": "known to both"}
COORDINATOR = Assignment(role="coordinator", actor="*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A server that listens, with an empty store or the example in it."""

    url: str
    provider: RunningProvider
    variables: dict[str, str]

    @contextmanager
    def inside(self) -> Iterator[Partnerflow]:
        """The workspace itself, past HTTP."""
        with closing(build(Settings.read(self.variables))) as service:
            yield service

    def invited(self, label: str, email: str | None, *roles: Assignment, password: str | None = None) -> Account:
        """Somebody with an account, and perhaps a password that was given out."""
        with self.inside() as service:
            made = make_account(service, label, email, by="test", assignments=roles)
            if password is not None:
                set_password(service, made.id, password, "test", first=True)
        return made


@contextmanager
def a_site(folder: Path, *, example: bool = False) -> Iterator[Site]:
    """A site over a store in this folder, stopped on leaving."""
    place = Place(database=f"sqlite:///{folder}/store.sqlite", folder=folder)
    with socket.socket() as kept, a_provider() as provider:
        # The address has to be known before the server has it: bound here and never listened at, nobody else gets it.
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{kept.getsockname()[1]}"
        own = {
            "PARTNERFLOW_BIND": bind,
            "PARTNERFLOW_URL": f"http://{bind}",
            "PARTNERFLOW_OIDC_ISSUER": provider.issuer,
            **CLIENT,
        }
        server = place.server(example=example, **own)
        try:
            server.client()
            yield Site(url=f"http://{bind}", provider=provider, variables=environment(place.database, folder) | own)
        finally:
            server.stop()
