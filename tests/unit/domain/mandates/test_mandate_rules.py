"""Mandates and the signatures they cure: what is refused, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.story import Story, reasons

VERSION = {"kind": "afsprakennota", "version": "1.0"}


def mandate(ref: str, organisation: str, **more: Any) -> dict[str, Any]:
    """The data of a mandate."""
    return {
        "mandate": ref,
        "organisation": organisation,
        "organ": "bestuur",
        "instrument": "decision",
        "reference": "B-1",
        "scope": ["sign_agreement"],
        "capacities": ["director"],
        "jointSignatories": 1,
        "validFrom": "2020-01-10",
        **more,
    }


def signed_by(organisation: str) -> Story:
    """A partnership whose agreement one organisation signed without a mandate."""
    story = Story.imported()
    story.tells("DeliverableTakenOver", "2020-01-10", deliverable=VERSION, source="Een convenant.")
    story.tells("PersonRegistered", "2020-01-10", person="p-001", name="Bo Bedenksel")
    signing = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
    story.tells(
        "DeliverableSigned", "2020-01-10", by=organisation, deliverable=VERSION, organisation=organisation, **signing
    )
    return story


def test_a_mandate_may_be_presented_by_who_keeps_the_record() -> None:
    story = Story.imported()

    own = story.asks("MandateGranted", "2020-01-10", by="BBB", data=mandate("M-BBB-1", "BBB"))
    by_another = story.asks("MandateGranted", "2020-01-10", by="CCC", data=mandate("M-BBB-2", "BBB"))

    assert own == by_another == []


def test_who_speaks_for_another_brings_proof_of_its_mandate() -> None:
    story = Story.imported()
    proven = mandate("M-BBB-1", "BBB", evidence=[{"name": "besluit.pdf"}])

    bare = story.asks("MandateGranted", "2020-01-10", on_behalf_of="BBB", data=mandate("M-BBB-1", "BBB"))

    assert reasons(bare) == ["authority.no_evidence"]
    assert story.asks("MandateGranted", "2020-01-10", on_behalf_of="BBB", data=proven) == []


def test_a_mandate_is_of_an_organisation_that_was_asked_to_the_table_and_has_not_gone() -> None:
    story = Story.imported()
    story.tells("PartyInvited", "2020-01-08", organisation="DDD")
    story.tells("PartyLeft", "2020-01-09", by="CCC", organisation="CCC")

    stranger = story.asks("MandateGranted", "2020-01-10", data=mandate("M-EEE-1", "EEE"))
    gone = story.asks("MandateGranted", "2020-01-10", data=mandate("M-CCC-1", "CCC"))
    invited = story.asks("MandateGranted", "2020-01-10", by="DDD", data=mandate("M-DDD-1", "DDD"))

    assert reasons(stranger) == reasons(gone) == ["membership.not_a_party"]
    assert invited == []


def test_a_mandate_may_be_older_than_the_invitation() -> None:
    story = Story.imported()
    story.tells("PartyInvited", "2020-02-01", organisation="DDD")

    granted = story.asks("MandateGranted", "2020-01-10", known="2020-02-02", by="DDD", data=mandate("M-DDD-1", "DDD"))

    assert granted == []


def test_a_mandate_runs_forward() -> None:
    story = Story.imported()

    backward = story.asks("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA", validThrough="2020-01-09"))
    one_day = story.asks("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA", validThrough="2020-01-10"))

    assert reasons(backward) == ["time.ends_before_it_begins"]
    assert one_day == []


def test_what_an_amendment_does_not_name_stays() -> None:
    story = Story.imported()
    limit = {"minor": 100, "currency": "EUR"}
    story.tells("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA", limit=limit, validThrough="2020-06-30"))

    story.tells("MandateAmended", "2020-02-01", mandate="M-AAA-1", reference="B-2", validThrough="2020-12-31")

    amended = story.state.mandates.by_ref["M-AAA-1"]
    assert (amended.stated("2020-02-01").limit.minor, amended.stated("2020-02-01").scope) == (100, ("sign_agreement",))
    assert amended.lapse("2020-01-31") is None
    assert amended.lapse("2020-12-31") is None
    assert amended.lapse("2021-01-01") == "expired"


@pytest.mark.parametrize(("fact", "last_valid"), [("MandateRevoked", "2020-01-31"), ("MandateExpired", "2020-02-01")])
def test_the_day_of_expiry_is_valid_and_that_of_revocation_is_not(fact: str, last_valid: str) -> None:
    story = Story.imported()
    story.tells("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA"))

    story.tells(fact, "2020-02-01", known="2020-03-01", by="BBB", mandate="M-AAA-1")

    ended = story.state.mandates.by_ref["M-AAA-1"]
    assert [day for day in ("2020-01-31", "2020-02-01", "2020-02-02") if ended.lapse(day) is None][-1] == last_valid


def test_nothing_happens_to_a_mandate_that_ended() -> None:
    story = Story.imported()
    story.tells("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA"))
    story.tells("MandateExpired", "2020-02-01", mandate="M-AAA-1")

    revoked = story.asks("MandateRevoked", "2020-02-02", mandate="M-AAA-1")
    amended = story.asks("MandateAmended", "2020-02-02", mandate="M-AAA-1", reference="B-2", scope=["explore"])

    assert reasons(revoked) == reasons(amended) == ["sequence.mandate_ended"]


def test_a_signature_is_ratified_by_a_mandate_of_the_organisation_that_signed() -> None:
    story = signed_by("BBB")
    for code in ("BBB", "CCC"):
        story.tells("MandateGranted", "2020-02-01", by=code, data=mandate(f"M-{code}-1", code))
    ratified = {"deliverable": VERSION, "organisation": "BBB"}

    borrowed = story.asks("SignatureRatified", "2020-02-02", by="BBB", **ratified, mandate="M-CCC-1")
    own = story.asks("SignatureRatified", "2020-02-02", by="AAA", **ratified, mandate="M-BBB-1")

    assert reasons(borrowed) == ["authority.mandate_of_another_organisation"]
    assert own == []


@pytest.mark.parametrize("named", ["CCC", "DDD"])
def test_a_legal_successor_ratifies_what_its_predecessor_signed_under_a_mandate_of_its_own(named: str) -> None:
    story = signed_by("CCC")
    story.tells("MandateGranted", "2020-01-20", by="CCC", data=mandate("M-CCC-1", "CCC"))
    story.succeeds("2020-02-01", "CCC", "DDD")
    story.tells("MandateGranted", "2020-02-02", by="DDD", data=mandate("M-DDD-1", "DDD"))
    ratified = {"deliverable": VERSION, "organisation": named}

    assert story.asks("SignatureRatified", "2020-02-02", by="DDD", **ratified, mandate="M-DDD-1") == []


def test_what_was_not_signed_is_not_ratified() -> None:
    story = signed_by("BBB")
    story.tells("MandateGranted", "2020-02-01", by="CCC", data=mandate("M-CCC-1", "CCC"))
    ratified = {"organisation": "CCC", "mandate": "M-CCC-1"}

    unsigned = story.asks("SignatureRatified", "2020-02-02", by="CCC", deliverable=VERSION, **ratified)
    unknown = story.asks(
        "SignatureRatified", "2020-02-02", by="CCC", deliverable={**VERSION, "version": "9.0"}, **ratified
    )

    assert reasons(unsigned) == ["sequence.not_signed"]
    assert reasons(unknown) == ["unknown_reference.deliverable"]


def test_a_constituency_may_be_consulted_on_a_text_that_was_not_yet_told() -> None:
    story = Story.imported()
    consulted = {"organisation": "BBB", "deliverable": {**VERSION, "version": "2.0"}, "support": "broad"}

    by_another = story.asks("ConstituencyConsulted", "2020-02-01", by="CCC", **consulted)

    assert reasons(by_another) == ["authority.speaks_for_another_party"]
    assert story.asks("ConstituencyConsulted", "2020-02-01", by="BBB", **consulted) == []
