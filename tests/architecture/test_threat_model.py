"""The threat model names tests that there are, and leaves out no category of the lists that it follows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODEL = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
ROWS = {
    row[1]: re.findall(r"`(test_\w+)`", row[2])
    for row in re.finditer(r"^\| ((?:API|V)\d+) .*?\|.*?\| (.*) \|$", MODEL, re.MULTILINE)
}


def named_tests() -> set[str]:
    """The name of every test function."""
    return {
        node.name
        for file in ROOT.joinpath("tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }


def test_every_test_that_it_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", MODEL))

    missing = named - named_tests()

    assert len(named) > 80
    assert missing == set()


@pytest.mark.parametrize(("sign", "last"), [("API", 10), ("V", 17)], ids=["OWASP API 2023", "ASVS 5.0"])
def test_every_category_is_there_and_shown_by_a_test(sign: str, last: int) -> None:
    wanted = {f"{sign}{number}" for number in range(1, last + 1)}

    shown = {category for category, named in ROWS.items() if named}

    assert wanted <= shown
