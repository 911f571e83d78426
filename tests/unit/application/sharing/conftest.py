"""A partnership that LIN began on 1 January 2025, with a grant; today is the last day of 2026."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from partnerflow.application.service import Partnerflow
from partnerflow.application.sharing.request import Shared, ShareRequest
from tests.support.ledgers import HandClock
from tests.support.service import a_service
from tests.unit.application.test_bundling import AWARD, registered, told

SHARER = "person-aaaaaaaaaaaaaaaa"
NOW = datetime(2026, 12, 31, 12, tzinfo=UTC)
ABOUT: dict[str, Any] = {
    "name": "Een nota",
    "issue": "Geen nota.",
    "reason": "De raad.",
    "region": "Linde",
    "initiator": "LIN",
    "profile": "standard",
}
GRANT: dict[str, Any] = {**AWARD, "funder": "ZEE", "months": 12, "deliverables": []}


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture
def service(clock: HandClock) -> Iterator[Partnerflow]:
    with a_service() as service:
        registered(service, "LIN", "DOR", "ZEE")
        told(service, "partnership", "nota", "PartnershipInitiated", **ABOUT)
        told(service, "grant", "GR-1", "GrantApplied", **GRANT)
        yield replace(service, clock=clock)


def shared(service: Partnerflow, **asked: Any) -> Shared:
    """A link of LIN for a funder, good until New Year's Day has passed."""
    usual = {"key": "nota", "by": "LIN", "role": "funder", "expires": datetime(2027, 1, 2, tzinfo=UTC)}
    return service.share(ShareRequest(**{**usual, **asked}), principal=SHARER)


def names(service: Partnerflow) -> list[str]:
    """The facts of the partnership by type."""
    stream = service.streams.find("partnership", "nota")
    assert stream is not None
    return [fact.type for fact in stream.history.facts]
