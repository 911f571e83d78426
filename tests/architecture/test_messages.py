"""Messages in both languages, each for something that the program can say."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.messages import LANGUAGES, Language, catalogue

ROOT = Path(__file__).parents[2]
NAMED_AFTER = ("no_such_{}", "{}_key", "ref_{}")
"""Reasons and kinds of value that are named after what is referred to."""


def test_both_languages_have_the_same_messages_with_the_same_values() -> None:
    english, dutch = catalogue("en"), catalogue("nl")

    assert set(english) == set(dutch)
    for key in english:
        assert _values(english[key]) == _values(dutch[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_defined_twice(language: Language) -> None:
    keys: list[str] = []
    for file in ROOT.joinpath("src", "partnerflow", "messages", language).glob("*.toml"):
        keys.extend(tomllib.loads(file.read_text("utf-8")))

    assert sorted(keys) == sorted(set(keys))


def test_every_message_is_of_something_that_the_code_names() -> None:
    named = {word for folder in ("src", "api") for word in _named_in(ROOT / folder)} | FACT_TYPES.keys()
    named |= {form.format(word) for form in NAMED_AFTER for word in named}

    unused = [key for key in catalogue("en") if not named.issuperset(key.removesuffix(".*").split("."))]

    assert unused == []


def _values(entry: object) -> set[str]:
    return set(re.findall(r"{(\w+)}", str(entry)))


def _named_in(folder: Path) -> Iterator[str]:
    """The texts in code, and the members of structs as they are called on the wire."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield re.sub(r"_(\w)", lambda found: found[1].upper(), node.target.id)
