"""The keys of a provider: kept for an hour, and fetched again for an unknown one, but not as often as somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey

from partnerflow_api.signing_in.openid.bounded import ProviderError
from partnerflow_api.signing_in.openid.discovery import strictly

KEPT_SECONDS = 3600.0
PAUSE_SECONDS = 60.0
MOST_KEYS = 40
_WEAKEST_RSA = 2048
_SHORTEST_MODULUS = _WEAKEST_RSA // 6
_KINDS = {"RSA", "EC", "OKP"}

SigningKey = RSAKey | ECKey | OKPKey


class Keys:
    """The public keys that a provider signs with, by their names."""

    def __init__(self, fetch: Callable[[], bytes], seconds: Callable[[], float] = monotonic) -> None:
        self._fetch = fetch
        self._seconds = seconds
        self._lock = Lock()
        self._found: Mapping[str | None, SigningKey] = {}
        self._fetched: float | None = None

    def named(self, name: str | None) -> SigningKey:
        """The key of this name; without a name the only one there is.

        Raises:
            ProviderError: there is none, also when they were just fetched again.
        """
        with self._lock:
            age = None if self._fetched is None else self._seconds() - self._fetched
            if age is None or age > KEPT_SECONDS or (name not in self._found and age > PAUSE_SECONDS):
                # Counted from the attempt: a provider that does not answer is not asked at each sign-in either.
                self._fetched = self._seconds()
                self._found = _read(self._fetch())
            if name not in self._found:
                raise ProviderError("the token is signed by a key that the provider does not publish")
            return self._found[name]


def _read(raw: bytes) -> Mapping[str | None, SigningKey]:
    published = strictly(raw, dict[str, Any]).get("keys")
    if not isinstance(published, list) or len(published) > MOST_KEYS:
        raise ProviderError("the provider publishes no set of keys, or too many")
    keys = [key for each in published if (key := _key(each)) is not None]
    found: dict[str | None, SigningKey] = {key.kid: key for key in keys if key.kid}
    if len(keys) == 1:
        found[None] = keys[0]
    return found


def _key(each: Any) -> SigningKey | None:
    """A public key that can sign; a shared secret never is one, whatever the provider says."""
    if not isinstance(each, dict) or each.get("kty") not in _KINDS or each.get("use", "sig") != "sig":
        return None
    if each["kty"] == "RSA" and len(str(each.get("n"))) < _SHORTEST_MODULUS:
        return None
    try:
        key = JWKRegistry.import_key(each)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    if isinstance(key, RSAKey):
        return key if key.public_key.key_size >= _WEAKEST_RSA else None
    return key if isinstance(key, ECKey | OKPKey) else None
