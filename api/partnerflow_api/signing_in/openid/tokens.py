"""ID tokens and logout tokens (OpenID Connect Core 1.0 §3.1.3.7, Back-Channel Logout 1.0 §2.6), believed after every check."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from partnerflow_api.signing_in.openid.bounded import ProviderError
from partnerflow_api.signing_in.openid.keys import Keys

ALGORITHMS = ("RS256", "PS256", "ES256")
"""Fixed here: neither a token nor a provider chooses how it is verified. Each needs a public key."""

MOST_TOKEN = 16 << 10
LEEWAY_SECONDS = 60
OLDEST_LOGOUT_SECONDS = 300
_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
_LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a token must say: who issued it, for whom; and the present moment, in seconds."""

    issuer: str
    client: str
    now: int


def id_token(raw: object, nonce: str, keys: Keys, expected: Expected) -> Mapping[str, Any]:
    """The claims of an ID token that answers the question with this nonce.

    Raises:
        ProviderError: one of the checks fails; the message says which, and shows no claim.
    """
    claims = _verified(raw, keys, expected)
    told = claims.get("nonce")
    if not isinstance(told, str) or not hmac.compare_digest(told.encode(), nonce.encode()):
        raise ProviderError("the token answers another question: wrong nonce")
    subject_of(claims)
    return claims


def logout_token(raw: object, keys: Keys, expected: Expected) -> str:
    """The subject whose sessions a provider ends.

    Raises:
        ProviderError: one of the checks fails.
    """
    claims = _verified(raw, keys, expected)
    events = claims.get("events")
    if not isinstance(events, dict) or _LOGOUT not in events or "nonce" in claims:
        raise ProviderError("the token is no logout token")
    if claims["iat"] < expected.now - OLDEST_LOGOUT_SECONDS:
        raise ProviderError("the logout token is old")
    return subject_of(claims)


def subject_of(claims: Mapping[str, Any]) -> str:
    """Who the claims are about, as the provider calls them.

    Raises:
        ProviderError: nobody.
    """
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 1 <= len(subject) <= _LONGEST_SUBJECT:
        raise ProviderError("the provider names no subject")
    if not (subject.isascii() and subject.isprintable()):
        raise ProviderError("the provider names a subject that is not ASCII")
    return subject


def _verified(raw: object, keys: Keys, expected: Expected) -> dict[str, Any]:
    if not isinstance(raw, str) or len(raw) > MOST_TOKEN or not raw.isascii():
        raise ProviderError("there is no token, or a token that is too long")
    try:
        name = jws.extract_compact(raw.encode()).headers().get("kid")
        key = keys.named(name if isinstance(name, str) else None)
        claims = jwt.decode(raw, key, algorithms=list(ALGORITHMS)).claims
        JWTClaimsRegistry(
            now=expected.now,
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": expected.issuer},
            aud={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        ).validate(claims)
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise ProviderError(f"the token does not hold: {type(error).__name__}") from error
    # One audience, and it is us: a token that others may use as well can come from them.
    if (
        claims["aud"] not in (expected.client, [expected.client])
        or claims.get("azp", expected.client) != expected.client
    ):
        raise ProviderError("the token is for somebody else")
    return claims
