"""Reports of a partnership under another process, and of a day that is over while more is recorded."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.unit.api.sharing.conftest import HERE, Caller, browser, clock, coordinator, having, service
from tests.unit.reports.conftest import text_of

__all__ = ["browser", "clock", "coordinator", "having", "service"]


@pytest.mark.parametrize("kind", ["history", "dossier"])
def test_a_partnership_that_has_hardly_begun_has_a_report_that_says_so(kind: str, coordinator: Caller) -> None:
    response = coordinator.get(f"/partnerships/nota/{kind}.pdf", query_string={"lang": "en"})

    said = text_of(PdfReader(BytesIO(response.data)))
    assert response.status_code == 200
    assert "Een nota" in said
    assert ("There was no advance to a next phase yet." if kind == "history" else "There is no grant.") in said


@pytest.mark.parametrize("kind", ["history", "dossier"])
def test_a_day_that_is_over_gives_the_same_bytes_whatever_is_recorded_later(kind: str, coordinator: Caller) -> None:
    address = f"/partnerships/nota/{kind}.pdf"
    over = {"lang": "nl", "asOf": "2025-01-31", "asKnownAt": "2025-01-31"}
    before, now = (coordinator.get(address, query_string=days).data for days in (over, {"lang": "nl"}))

    told = coordinator.post(f"{HERE}/parties", {"by": "LIN", "data": {"organisation": "DOR"}, "expectedVersion": 3})

    assert told.status_code == 201, told.text
    assert coordinator.get(address, query_string=over).data == before
    assert coordinator.get(address, query_string={"lang": "nl"}).data != now
