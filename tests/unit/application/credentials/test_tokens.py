"""Tokens: recognised by their form, and a mistyped one by its checksum, before anybody looks it up."""

from __future__ import annotations

import re

import pytest

from partnerflow.application.credentials.tokens import hash_of, identity_from, make_token, parse_token

CHANCE = bytes(range(32))
TOKEN = "pf_key_aaaqeayeaudaocaj_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh80nK818"


def test_a_token_has_the_form_of_the_specification() -> None:
    token = make_token("key", identity_from(CHANCE), CHANCE)

    assert token == TOKEN
    assert hash_of(token).hex() == "e8612239cd42879583acac9dab59b672271e7e5b7ed80d680614061138b5c12b"


def test_a_token_is_read_back_without_showing_what_opens() -> None:
    found = parse_token(TOKEN)

    assert found is not None
    assert (found.kind, found.id, found.hash) == ("key", "aaaqeayeaudaocaj", hash_of(TOKEN))
    assert TOKEN[24:67] not in repr(found)


@pytest.mark.parametrize("place", [8, 30, 66, 70], ids=["identity", "secret", "last of the secret", "checksum"])
def test_one_wrong_character_makes_it_no_token(place: int) -> None:
    other = "b" if TOKEN[place] != "b" else "c"

    assert parse_token(TOKEN[:place] + other + TOKEN[place + 1 :]) is None


@pytest.mark.parametrize(
    "text", ["", "pf_key_", TOKEN[:-1], f"{TOKEN} ", f"{TOKEN}\n", TOKEN.replace("_key_", "_person_"), "é" * 80]
)
def test_what_has_another_form_is_no_token(text: str) -> None:
    assert parse_token(text) is None


def test_scanners_find_a_token_by_one_expression_whatever_chance_brings() -> None:
    form = re.compile(r"pf_(key|link|session)_[a-z2-7]{16}_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}")

    made = [make_token("link", identity_from(bytes([each] * 32)), bytes([each] * 32)) for each in range(256)]

    assert all(form.fullmatch(token) and parse_token(token) for token in made)
    assert len(set(made)) == 256
