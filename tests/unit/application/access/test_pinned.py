"""What somebody sees who is pinned to a position of the log: what stood there, and nothing that came later."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from partnerflow.application.access.pinned import Pins
from partnerflow.application.ports import Stream
from partnerflow.application.service import Partnerflow
from tests.support.service import a_service
from tests.unit.application.test_bundling import registered, told

ABOUT = {"name": "Een nota", "issue": "Geen nota.", "reason": "De raad.", "region": "Linde"}


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    """A partnership of one fact at position 3, and of two facts at position 4."""
    with a_service() as service:
        registered(service, "LIN", "DOR")
        told(service, "partnership", "nota", "PartnershipInitiated", **ABOUT, initiator="LIN", profile="standard")
        told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
        yield service


def found(service: Partnerflow) -> Stream:
    stream = service.streams.find("partnership", "nota")
    assert stream is not None
    return stream


def test_it_has_not_begun_before_its_first_fact_and_is_whole_from_its_last_on(service: Partnerflow) -> None:
    now, pins = found(service), Pins()

    cuts = [pins.cut(now, position, service.store.version_at) for position in range(6)]

    assert [cut and (cut.head.version, cut.history.version) for cut in cuts] == [
        *[None] * 3,
        (1, 1),
        (2, 2),
        (2, 2),
    ]
    assert cuts[5] is now


def test_a_later_fact_changes_nothing_of_what_was_cut(service: Partnerflow) -> None:
    pins = Pins()
    before = pins.cut(found(service), 3, service.store.version_at)
    registered(service, "ZEE")
    told(service, "partnership", "nota", "PartyInvited", organisation="ZEE")

    after = pins.cut(found(service), 3, service.store.version_at)

    assert before is not None
    assert after is not None
    assert (after.head, after.history.facts) == (before.head, before.history.facts)


def test_nothing_can_be_appended_behind_a_cut(service: Partnerflow) -> None:
    cut = Pins().cut(found(service), 3, service.store.version_at)

    assert cut is not None
    assert cut.head.frontier == b""


def test_a_place_is_looked_up_once_and_forgotten_when_others_were_asked_for_since(service: Partnerflow) -> None:
    asked: list[int] = []

    def version_at(stream_id: UUID, position: int) -> int:
        asked.append(position)
        return service.store.version_at(stream_id, position)

    pins, now = Pins(capacity=2), found(service)
    for position in (3, 4, 3, 2, 4):
        pins.cut(now, position, version_at)

    assert asked == [3, 4, 2, 4]
