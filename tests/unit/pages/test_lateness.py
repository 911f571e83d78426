"""What is late is one number, wherever a page says it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.unit.pages.conftest import EXAMPLE, serving
from tests.unit.pages.markup import Page


@pytest.mark.parametrize(("year", "least"), [(2025, 2), (2026, 11)])
def test_the_overview_counts_as_late_what_the_page_of_the_work_marks_so(year: int, least: int) -> None:
    lines = [line for line in EXAMPLE.read_bytes().split(b"\n") if line]

    with serving(lines, datetime(year, 11, 22, tzinfo=UTC)) as client:
        overview, work = (Page(client.get(f"/partnerships/vast-verder{at}?lang=nl").text) for at in ("", "/work"))

    told = next(each.text for each in overview.all("p", class_="deadlines"))
    marked = [int(number) for each in work.all("h2") for number in re.findall(r"(\d+) te laat", each.text)]
    assert re.findall(r"\d+", told)[0] == str(sum(marked))
    assert sum(marked) >= least
