"""Mandates and the signatures they cure: what is refused, and what is not."""

from __future__ import annotations

from typing import Any

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


def test_an_organisation_presents_its_own_mandate_in_its_own_name() -> None:
    story = Story.imported()

    own = story.asks("MandateGranted", "2020-01-10", by="BBB", data=mandate("M-BBB-1", "BBB"))
    by_another = story.asks("MandateGranted", "2020-01-10", by="CCC", data=mandate("M-BBB-2", "BBB"))
    misnamed = story.asks("MandateGranted", "2020-01-10", by="BBB", data=mandate("M-CCC-1", "BBB"))

    assert own == []
    assert reasons(by_another) == reasons(misnamed) == ["authority.mandate_of_another_organisation"]
    assert (by_another[0].pointer, misnamed[0].pointer) == ("/by", "/data/mandate")


def test_a_mandate_is_presented_on_behalf_of_its_organisation_with_evidence() -> None:
    story = Story.imported()
    proven = mandate("M-BBB-1", "BBB", evidence=[{"name": "besluit.pdf"}])

    assert story.asks("MandateGranted", "2020-01-10", on_behalf_of="BBB", data=proven) == []


def test_a_mandate_runs_forward_also_when_it_is_amended() -> None:
    story = Story.imported()

    backward = story.asks("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA", validThrough="2020-01-09"))
    story.tells("MandateGranted", "2020-01-10", data=mandate("M-AAA-1", "AAA"))
    amended = story.asks("MandateAmended", "2020-02-01", mandate="M-AAA-1", reference="B-2", validThrough="2020-01-09")

    assert reasons(backward) == reasons(amended) == ["time.ends_before_it_begins"]


def test_an_organisation_changes_only_its_own_mandate() -> None:
    story = Story.imported()
    story.tells("MandateGranted", "2020-01-10", by="BBB", data=mandate("M-BBB-1", "BBB"))

    by_another = story.asks("MandateRevoked", "2020-02-01", by="CCC", mandate="M-BBB-1")
    own = story.asks("MandateRevoked", "2020-02-01", by="BBB", mandate="M-BBB-1")

    assert reasons(by_another) == ["authority.mandate_of_another_organisation"]
    assert own == []


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
    by_another = story.asks("SignatureRatified", "2020-02-02", by="CCC", **ratified, mandate="M-BBB-1")
    own = story.asks("SignatureRatified", "2020-02-02", by="BBB", **ratified, mandate="M-BBB-1")

    assert reasons(borrowed) == ["authority.mandate_of_another_organisation"]
    assert reasons(by_another) == ["authority.speaks_for_another_party"]
    assert own == []


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


def test_a_constituency_is_consulted_on_a_version_that_exists() -> None:
    story = Story.imported()
    consulted = {"organisation": "BBB", "deliverable": VERSION, "support": "broad"}

    unknown = story.asks("ConstituencyConsulted", "2020-02-01", by="BBB", **consulted)
    story.tells("DeliverableDrafted", "2020-02-01", deliverable=VERSION)
    known = story.asks("ConstituencyConsulted", "2020-02-01", by="BBB", **consulted)

    assert reasons(unknown) == ["unknown_reference.deliverable"]
    assert known == []
