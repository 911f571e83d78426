"""Lines to fill forms in with: of the example, of the stories, and one of every fact type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from partnerflow.domain import strict_json
from tests.unit.pages.conftest import EXAMPLE

STORIES = Path(__file__).parents[3] / "stories"


def every_line() -> Iterator[dict[str, Any]]:
    """Every line of the example and of the stories."""
    for file in (EXAMPLE, *sorted(STORIES.glob("*.facts.jsonl"))):
        for raw in file.read_bytes().splitlines():
            line, faults = strict_json.load(raw)
            assert line is not None, faults
            yield line


@cache
def told() -> dict[str, dict[str, Any]]:
    """The last line of the example of each fact type that it has."""
    return {line["fact"]: line for line in every_line() if line["key"] in ("vast-verder", "GR-1", "LIN")}
