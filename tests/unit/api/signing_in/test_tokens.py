"""An ID token is believed after every check, and after none of them when one fails."""

from __future__ import annotations

import base64
import hmac
import json
from typing import Any

import pytest
from joserfc.jwk import OctKey

from partnerflow_api.signing_in.openid.bounded import ProviderError
from partnerflow_api.signing_in.openid.keys import Keys
from partnerflow_api.signing_in.openid.tokens import MOST_TOKEN, Expected, id_token, logout_token
from tests.support.provider_keys import CLIENT, ISSUER, NONCE, NOW, claims, elliptic, published, rsa, signed

EXPECTED = Expected(issuer=ISSUER, client=CLIENT, now=NOW)
EVENT = {"http://schemas.openid.net/event/backchannel-logout": {}}


def unpadded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def encoded(part: Any) -> str:
    return unpadded(json.dumps(part).encode())


def known(*keys: Any) -> Keys:
    return Keys(lambda: published(*keys))


def believed(raw: object, keys: Keys | None = None) -> Any:
    return id_token(raw, NONCE, keys or known(rsa()), EXPECTED)


@pytest.mark.parametrize(("key", "algorithm"), [(rsa(), "RS256"), (rsa(), "PS256"), (elliptic(), "ES256")])
def test_a_token_of_the_provider_for_us_is_believed(key: Any, algorithm: str) -> None:
    raw = signed(claims(), key, algorithm)

    assert believed(raw, known(rsa(), elliptic()))["sub"] == "248289761001"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": f"{ISSUER}/"},
        {"iss": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"aud": []},
        {"aud": None},
        {"azp": "another"},
        {"nonce": "of another browser"},
        {"nonce": None},
        {"nonce": 7},
        {"exp": NOW - 61},
        {"exp": None},
        {"exp": "2099"},
        {"iat": NOW + 61},
        {"iat": None},
        {"nbf": NOW + 61},
        {"sub": None},
        {"sub": ""},
        {"sub": 12},
        {"sub": "x" * 256},
        {"sub": "naïve"},
        {"sub": "two\nlines"},
    ],
)
def test_a_token_with_one_wrong_claim_is_not(changes: dict[str, Any]) -> None:
    raw = signed(claims(**changes))

    with pytest.raises(ProviderError):
        believed(raw)


def test_a_shared_secret_never_verifies_a_token_whether_published_or_made_of_the_public_key() -> None:
    shared = OctKey.generate_key(256, {"kid": "shared"})
    told = ".".join(encoded(part) for part in ({"alg": "HS256", "kid": "first"}, claims()))
    mark = hmac.digest(rsa().as_pem(private=False), told.encode(), "sha256")

    for raw in (signed(claims(), shared, "HS256"), f"{told}.{unpadded(mark)}"):
        with pytest.raises(ProviderError):
            believed(raw, known(rsa(), shared))


def test_a_token_without_a_signature_is_not_believed() -> None:
    head, body = encoded({"alg": "none", "kid": "first"}), encoded(claims())

    for raw in (f"{head}.{body}.", f"{head}.{body}"):
        with pytest.raises(ProviderError):
            believed(raw)


def test_a_token_that_was_changed_after_it_was_signed_is_not_believed() -> None:
    head, _, signature = signed(claims()).split(".")
    body = encoded(claims(sub="somebody else"))

    with pytest.raises(ProviderError):
        believed(f"{head}.{body}.{signature}")


@pytest.mark.parametrize("raw", [None, 7, {}, "", "...", "a.b.c", "é.é.é", "x" * (MOST_TOKEN + 1)])
def test_what_is_no_token_is_refused_as_one(raw: object) -> None:
    with pytest.raises(ProviderError):
        believed(raw)


def test_a_token_too_long_to_be_read_is_refused_before_its_signature_is_looked_at() -> None:
    raw = signed(claims(padding="x" * MOST_TOKEN))

    with pytest.raises(ProviderError, match="too long"):
        believed(raw)


def test_the_subject_of_a_logout_token_is_told() -> None:
    raw = signed(claims(nonce=None, events=EVENT), typ="logout+jwt")

    assert logout_token(raw, known(rsa()), EXPECTED) == "248289761001"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"nonce": None},
        {"nonce": None, "events": []},
        {"events": EVENT},
        {"nonce": None, "events": EVENT, "iat": NOW - 301},
    ],
)
def test_an_id_token_or_an_old_one_signs_nobody_out(changes: dict[str, Any]) -> None:
    raw = signed(claims(**changes))

    with pytest.raises(ProviderError):
        logout_token(raw, known(rsa()), EXPECTED)


def test_a_logout_token_signs_nobody_in() -> None:
    raw = signed(claims(nonce=None, events=EVENT))

    with pytest.raises(ProviderError, match="nonce"):
        believed(raw)
