"""Bad lines of the parties."""

from __future__ import annotations

from tests.support.story import Story
from tests.unit.domain.refused.row import DAY, LATER, Refused, told

INVITED = ("PartyInvited", {"organisation": "DDD"})
LATE_JOIN = {"joinBy": "2020-06-30", "proviso": "Na de fusie.", "reopensStartnota": False}
NOTICE = {"by": "BBB", "organisation": "BBB", "effectiveOn": "2020-06-30", "reason": "Anders."}
WARNING = {"organisation": "CCC", "grounds": "Geen inbreng.", "repairBy": "2020-02-15"}


def begun() -> Story:
    return Story.begun("BBB")


def decided_to_exclude() -> Story:
    story = Story.imported()
    story.decides(DAY, {"type": "exclude_partner", "organisation": "CCC"}, without=("CCC",))
    return story


def decided_to_admit() -> Story:
    story = Story.imported()
    story.decides(DAY, {"type": "admit_partner", "organisation": "DDD"})
    return story


def signed() -> Story:
    """BBB signed the agreement that the partnership brought along."""
    story = Story.imported()
    version = {"kind": "afsprakennota", "version": "1.0"}
    story.tells("DeliverableTakenOver", DAY, deliverable=version, source="Een convenant.")
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel")
    signing = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
    story.tells("DeliverableSigned", DAY, by="BBB", deliverable=version, organisation="BBB", **signing)
    return story


ROWS = (
    Refused(
        fact="PartyInvited",
        reason="sequence.already_at_the_table",
        bad={"organisation": "BBB"},
        but={"organisation": "DDD"},
    ),
    Refused(
        fact="InvitationAccepted",
        reason="sequence.not_invited",
        bad={"by": "DDD", "organisation": "DDD"},
        first=(INVITED,),
    ),
    Refused(
        fact="InvitationDeclined",
        reason="sequence.not_invited",
        bad={"by": "DDD", "organisation": "DDD"},
        first=(INVITED,),
    ),
    Refused(
        fact="PartyAssociated",
        reason="membership.not_a_party",
        bad={"by": "EEE", "organisation": "DDD", "category": "associated"},
        but={"by": "DDD"},
    ),
    Refused(
        fact="LateJoinAgreed",
        reason="membership.not_a_party",
        bad={"organisation": "DDD", **LATE_JOIN},
        first=(INVITED,),
    ),
    Refused(
        fact="LateJoinFulfilled",
        reason="time.late_join_lapsed",
        bad={"on": "2020-07-01", "organisation": "BBB"},
        but={"on": "2020-06-30"},
        upon=told(("LateJoinAgreed", {"organisation": "BBB", **LATE_JOIN}), upon=begun),
    ),
    Refused(
        fact="LateJoinFulfilled",
        reason="sequence.no_late_join_agreed",
        bad={"organisation": "BBB"},
        upon=begun,
        first=(("LateJoinAgreed", {"organisation": "BBB", **LATE_JOIN}),),
    ),
    Refused(
        fact="ReadinessDeclared",
        reason="authority.speaks_for_another_party",
        bad={"organisation": "BBB", "readiness": "willing"},
        but={"on_behalf_of": "BBB", "evidence": [{"name": "verslag.pdf"}]},
    ),
    Refused(
        fact="PartnerAdmitted",
        reason="decision.no_decision_for_this",
        bad={"organisation": "DDD", "category": "partner", "basis": "decision"},
        but={"decision": "D-01"},
        upon=decided_to_admit,
    ),
    Refused(
        fact="CategoryChanged",
        reason="membership.not_a_party",
        bad={"by": "DDD", "organisation": "DDD", "category": "supporter"},
        first=(("PartyAssociated", {"by": "DDD", "organisation": "DDD", "category": "observer"}),),
    ),
    Refused(
        fact="PartySuspended",
        reason="sequence.already_suspended",
        bad={"on": LATER, "by": "BBB", "organisation": "BBB"},
        upon=told(("PartySuspended", {"by": "BBB", "organisation": "BBB"})),
        first=(("PartyReinstated", {"on": LATER, "by": "BBB", "organisation": "BBB"}),),
    ),
    Refused(
        fact="PartyReinstated",
        reason="sequence.not_suspended",
        bad={"by": "BBB", "organisation": "BBB"},
        first=(("PartySuspended", {"by": "BBB", "organisation": "BBB"}),),
    ),
    Refused(
        fact="WithdrawalNotified", reason="authority.speaks_for_another_party", bad={**NOTICE, "by": "AAA"}, but=NOTICE
    ),
    Refused(
        fact="PartnerWithdrew",
        reason="sequence.withdrawal_not_notified",
        bad={"organisation": "BBB", "settlement": []},
        upon=begun,
        first=(("WithdrawalNotified", NOTICE),),
    ),
    Refused(
        fact="PartyLeft",
        reason="sequence.has_signed",
        bad={"by": "BBB", "organisation": "BBB"},
        but={"by": "CCC", "organisation": "CCC"},
        upon=signed,
    ),
    Refused(
        fact="DefaultNoticeGiven",
        reason="membership.not_a_party",
        bad={**WARNING, "organisation": "DDD"},
        but=WARNING,
    ),
    Refused(
        fact="PartnerExcluded",
        reason="decision.no_default_notice",
        bad={"organisation": "CCC", "decision": "D-01", "settlement": []},
        upon=decided_to_exclude,
        first=(("DefaultNoticeGiven", WARNING),),
    ),
    Refused(
        fact="PartnerSucceeded",
        reason="sequence.no_legal_succession",
        bad={"by": "DDD", "predecessor": "CCC", "successor": "DDD"},
        first=(("OrganisationSucceeded", {"by": "DDD", "key": "CCC", "successor": "DDD", "kind": "merger"}),),
    ),
)
