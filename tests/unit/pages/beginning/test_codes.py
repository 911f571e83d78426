"""Codes for who gave none: short, of the form that references have, and told apart."""

from __future__ import annotations

import re
from itertools import islice

import pytest

from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow_api.pages.beginning.codes import code_for, keys_for

NAMES = ["Stad Linde", "vzw De Brug", "Regionaal Overleg Wonen en Zorg", "Ω", "42", "Één", "O" * 200, "a-b_c d/e"]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_gives_a_code_and_a_key_of_the_right_form(name: str) -> None:
    code, key = code_for(name, ()), next(keys_for(name))

    assert re.fullmatch(KEY_PATTERNS["organisation"], code)
    assert re.fullmatch(KEY_PATTERNS["partnership"], key)


def test_a_code_that_is_taken_is_told_apart_by_a_number() -> None:
    codes = [code_for("Stad Linde", ()), code_for("Stad Linde", {"SLI"}), code_for("Stad Linde", {"SLI", "SLI2"})]

    assert codes == ["SLI", "SLI2", "SLI3"]


def test_keys_go_on_from_the_plainest() -> None:
    assert list(islice(keys_for("Zuidkade samen!"), 3)) == ["zuidkade-samen", "zuidkade-samen-2", "zuidkade-samen-3"]
