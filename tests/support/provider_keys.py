"""Keys and tokens of an OpenID Connect provider, right ones and others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

ISSUER = "https://login.example"
CLIENT = "partnerflow"
NOW = 1_800_000_000
NONCE = "the nonce of this browser"


@cache
def rsa(name: str = "first") -> RSAKey:
    """A key of the provider; the same each time."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


@cache
def elliptic(name: str = "curve") -> ECKey:
    """Another of its keys."""
    return ECKey.generate_key("P-256", {"kid": name, "use": "sig"})


def published(*keys: RSAKey | ECKey | OctKey) -> bytes:
    """The keys as the provider publishes them: a shared secret too, when somebody is that careless."""
    return json.dumps({"keys": [key.as_dict(private=isinstance(key, OctKey)) for key in keys]}).encode()


def claims(**changes: Any) -> dict[str, Any]:
    """What a right ID token says, with changes; None takes a claim away."""
    said = {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "248289761001",
        "nonce": NONCE,
        "iat": NOW - 5,
        "exp": NOW + 300,
        **changes,
    }
    return {name: value for name, value in said.items() if value is not None}


def signed(said: Mapping[str, Any], key: Any = None, algorithm: str = "RS256", **header: Any) -> str:
    """A token that says this, signed."""
    key = key or rsa()
    return jwt.encode({"alg": algorithm, "kid": key.kid, **header}, dict(said), key, algorithms=[algorithm])
