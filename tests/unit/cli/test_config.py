"""`partnerflow config show`."""

from __future__ import annotations

import json

from tests.unit.cli.conftest import Run

POSTGRES = "postgresql://keeper:hush-hush@db.example/partnerships?sslpassword=quiet"


def test_every_setting_is_shown_with_its_origin(run: Run) -> None:
    ran = run("config", "show", "--json", PARTNERFLOW_BIND="[::1]:0")

    settings = {one["name"]: (one["value"], one["origin"]) for one in json.loads(ran.out)}
    assert ran.code == 0
    assert settings["PARTNERFLOW_BIND"] == ("[::1]:0", "environment")
    assert settings["PARTNERFLOW_EXAMPLE"] == ("yes", "default")
    assert settings["PARTNERFLOW_PROCESSES"] == ("-", "default")


def test_a_password_is_never_shown(run: Run) -> None:
    for arguments in (["--json"], []):
        ran = run("config", "show", *arguments, PARTNERFLOW_DATABASE=POSTGRES)

        assert "postgresql://keeper@db.example/partnerships" in ran.out
        assert "hush-hush" not in ran.out + ran.err
        assert "quiet" not in ran.out + ran.err


def test_a_secret_of_the_provider_is_never_shown(run: Run) -> None:
    for arguments in (["--json"], []):
        ran = run(
            "config", "show", *arguments,
            PARTNERFLOW_URL="https://flow.example",
            PARTNERFLOW_OIDC_ISSUER="https://login.example",
            PARTNERFLOW_OIDC_CLIENT="flow",
            PARTNERFLOW_OIDC_SECRET="hush-hush",
        )  # fmt: skip

        assert "(not shown)" in ran.out
        assert "hush-hush" not in ran.out + ran.err
