"""Bad lines of deliverables."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story
from tests.support.table import hash_of
from tests.unit.domain.refused.row import DAY, LATER, Refused, told

TAKEN_OVER: dict[str, Any] = {"kind": "afsprakennota", "version": "1.0"}
NEW: dict[str, Any] = {"kind": "afsprakennota", "version": "2.0"}
SMALL: dict[str, Any] = {"kind": "afsprakennota", "version": "2.1"}
SECTIONS = {"signing": {"text": "Getekend."}}
SUBMITTED = ("DeliverableSubmitted", {"deliverable": NEW, "sections": SECTIONS, "sha256": hash_of(SECTIONS)})
CHANGE = {"deliverable": SMALL, "amends": "2.0", "changes": SECTIONS, "objectionThrough": "2020-02-15"}
SIGNATURE = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
BY_BBB = {"by": "BBB", "organisation": "BBB", **SIGNATURE}
submitted = told(SUBMITTED)


def decided(*subjects: str) -> Story:
    """The version was submitted, and decisions on it and on the one taken over were taken."""
    story = submitted()
    story.tells("DeliverableTakenOver", DAY, deliverable=TAKEN_OVER, source="Een convenant.")
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel")
    for subject in subjects:
        story.decides(DAY, {"type": subject, "deliverable": NEW})
    return story


def adopted() -> Story:
    story = decided("adopt_deliverable", "reaffirm_deliverable")
    story.tells("DeliverableAdopted", DAY, deliverable=NEW, decision="D-01")
    return story


def in_force() -> Story:
    story = adopted()
    story.tells("DeliverableInForce", DAY, deliverable=NEW)
    return story


def amended() -> Story:
    story = in_force()
    story.tells("DeliverableAmended", DAY, data={**CHANGE, "sha256": hash_of(SECTIONS)})
    return story


ROWS = (
    Refused(
        fact="DeliverableDrafted",
        reason="sequence.already_submitted",
        bad={"deliverable": NEW},
        but={"deliverable": SMALL},
        upon=submitted,
    ),
    Refused(
        fact="DeliverableSubmitted",
        reason="hash.sections_differ_from_hash",
        bad={**SUBMITTED[1], "sha256": "0" * 64},
        but=SUBMITTED[1],
    ),
    Refused(
        fact="DeliverableAdopted",
        reason="decision.no_decision_for_this",
        bad={"deliverable": NEW, "decision": "D-02"},
        but={"decision": "D-01"},
        upon=lambda: decided("adopt_deliverable", "withdraw_deliverable"),
    ),
    Refused(
        fact="DeliverableSigned",
        reason="sequence.not_adopted",
        bad={**BY_BBB, "deliverable": NEW},
        upon=lambda: decided("adopt_deliverable"),
        first=(("DeliverableAdopted", {"deliverable": NEW, "decision": "D-01"}),),
    ),
    Refused(
        fact="DeliverableSigned",
        reason="membership.not_a_party",
        bad={**BY_BBB, "deliverable": NEW, "by": "DDD", "organisation": "DDD"},
        but=BY_BBB,
        upon=adopted,
    ),
    Refused(
        fact="DeliverableInForce",
        reason="decision.objection_window_open",
        bad={"on": "2020-02-15", "deliverable": SMALL},
        but={"on": "2020-02-16"},
        upon=amended,
    ),
    Refused(
        fact="DeliverableAmended",
        reason="hash.sections_differ_from_hash",
        bad={**CHANGE, "sha256": "0" * 64},
        but={"sha256": hash_of(SECTIONS)},
        upon=in_force,
    ),
    Refused(
        fact="DeliverableReopened",
        reason="sequence.version_replaced",
        bad={"on": LATER, "deliverable": TAKEN_OVER, "reason": "Nieuwe wet."},
        but={"deliverable": NEW},
        upon=in_force,
    ),
    Refused(
        fact="DeliverableSuspended",
        reason="sequence.version_replaced",
        bad={"on": LATER, "deliverable": TAKEN_OVER, "reason": "Rechtszaak."},
        but={"deliverable": NEW},
        upon=in_force,
    ),
    Refused(
        fact="DeliverableReaffirmed",
        reason="decision.no_decision_for_this",
        bad={"deliverable": NEW, "decision": "D-01"},
        but={"decision": "D-02"},
        upon=in_force,
    ),
    Refused(
        fact="DeliverableWithdrawn",
        reason="decision.no_decision_for_this",
        bad={"deliverable": TAKEN_OVER, "decision": "D-01"},
        but={"deliverable": NEW},
        upon=lambda: decided("withdraw_deliverable"),
    ),
    Refused(
        fact="DeliverableTakenOver",
        reason="duplicate_reference.deliverable",
        bad={"deliverable": NEW, "source": "Een convenant."},
        but={"deliverable": TAKEN_OVER},
        upon=submitted,
    ),
)
