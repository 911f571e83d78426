"""What the operator may say about signing in, and what goes together."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.settings import Networks, Provider, Secret, Settings, SignIn, TrustedProxy
from partnerflow.settings.signing_in import parse_networks

PROVIDER = {
    "URL": "https://flow.example",
    "OIDC_ISSUER": "https://login.example/realms/flow",
    "OIDC_CLIENT": "partnerflow",
}


def given(**variables: str) -> SignIn:
    return Settings.read({f"PARTNERFLOW_{name}": value for name, value in variables.items()}).sign_in


def faults_of(**variables: str) -> dict[str, str]:
    with pytest.raises(InvalidSettingError) as refused:
        given(**variables)
    faults: dict[str, str] = refused.value.data["faults"]
    return {name.removeprefix("PARTNERFLOW_"): fault for name, fault in faults.items()}


def test_nothing_said_is_local_accounts_on_this_machine() -> None:
    assert given() == SignIn()
    assert not given().secure


def test_a_provider_is_named_with_the_client_that_it_knows() -> None:
    found = given(**PROVIDER, OIDC_SECRET="hush", CONTACT=" An, an@flow.example ")

    assert found.provider == Provider(
        issuer="https://login.example/realms/flow", client="partnerflow", secret=Secret(value="hush")
    )
    assert (found.url, found.secure, found.contact) == ("https://flow.example", True, "An, an@flow.example")


def test_a_secret_comes_from_a_file_and_is_shown_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("hush-hush\n")

    settings = Settings.read(
        {f"PARTNERFLOW_{name}": value for name, value in {**PROVIDER, "OIDC_SECRET_FILE": str(file)}.items()}
    )

    provider = settings.sign_in.provider
    assert provider is not None
    assert provider.secret is not None
    assert provider.secret.value == "hush-hush"
    assert "hush" not in f"{settings!r} {settings.oidc_secret_file} {provider} {provider.secret}"


def test_the_origin_is_taken_without_a_path_and_in_lower_case() -> None:
    assert given(URL="https://Flow.Example:8443/").url == "https://flow.example:8443"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "flow.example"),
        ("URL", "https://flow.example/path"),
        ("URL", "https://flow.example:port"),
        ("URL", "https://ina:hush@flow.example"),
        ("OIDC_ISSUER", "http://login.example"),
        ("OIDC_ISSUER", "https://login.example?tenant=1"),
        ("OIDC_SECRET_FILE", "/nowhere/secret"),
        ("OIDC_SECRET", "two\nlines"),
        ("PROXY", "10.0.0.0/33"),
        ("PROXY", "10.0.0.5/8"),
        ("PROXY", "the proxy"),
        ("PROXY_HEADER", "Host"),
        ("PROXY_HEADER", "Cookie"),
        ("PROXY_HEADER", "X Remote User"),
        ("CONTACT", "two\nlines"),
    ],
)
def test_what_cannot_be_is_told(name: str, value: str) -> None:
    around = {"PROXY": "10.0.0.5", "PROXY_HEADER": "X-Remote-User", **PROVIDER, "OIDC_SECRET": "hush"}
    around.pop("OIDC_SECRET" if name == "OIDC_SECRET_FILE" else "", None)

    found = faults_of(**{**around, name: value})

    assert list(found) == [name]
    assert "hush" not in found[name]


def test_what_lacks_beside_the_rest_is_told_all_at_once() -> None:
    assert sorted(faults_of(OIDC_ISSUER="https://login.example", PROXY_HEADER="X-Remote-User")) == [
        "OIDC_CLIENT",
        "PROXY",
        "URL",
    ]
    assert list(faults_of(OIDC_SECRET="hush")) == ["OIDC_ISSUER"]


def test_a_secret_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("hush")

    assert list(faults_of(**PROVIDER, OIDC_SECRET="hush", OIDC_SECRET_FILE=str(file))) == ["OIDC_SECRET"]


def test_a_proxy_signs_people_in_only_with_a_header_named() -> None:
    assert given(PROXY="10.0.0.5/32").proxy is None
    assert given(PROXY="10.0.0.5, 2001:db8::/32", PROXY_HEADER="X-Remote-User").proxy == TrustedProxy(
        networks=parse_networks("10.0.0.5/32 2001:db8::/32"), header="X-Remote-User"
    )


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("10.0.0.5", True),
        ("::ffff:10.0.0.5", True),
        ("10.0.0.6", False),
        ("2001:db8::9", True),
        ("", False),
        ("unix", False),
    ],
)
def test_an_address_lies_in_the_networks_or_not(address: str, inside: bool) -> None:
    networks: Networks = parse_networks("10.0.0.5/32,2001:db8::/32")

    assert (address in networks) is inside
