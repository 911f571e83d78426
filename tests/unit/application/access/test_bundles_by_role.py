"""One history in several redactions: each bundle holds less of the texts, and each proves all of the facts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerflow.application.access.principal import Assignment, everything
from partnerflow.application.service import Partnerflow
from partnerflow.transparency.bundle import Bundle
from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.unit.application.access.example import KEY, example
from tests.unit.application.access.world import OTHER, WHO, holder, reading, tell

ROLES = ("coordinator", "representative", "funder")


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    with example() as service:
        yield service


@pytest.fixture(scope="module")
def kept(service: Partnerflow) -> str:
    """The checkpoint that somebody kept, before more was recorded."""
    note = service.bundle(KEY).checkpoint
    tell(service, everything(WHO), "AccessGranted", by="LIN", key=KEY, access="AC-01", principal=OTHER, role="observer")
    return note


@pytest.fixture(scope="module")
def bundles(service: Partnerflow, kept: str) -> dict[str, Bundle]:
    return {name: bundle(service, name, int(kept.split("\n")[1])) for name in ROLES}


def bundle(service: Partnerflow, name: str, since: int) -> Bundle:
    held = Assignment(role=name, actor="WON", partnerships=frozenset({KEY}))
    return reading(service, holder(held)).bundle(KEY, since=since)


def texts(bundle: Bundle) -> set[str]:
    return {text.value for stream in bundle.streams for text in stream.disclosures}


@pytest.mark.parametrize("name", ROLES)
def test_each_redaction_verifies_without_us(bundles: dict[str, Bundle], kept: str, name: str) -> None:
    verdict = verify(bundles[name].to_bytes(), since=kept)

    assert [verdict[part]["outcome"] for part in ("complete", "unaltered", "lawful")] == ["yes", "yes", "yes"]


def test_all_of_them_prove_the_same_facts_under_the_same_checkpoint(bundles: dict[str, Bundle]) -> None:
    proven = {
        (made.checkpoint, tuple((stream.key, stream.events, stream.path) for stream in made.streams))
        for made in bundles.values()
    }

    assert len(proven) == 1


def test_each_holds_fewer_texts_than_the_one_before(bundles: dict[str, Bundle]) -> None:
    coordinator, representative, funder = (texts(bundles[name]) for name in ROLES)

    assert funder < representative < coordinator
