"""Lists hold what is seen and nothing else, and a role that was taken back is gone from them at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.principal import Principal
from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.service import Partnerflow
from partnerflow.errors import NotFoundError
from tests.unit.application.access.world import KEYS, OTHER, WHO, holder, let_in, listed, reading, role, told, workspace


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace(lists=True) as service:
        yield service


def keys(service: Partnerflow, who: Principal, **search: Any) -> list[str]:
    return [item.key for item in reading(service, who).find(PartnershipSearch(**search)).items]


def codes(service: Partnerflow, who: Principal) -> list[str]:
    return [item.key for item in reading(service, who).organisations(after=None, limit=100)]


def test_a_list_holds_the_partnerships_that_are_seen(service: Partnerflow) -> None:
    let_in(service, WHO, "observer", key="vreemd")
    listed(service)

    assert keys(service, holder(role("observer", partnerships=None))) == ["nota", "vreemd"]
    assert keys(service, holder()) == ["vreemd"]
    assert keys(service, holder(role("observer"))) == ["nota", "vreemd"]
    assert keys(service, holder(role("observer"), id_=OTHER)) == ["nota"]
    assert keys(service, holder(role("observer"), id_=OTHER), words="vreemd") == []
    assert keys(service, holder(role("operator", partnerships=None), id_=OTHER)) == []


def test_pages_go_on_within_what_is_seen(service: Partnerflow) -> None:
    both = holder(role("observer", partnerships=frozenset({"nota", "vreemd", "nergens"})))

    first = reading(service, both).find(PartnershipSearch(limit=1))
    second = reading(service, both).find(PartnershipSearch(limit=1, after=first.following))

    assert ([item.key for item in first.items], first.following) == (["nota"], "nota")
    assert ([item.key for item in second.items], second.following) == (["vreemd"], None)


def test_a_revocation_counts_before_the_list_has_read_of_it() -> None:
    with workspace(lists=True) as service:
        let_in(service, WHO, "observer")
        listed(service)
        before = keys(service, holder())
        service.summaries.close()

        told(service, "partnership", "nota", "AccessRevoked", access="AC-01")

        assert before == ["nota"]
        assert service.summaries.readable_by(WHO) == ("nota",)
        assert keys(service, holder()) == []


def test_whose_access_was_revoked_is_no_reader_any_more(service: Partnerflow) -> None:
    let_in(service, WHO, "observer")
    let_in(service, OTHER, "observer", access="AC-02")
    told(service, "partnership", "nota", "AccessRevoked", access="AC-01")
    listed(service)

    assert (service.summaries.readable_by(WHO), service.summaries.readable_by(OTHER)) == ((), ("nota",))


def test_the_register_is_open_to_whoever_keeps_a_record_in_it(service: Partnerflow) -> None:
    let_in(service, WHO, "coordinator", organisation="LIN")
    listed(service)
    everyone = ["BRO", "DOR", "LIN", "ONB", "VRE", "YSE", "ZEE"]

    assert codes(service, holder()) == everyone
    assert codes(service, holder(role("auditor"), id_=OTHER)) == everyone
    assert reading(service, holder()).state("organisation", "ONB").version == 1


def test_everybody_else_sees_the_organisations_that_its_partnerships_name(service: Partnerflow) -> None:
    observer = holder(role("observer"))

    assert codes(service, observer) == ["BRO", "DOR", "LIN", "ZEE"]
    assert [item.key for item in reading(service, observer).organisations(after="BRO", limit=2)] == ["DOR", "LIN"]
    assert reading(service, observer).state("organisation", "ZEE").version == 1
    for unseen in ("ONB", "XXX"):
        with pytest.raises(NotFoundError):
            reading(service, observer).state("organisation", unseen)


def test_an_organisation_leads_to_those_that_it_names_itself(service: Partnerflow) -> None:
    told(service, "organisation", "DOR", "OrganisationSucceeded", by="DOR", successor="ONB", kind="merger")
    observer = holder(role("observer", partnerships=KEYS))

    assert codes(service, observer) == ["BRO", "DOR", "LIN", "ONB", "ZEE"]
    assert reading(service, observer, "organisations.read").state("organisation", "ONB").version == 1


def test_a_word_that_is_put_into_a_text_names_no_organisation(service: Partnerflow) -> None:
    titled = {"corrects": "nota-0001", "pointer": "/data/region", "old": "Linde", "new": "ONB", "reason": "Anders."}
    told(service, "partnership", "nota", "RecordCorrected", **titled)
    observer = holder(role("observer"))

    assert codes(service, observer) == ["BRO", "DOR", "LIN", "ZEE"]
    with pytest.raises(NotFoundError):
        reading(service, observer).state("organisation", "ONB")


def test_an_organisation_that_was_named_by_a_correction_is_seen_after_the_next_one_too(service: Partnerflow) -> None:
    for old, new in (("ZEE", "ONB"), ("ONB", "ZEE")):
        wrong = {"corrects": "GR-LIN-0001", "pointer": "/data/funder", "old": old, "new": new, "reason": "Anders."}
        told(service, "grant", "GR-LIN", "RecordCorrected", **wrong)

    assert "ONB" in codes(service, holder(role("observer")))
