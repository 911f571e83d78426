"""A bundle for somebody who is pinned: the last checkpoint that reads no further, and no fact behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from partnerflow.application import bundling
from partnerflow.application.ports import Head, Stream
from partnerflow.application.service import Partnerflow
from partnerflow.errors import MalformedError, UnavailableError
from partnerflow.transparency.bundle import Bundle
from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.service import a_service
from tests.unit.application.test_bundling import AWARD, registered, streams, told

GRANT: dict[str, Any] = {**AWARD, "funder": "ZEE", "months": 12, "deliverables": []}
ABOUT = {"name": "Een nota", "issue": "Geen nota.", "reason": "De raad.", "region": "Linde"}


class CutStreams:
    """The streams of a service, each cut at a position."""

    def __init__(self, service: Partnerflow, position: int) -> None:
        self._service, self._position = service, position

    def find(self, kind: str, key: str, *, at_least: int | None = None, head: Head | None = None) -> Stream | None:
        stream = self._service.streams.find(kind, key, at_least=at_least)
        store = self._service.store
        return None if stream is None else self._service.pins.cut(stream, self._position, store.version_at)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._service.streams, name)


def pinned_bundle(service: Partnerflow, position: int, since: int | None = None) -> Bundle:
    seen = replace(service, streams=CutStreams(service, position))
    return bundling.bundle(seen, "nota", since, "link-aaaaaaaaaaaaaaaa", position)


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    """A workspace in which LIN began a partnership, signed at position 5."""
    with a_service() as service:
        registered(service, "LIN", "BRO", "DOR", "ZEE")
        told(service, "partnership", "nota", "PartnershipInitiated", **ABOUT, initiator="LIN", profile="standard")
        service.bundle("nota")
        yield service


def test_it_stays_the_same_whatever_is_recorded_and_signed_later(service: Partnerflow) -> None:
    before = pinned_bundle(service, 5)
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
    told(service, "grant", "GR-1", "GrantApplied", **GRANT)
    service.bundle("nota")

    after = pinned_bundle(service, 5)

    assert after == before
    assert streams(after) == [("nota", 1), ("LIN", 1)]
    assert streams(service.bundle("nota"))[0] == ("nota", 2)


def test_it_verifies_and_goes_on_from_what_was_seen_earlier(service: Partnerflow) -> None:
    seen = service.bundle("nota").checkpoint
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
    service.bundle("nota")
    told(service, "partnership", "nota", "PartyInvited", organisation="BRO")
    service.bundle("nota")

    made = pinned_bundle(service, 6, since=int(seen.split("\n")[1]))

    verdict = verify(made.to_bytes(), since=seen)
    assert streams(made) == [("nota", 2), ("DOR", 1), ("LIN", 1)]
    assert [verdict[name]["outcome"] for name in ("complete", "unaltered", "lawful")] == ["yes", "yes", "yes"]


def test_between_two_checkpoints_it_is_the_earlier_one(service: Partnerflow) -> None:
    for organisation in ("DOR", "BRO"):
        told(service, "partnership", "nota", "PartyInvited", organisation=organisation)
    service.bundle("nota")

    made = pinned_bundle(service, 6)

    assert streams(made) == [("nota", 1), ("LIN", 1)]
    assert verify(made.to_bytes())["complete"]["outcome"] == "yes"


def test_a_checkpoint_behind_the_pin_proves_nothing_to_who_is_pinned(service: Partnerflow) -> None:
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
    newest = int(service.bundle("nota").checkpoint.split("\n")[1])

    with pytest.raises(MalformedError) as beyond:
        pinned_bundle(service, 5, since=newest)

    assert beyond.value.faults[0].data["constraint"] == "beyond_the_checkpoint"


def test_where_nothing_was_signed_by_then_there_is_none() -> None:
    began = {"initiator": "LIN", "profile": "standard"}
    with a_service() as other:
        registered(other, "LIN")
        told(other, "partnership", "nota", "PartnershipInitiated", **ABOUT, **began)

        with pytest.raises(UnavailableError) as unsigned:
            pinned_bundle(other, 2)

    assert unsigned.value.reason == "not_signed_yet"
