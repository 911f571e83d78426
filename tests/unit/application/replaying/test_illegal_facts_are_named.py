"""A fact that was written past the rules is named with the rule that it breaks, and nothing else is."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import pytest

from partnerflow.domain.catalogue import SUBJECTS
from partnerflow.errors import Fault
from tests.support.replaying import kept, kept_with, reasons
from tests.unit.domain.refused.row import Refused

ROWS: list[Refused] = [
    row for subject in SUBJECTS for row in importlib.import_module(f"tests.unit.domain.refused.{subject}").ROWS
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.fact}: {row.reason}")
def test_what_the_door_refuses_is_named_where_it_stands_stored_all_the_same(
    row: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = row.upon()
    lines: list[Mapping[str, Any]] = []

    def overheard(line: Mapping[str, Any]) -> list[Fault]:
        lines.append(line)
        return []

    monkeypatch.setattr(story.world, "tell", overheard)
    row.tell(story)

    before, after = kept(story.world).found(), kept_with(story.world, lines[0]).found()

    assert reasons(before) == []
    assert reasons(after) == [(lines[0]["id"], row.reason)]
