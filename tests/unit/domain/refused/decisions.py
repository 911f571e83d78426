"""Bad lines of decisions and of the agreements on how to decide."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story
from tests.support.table import proposal
from tests.unit.domain.refused.row import DAY, Refused, told

TABLED = proposal()
ADVICE = proposal(method="advice", decider="AAA", entitled=["BBB", "CCC"])
POSITION = {"proposal": "P-01", "round": 1, "position": "consent"}
BY_BBB = {"by": "BBB", "organisation": "BBB"}
OBJECTION = {
    "proposal": "P-01",
    "paramount": True,
    "grounds": "Dit schaadt ons.",
    "touches": ["risk"],
    "objection": "B-01",
}
RAISED = ("ObjectionRaised", {**BY_BBB, **OBJECTION, "round": 1})
INTEGRATED = {"objection": "B-01", "proposal": "P-01", "textChange": "Anders."}
AMENDED = {name: TABLED[name] for name in ("proposal", "subjects", "text", "sha256", "entitled", "deadline")}
DECIDED = {"decision": "D-01", "proposal": "P-01", "round": 1, "outcome": "adopted", "effectiveFrom": DAY}
AGREEMENTS: dict[str, Any] = {"agreements": ["Open."], "silence": "blocks", "decision": "D-01"}
AGREEMENTS |= {"methods": [{"phase": "executing", "method": "consent"}]}
tabled = told(("ProposalTabled", TABLED))
objected = told(RAISED, upon=tabled)


def answered(*codes: str) -> Story:
    story = tabled()
    for code in codes:
        story.tells("PositionTaken", DAY, by=code, organisation=code, data=POSITION)
    return story


def decided() -> Story:
    story = Story.imported()
    for subject in ("other", "process_agreements"):
        story.decides(DAY, {"type": subject, **({"text": "Iets."} if subject == "other" else {})})
    return story


ROWS = (
    Refused(
        fact="ProposalTabled", reason="hash.text_differs_from_hash", bad={**TABLED, "sha256": "0" * 64}, but=TABLED
    ),
    Refused(
        fact="ProposalTabled",
        reason="not_entitled.entitled",
        bad={**TABLED, "entitled": ["AAA", "BBB"]},
        but=TABLED,
    ),
    Refused(
        fact="ProposalAmended",
        reason="sequence.round_out_of_turn",
        bad={**AMENDED, "round": 3},
        but={"round": 2},
        upon=tabled,
    ),
    Refused(
        fact="AdviceGiven",
        reason="authority.speaks_for_another_party",
        bad={"proposal": "P-01", "organisation": "BBB", "advice": "Doen."},
        but={"by": "BBB"},
        upon=told(("ProposalTabled", ADVICE)),
    ),
    Refused(
        fact="PositionTaken",
        reason="sequence.round_out_of_turn",
        bad={**BY_BBB, **POSITION, "round": 2},
        but={"round": 1},
        upon=tabled,
    ),
    Refused(
        fact="ObjectionRaised",
        reason="sequence.round_out_of_turn",
        bad={**BY_BBB, **OBJECTION, "round": 2},
        but={"round": 1},
        upon=tabled,
    ),
    Refused(
        fact="ObjectionIntegrated",
        reason="authority.not_the_raiser",
        bad={**INTEGRATED, "confirmedBy": "CCC"},
        but={"confirmedBy": "BBB"},
        upon=objected,
    ),
    Refused(
        fact="ObjectionWithdrawn",
        reason="unknown_reference.objection",
        bad={"by": "BBB", "objection": "B-02", "proposal": "P-01", "becomes": "concern"},
        but={"objection": "B-01"},
        upon=objected,
    ),
    Refused(
        fact="ProposalWithdrawn",
        reason="sequence.proposal_closed",
        bad={"proposal": "P-01", "reason": "Overbodig."},
        but={"proposal": "P-02"},
        upon=told(("ProposalWithdrawn", {"proposal": "P-01", "reason": "Overbodig."}), upon=tabled),
        first=(("ProposalTabled", proposal(ref="P-02")),),
    ),
    Refused(
        fact="DecisionTaken",
        reason="decision.not_everyone_answered",
        bad=DECIDED,
        upon=lambda: answered("AAA", "BBB"),
        first=(("PositionTaken", {"by": "CCC", "organisation": "CCC", **POSITION}),),
    ),
    Refused(
        fact="ProcessAgreementsSet",
        reason="decision.no_decision_for_this",
        bad=AGREEMENTS,
        but={"decision": "D-02"},
        upon=decided,
    ),
)
