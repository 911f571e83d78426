"""Our own code against the vectors that any other implementation is to be held against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.proving import unproven
from tests.support.vectors import DOES

FOLDER = Path(__file__).parents[2] / "vectors"
FILES = ["leaves", "entries", "trees", "inclusion", "consistency", "map", "notes", "checkpoints", "cosignatures"]
CASES: list[tuple[str, dict[str, Any]]] = [
    (name, case) for name in FILES for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["cases"]
]


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda each: each if isinstance(each, str) else each["case"])
def test_every_vector_comes_out(name: str, case: dict[str, Any]) -> None:
    perform = DOES[case["does"]]

    if "refused" in case:
        with unproven(case["refused"]):
            perform(case["given"])
    else:
        assert perform(case["given"]) == case["expected"]


def test_vectors_are_many_and_none_has_the_name_of_another() -> None:
    named = {(name, case["case"]) for name, case in CASES}

    assert len(named) == len(CASES) >= 60
    assert {case["does"] for _, case in CASES} == set(DOES)
