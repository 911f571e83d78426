"""Every fact type is refused when it should be, and accepted once what was wrong is mended."""

from __future__ import annotations

import importlib

import pytest

from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from tests.support.story import reasons
from tests.unit.domain.refused.row import Refused

ROWS: list[Refused] = [
    row for subject in SUBJECTS for row in importlib.import_module(f"tests.unit.domain.refused.{subject}").ROWS
]


def test_every_fact_type_has_a_line_that_is_refused() -> None:
    assert sorted({row.fact for row in ROWS}) == sorted(FACT_TYPES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.fact}: {row.reason}")
def test_a_line_is_refused_for_its_reason_and_accepted_when_that_is_mended(row: Refused) -> None:
    story = row.upon()

    refused, accepted = row.tell(story), row.mend(story)

    assert reasons(refused)[:1] == [row.reason]
    assert accepted == []
