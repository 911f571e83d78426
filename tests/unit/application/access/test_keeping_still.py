"""A reader that keeps still sees each stream as it was found first, until something is told or the answer leaves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerflow.application.service import Partnerflow
from tests.unit.application.access.world import WHO, holder, let_in, reading, role, told, workspace


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        yield service


def test_a_page_speaks_of_one_version_of_a_partnership_whatever_is_told_meanwhile(service: Partnerflow) -> None:
    looking = reading(service, holder(role("observer")))
    looking.keep_still()
    before = looking.state("partnership", "nota").version

    let_in(service, WHO, "observer")

    assert looking.state("partnership", "nota").version == before
    assert reading(service, holder(role("observer"))).state("partnership", "nota").version == before + 1


def test_once_an_answer_has_left_the_next_one_sees_what_was_told(service: Partnerflow) -> None:
    looking = reading(service, holder(role("observer")))
    looking.keep_still()
    before = looking.state("partnership", "nota").version
    let_in(service, WHO, "observer")

    looking.settle()

    assert looking.state("partnership", "nota").version == before + 1


def test_what_a_page_is_kept_by_changes_with_the_record_and_with_the_roles_of_who_looks(service: Partnerflow) -> None:
    observer, coordinator = holder(role("observer")), holder(role("coordinator", "LIN"))
    before = reading(service, observer).standing("nota")
    same, other = reading(service, observer).standing("nota"), reading(service, coordinator).standing("nota")

    told(service, "organisation", "LIN", "OrganisationRenamed", name="Een andere naam")

    assert same == before
    assert other != before
    assert reading(service, observer).standing("nota") != before
