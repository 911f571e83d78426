"""Bad lines of mandates, ratifications and consultations."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story
from tests.unit.domain.refused.row import DAY, Refused, told

VERSION = {"kind": "afsprakennota", "version": "1.0"}
TERMS: dict[str, Any] = {"organ": "bestuur", "instrument": "decision", "reference": "B-1", "scope": ["sign_agreement"]}
TERMS |= {"capacities": ["director"], "jointSignatories": 1, "validFrom": "2020-01-10"}


def mandate(organisation: str, number: int = 1) -> dict[str, Any]:
    return {"mandate": f"M-{organisation}-{number}", "organisation": organisation, **TERMS}


ANOTHER = ("MandateGranted", mandate("BBB", 2))
revoked = told(("MandateGranted", mandate("BBB")), ("MandateRevoked", {"mandate": "M-BBB-1"}))


def signed() -> Story:
    story = Story.imported()
    story.tells("DeliverableTakenOver", DAY, deliverable=VERSION, source="Een convenant.")
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel")
    signing = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
    story.tells("DeliverableSigned", DAY, by="BBB", deliverable=VERSION, organisation="BBB", **signing)
    for code in ("BBB", "CCC"):
        story.tells("MandateGranted", DAY, by=code, data=mandate(code))
    return story


ROWS = (
    Refused(
        fact="MandateGranted",
        reason="duplicate_reference.mandate",
        bad=mandate("BBB"),
        but=mandate("BBB", 2),
        upon=told(("MandateGranted", mandate("BBB"))),
    ),
    Refused(fact="MandateGranted", reason="membership.not_a_party", bad=mandate("DDD"), but=mandate("BBB")),
    Refused(
        fact="MandateAmended",
        reason="sequence.mandate_ended",
        bad={"mandate": "M-BBB-1", "reference": "B-2", "scope": ["explore"]},
        but={"mandate": "M-BBB-2"},
        upon=revoked,
        first=(ANOTHER,),
    ),
    Refused(
        fact="MandateRevoked",
        reason="sequence.mandate_ended",
        bad={"mandate": "M-BBB-1"},
        but={"mandate": "M-BBB-2"},
        upon=revoked,
        first=(ANOTHER,),
    ),
    Refused(
        fact="MandateExpired",
        reason="sequence.mandate_ended",
        bad={"mandate": "M-BBB-1"},
        but={"mandate": "M-BBB-2"},
        upon=revoked,
        first=(ANOTHER,),
    ),
    Refused(
        fact="SignatureRatified",
        reason="authority.mandate_of_another_organisation",
        bad={"deliverable": VERSION, "organisation": "BBB", "mandate": "M-CCC-1"},
        but={"mandate": "M-BBB-1"},
        upon=signed,
    ),
    Refused(
        fact="ConstituencyConsulted",
        reason="unknown_reference.ambition",
        bad={"by": "BBB", "organisation": "BBB", "ambitionVersion": 1, "support": "broad"},
        first=(("SharedAmbitionDrafted", {"ambitionVersion": 1, "text": "Samen verder."}),),
    ),
)
