"""What a provider says about itself (OpenID Connect Discovery 1.0), held against the issuer that the operator named."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from partnerflow.settings.signing_in import is_loopback
from partnerflow_api.signing_in.openid.bounded import ProviderError

WELL_KNOWN = "/.well-known/openid-configuration"
_LONGEST = 2000

T = TypeVar("T")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """The part of it that is used; everything else is not even kept."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    token_endpoint_auth_methods_supported: list[str] = []
    authorization_response_iss_parameter_supported: bool = False


def read_metadata(raw: bytes, issuer: str) -> Metadata:
    """The document of a provider.

    Raises:
        ProviderError: it is no such document, is of another issuer, or sends us anywhere without https.
    """
    found = strictly(raw, Metadata)
    if found.issuer != issuer:
        raise ProviderError(f"{issuer} says that it is another issuer")
    plain = urlsplit(issuer).scheme == "http"
    for endpoint in (found.authorization_endpoint, found.token_endpoint, found.jwks_uri, found.userinfo_endpoint):
        if endpoint is not None and not _is_safe(endpoint, plain):
            raise ProviderError(f"{issuer} names an address that is not safe")
    return found


def strictly(raw: bytes, kind: type[T]) -> T:
    """JSON of this kind.

    Raises:
        ProviderError: it is something else.
    """
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ProviderError(f"the provider does not send what it should: {type(error).__name__}") from error


def _is_safe(endpoint: str, plain: bool) -> bool:
    if len(endpoint) > _LONGEST or not (endpoint.isascii() and endpoint.isprintable()) or " " in endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname
    except ValueError:
        return False
    if not host or parts.username is not None or parts.fragment:
        return False
    # Only a provider on this machine may be asked without https; then everything of it is on this machine.
    return parts.scheme == "https" or (plain and parts.scheme == "http" and is_loopback(host))
