"""The client of one provider: authlib's, over what was checked here, and over nothing else that the provider says."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import Any

from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App  # type: ignore[import-untyped]
from flask import Response, request, session
from requests import RequestException

from partnerflow.settings import Provider
from partnerflow_api.signing_in.openid.bounded import BoundedSession, ProviderError
from partnerflow_api.signing_in.openid.discovery import WELL_KNOWN, Metadata, read_metadata, strictly
from partnerflow_api.signing_in.openid.keys import KEPT_SECONDS, Keys
from partnerflow_api.signing_in.openid.tokens import Expected, id_token, logout_token, subject_of

NAME = "openid"
_UNFINISHED = 3
_LONGEST_NAME = 120
_LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who signed in elsewhere: `email` only when the provider verified it, `name` only to be shown."""

    issuer: str
    subject: str
    email: str | None = None
    name: str | None = None


class OpenId(FlaskOAuth2App):  # type: ignore[misc]
    """Signs people in at one provider. State, nonce and code verifier are kept in the browser's signed cookie."""

    client_cls = BoundedSession

    def __init__(self, provider: Provider, now: Callable[[], datetime]) -> None:
        super().__init__(
            FlaskIntegration(NAME),
            NAME,
            client_id=provider.client,
            client_secret=provider.secret.value if provider.secret is not None else None,
            client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
        )
        self.issuer = provider.issuer
        self._now = now
        self._lock = Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._keys = Keys(lambda: self._fetched(self._discovered().jwks_uri))

    def asking(self, back: str, language: str) -> Response:
        """Send the browser to the provider, which sends it `back`.

        Raises:
            ProviderError: the provider does not answer, or not as it should.
        """
        # A cookie is small: who began and did not come back begins again.
        states = [name for name in session if name.startswith(f"_state_{NAME}_")]
        for name in states[: max(0, len(states) - _UNFINISHED + 1)]:
            session.pop(name)
        with _untrusted():
            response: Response = self.authorize_redirect(back, ui_locales=language)
        return response

    def answered(self) -> Person:
        """Who the provider says that this browser is, in the request with which it comes back.

        Raises:
            ProviderError: it was not asked, it refuses, or what it says does not hold.
        """
        said = request.args.get("iss")
        known = self._discovered()
        if said is None and known.authorization_response_iss_parameter_supported:
            raise ProviderError("the answer does not say who gives it")
        if said is not None and not hmac.compare_digest(said.encode(), self.issuer.encode()):
            raise ProviderError("the answer is of another issuer")
        with _untrusted():
            token = self.authorize_access_token()
            claims = token.get("userinfo")
            if claims is None:
                raise ProviderError("the provider sends no ID token")
            if "email" not in claims and known.userinfo_endpoint is not None:
                claims = {**self._userinfo(token, known.userinfo_endpoint, claims), **claims}
        return Person(issuer=self.issuer, subject=subject_of(claims), email=_email(claims), name=_name(claims))

    def signed_out(self, raw: object) -> str:
        """The subject whom the provider signs out by this logout token.

        Raises:
            ProviderError: it does not hold.
        """
        return logout_token(raw, self._keys, self._expected())

    def load_server_metadata(self) -> dict[str, Any]:
        """What authlib may know: three things, whatever else the provider publishes."""
        known = self._discovered()
        offered = known.token_endpoint_auth_methods_supported
        # Basic where nothing is said (OpenID Connect Discovery 1.0 §3).
        post = "client_secret_post" in offered and "client_secret_basic" not in offered
        method = "none" if not self.client_secret else "client_secret_post" if post else "client_secret_basic"
        return {
            "authorization_endpoint": known.authorization_endpoint,
            "token_endpoint": known.token_endpoint,
            "token_endpoint_auth_method": method,
        }

    def parse_id_token(self, token: Mapping[str, Any], nonce: str, **_: Any) -> Mapping[str, Any]:
        """The claims of the ID token, after our checks instead of authlib's."""
        return id_token(token["id_token"], nonce, self._keys, self._expected())

    def _userinfo(self, token: Mapping[str, Any], place: str, claims: Mapping[str, Any]) -> dict[str, Any]:
        with BoundedSession(self.client_id, token=dict(token)) as asking:
            answer = asking.get(place)
        if answer.status_code != 200:
            raise ProviderError(f"the userinfo endpoint answers {answer.status_code}")
        told = strictly(answer.content, dict[str, Any])
        if told.get("sub") != claims["sub"]:
            raise ProviderError("the userinfo endpoint tells of somebody else")
        return told

    def _expected(self) -> Expected:
        return Expected(issuer=self.issuer, client=self.client_id, now=int(self._now().timestamp()))

    def _discovered(self) -> Metadata:
        with self._lock:
            if self._metadata is None or monotonic() - self._metadata[0] > KEPT_SECONDS:
                raw = self._fetched(self.issuer.rstrip("/") + WELL_KNOWN)
                self._metadata = (monotonic(), read_metadata(raw, self.issuer))
            return self._metadata[1]

    def _fetched(self, place: str) -> bytes:
        with _untrusted(), BoundedSession() as asking:
            answer = asking.get(place, withhold_token=True)
            if answer.status_code != 200:
                raise ProviderError(f"{place} answers {answer.status_code}")
            return bytes(answer.content)


@contextmanager
def _untrusted() -> Iterator[None]:
    """Whatever goes wrong in here is the provider's fault, and never ours."""
    try:
        yield
    except (AuthlibBaseError, RequestException, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ProviderError(f"{type(error).__name__} in what the provider answered") from error


def _email(claims: Mapping[str, Any]) -> str | None:
    email = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(email, str):
        return None
    plain = len(email) <= _LONGEST_EMAIL and email.isprintable() and " " not in email
    return email if plain and email.count("@") == 1 and not email.startswith("@") else None


def _name(claims: Mapping[str, Any]) -> str | None:
    name = claims.get("name")
    if not isinstance(name, str):
        return None
    return "".join(filter(str.isprintable, name))[:_LONGEST_NAME].strip() or None
