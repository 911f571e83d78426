"""The word of a proxy that signs people in itself: only the peer of the connection counts, never what a header says of it."""

from __future__ import annotations

from flask import request

from partnerflow.application.access.principal import Principal
from partnerflow.errors import UnauthenticatedError
from partnerflow_api.context import desk
from partnerflow_api.signing_in.arriving import arrived, principal_of
from partnerflow_api.signing_in.openid.client import Person
from partnerflow_api.signing_in.ways import ways

ISSUER = "proxy"
_LONGEST = 254


def proxied() -> str | None:
    """The name that a trusted proxy gives for who asks; None without one, and from everywhere else."""
    proxy = ways().given.proxy
    if proxy is None or (request.remote_addr or "") not in proxy.networks:
        return None
    name = request.headers.get(proxy.header, "").strip()
    # A comma says that the header came twice: then one of them is not the proxy's.
    plain = name.isascii() and name.isprintable() and "," not in name and len(name) <= _LONGEST
    return name if name and plain else None


def proxy_principal() -> Principal | None:
    """Whoever a trusted proxy says that this is. Its first word makes an account: invited by its name, or without rights."""
    name = proxied()
    if name is None:
        return None
    person = Person(issuer=ISSUER, subject=name, email=name if "@" in name else None, name=name)
    service = desk().partnerflow
    try:
        return principal_of(service, arrived(service, person))
    except UnauthenticatedError:
        return None
