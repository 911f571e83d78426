"""`partnerflow key` and `partnerflow account`: what an operator types to let programs and persons in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnerflow.application.credentials.tokens import parse_token
from partnerflow.cli import exits
from tests.unit.cli.conftest import Run


def test_the_token_of_a_new_key_is_all_that_stands_on_the_output(run: Run) -> None:
    made = run(
        "key", "create", "Subsidieportaal", "--role", "funder", "--actor", "PROV", "--partnership", "vast-verder"
    )

    token = parse_token(made.out.strip())

    assert token is not None
    assert token.kind == "key"
    assert made.out.strip() not in made.err
    told = run("key", "list").out
    assert "Subsidieportaal: funder [" in told
    assert "for PROV in vast-verder" in told
    assert "last used never" in told
    assert made.out.strip() not in told


def test_a_key_is_made_rotated_and_revoked_as_json(run: Run) -> None:
    options = ("--role", "coordinator", "--scope", "partnership.read", "--json")
    made = json.loads(run("key", "create", "Portaal", *options).out)
    key = made["key"]["id"]

    rotated = json.loads(run("key", "rotate", key, "--overlap-hours", "0", "--json").out)
    run("key", "revoke", key)

    assert made["token"] != rotated["token"]
    assert made["key"]["scopes"] == ["partnership.read"]
    assert made["key"]["roles"][0]["givenBy"] == "command-line"
    (listed,) = json.loads(run("key", "list", "--json").out)["items"]
    assert listed["disabledAt"] is not None
    assert [each["revokedAt"] is not None for each in listed["tokens"]] == [True, True]
    assert run("key", "rotate", key).code == exits.REFUSED


def test_an_account_gets_roles_and_a_password_and_loses_them(run: Run) -> None:
    made = json.loads(run("account", "create", "Sanne Bakker", "--email", "sanne@voorbeeld.example", "--json").out)
    bounds = ("--role", "representative", "--actor", "LIN", "--through", "2099-12-31", "--withhold", "persons")
    given = json.loads(run("account", "assign", "Sanne@voorbeeld.example", *bounds, "--json").out)
    password = run("account", "reset-password", made["id"])

    assert len(password.out.strip()) == 23
    assert password.out.strip() not in password.err
    (role,) = given["roles"]
    assert (role["role"], role["actor"], role["through"], role["withholds"]) == (
        "representative", "LIN", "2099-12-31", ["persons"],
    )  # fmt: skip
    withdrawn = json.loads(run("account", "withdraw", made["id"], role["id"], "--json").out)
    assert withdrawn["roles"][0]["withdrawnBy"] == "command-line"
    assert "Sanne Bakker <sanne@voorbeeld.example>: no roles" in run("account", "list").out
    assert ", disabled 2" in run("account", "disable", made["id"]).out
    assert "disabled" not in run("account", "enable", made["id"]).out
    assert run("account", "erase", made["id"]).out.startswith(f"{made['id']}  erased: no roles")


def test_what_cannot_be_given_is_refused_in_the_language_of_whoever_asks(run: Run) -> None:
    role = ("key", "create", "Portaal", "--role", "koning")

    dutch, english = run(*role, "--language", "nl"), run(*role, "--language", "en")

    assert dutch.code == english.code == exits.REFUSED
    assert "Het beleid kent geen rol “koning”." in dutch.err
    assert "The policy has no role “koning”." in english.err
    assert "coordinator" in english.err
    assert run("key", "list", "--json").out == '{\n  "items": []\n}\n'


def test_a_password_that_its_owner_chose_is_taken_from_a_file(run: Run, tmp_path: Path) -> None:
    run("account", "create", "owner")
    (tmp_path / "short").write_text("kort\n")
    (tmp_path / "chosen").write_text("een tafel met vier poten\n")

    refused = run("account", "password", "owner", "--file", tmp_path / "short", "--language", "nl")
    chosen = run("account", "password", "owner", "--file", tmp_path / "chosen")

    assert "Het wachtwoord is korter dan 12 tekens." in refused.err
    assert (chosen.code, "tafel" in chosen.out + chosen.err) == (exits.OK, False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("key", "revoke", "key-aaaaaaaaaaaaaaaa"), exits.REFUSED),
        (("account", "disable", "niemand"), exits.REFUSED),
        (("account", "assign", "niemand"), exits.USAGE),
        (("key", "create", "Portaal", "--expires", "gisteren"), exits.USAGE),
        (("key", "create", "Portaal", "--expires", "2020-01-01"), exits.REFUSED),
    ],
)
def test_what_is_not_there_or_not_said_well_is_told(run: Run, arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments).code == code


def test_no_secret_stands_in_the_store(run: Run, tmp_path: Path) -> None:
    token = run("key", "create", "Portaal", "--role", "coordinator").out.strip()
    run("account", "create", "owner")
    password = run("account", "reset-password", "owner").out.strip()

    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert token.encode()[24:67] not in held
    assert password.encode() not in held
