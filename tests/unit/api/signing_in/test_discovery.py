"""What a provider says about itself counts as far as it is about the issuer that was named, and leads nowhere unsafe."""

from __future__ import annotations

import json
from typing import Any

import pytest

from partnerflow_api.signing_in.openid.bounded import ProviderError
from partnerflow_api.signing_in.openid.discovery import read_metadata

ISSUER = "https://login.example/realms/flow"


def document(issuer: str = ISSUER, **changes: Any) -> bytes:
    said = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/auth",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/keys",
        "verify": False,
        "state": "theirs",
        **changes,
    }
    return json.dumps({name: value for name, value in said.items() if value is not None}).encode()


def test_the_document_of_the_issuer_is_read_and_what_we_do_not_use_is_dropped() -> None:
    found = read_metadata(document(), ISSUER)

    assert found.token_endpoint == f"{ISSUER}/token"
    assert not hasattr(found, "verify")


def test_a_provider_on_this_machine_may_do_without_https() -> None:
    here = "http://127.0.0.1:9400"

    assert read_metadata(document(here), here).issuer == here


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "https://login.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": 7},
        {"token_endpoint": "http://login.example/token"},
        {"jwks_uri": "http://169.254.169.254/latest"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://user@login.example/"},
        {"authorization_endpoint": "https://login.example/\r\nSet-Cookie: a=b"},
        {"userinfo_endpoint": "https:///userinfo"},
        {"userinfo_endpoint": "https://[::1/userinfo"},
        {"token_endpoint": "https://login.example/" + "x" * 2000},
    ],
)
def test_another_issuer_or_an_unsafe_address_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ProviderError):
        read_metadata(document(**changes), ISSUER)


def test_a_provider_on_this_machine_leads_nowhere_else_without_https() -> None:
    here = "http://localhost:9400"

    with pytest.raises(ProviderError):
        read_metadata(document(here, jwks_uri="http://login.example/keys"), here)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"{" * 50_000, b"\xff\xfe"])
def test_what_is_no_document_is_refused(raw: bytes) -> None:
    with pytest.raises(ProviderError):
        read_metadata(raw, ISSUER)
