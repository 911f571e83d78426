"""The feed shows whoever may follow it what its roles see of each stream, and goes on where the log does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import ERASED
from partnerflow.domain.sealing import texts_of
from partnerflow.errors import ForbiddenError
from tests.unit.application.access.world import holder, let_in, reading, role, told, workspace

AUDITOR = Assignment(role="auditor", through="2026-12-31")


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        told(service, "partnership", "nota", "LearningMomentHeld", seeNow="Dit.", doNow="Dat.", doBetter="Meer.")
        yield service


def test_an_auditor_follows_everything_without_what_its_role_does_not_see(service: Partnerflow) -> None:
    page = reading(service, holder(AUDITOR), "events.read").feed(after=0, limit=100, wait=0)

    assert [item.position for item in page.items] == list(range(1, service.store.position() + 1))
    (learned,) = [item.fact for item in page.items if item.fact.type == "LearningMomentHeld"]
    (founding,) = [item.fact for item in page.items if item.fact.id == "nota-0001"]
    assert set(texts_of(learned).values()) == {ERASED}
    assert "Geen nota." in texts_of(founding).values()


def test_what_is_not_seen_is_left_out_and_the_position_goes_on(service: Partnerflow) -> None:
    follower = holder(AUDITOR, pinned=9)

    page = reading(service, follower, "events.read").feed(after=7, limit=100, wait=0)

    assert [item.position for item in page.items] == [8, 9]
    assert page.position == service.store.position()


@pytest.mark.parametrize("name", ["coordinator", "auditor"])
def test_a_role_in_one_partnership_does_not_open_the_log(service: Partnerflow, name: str) -> None:
    let_in(service, "person-aaaaaaaaaaaaaaaa", "coordinator", organisation="LIN")

    with pytest.raises(ForbiddenError):
        reading(service, holder(role(name, "LIN")), "events.read")
