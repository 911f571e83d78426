"""Bad lines of the course."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.support.processes import shipped_process
from tests.support.story import Story
from tests.support.table import hash_of
from tests.unit.domain.guards.telling import sections
from tests.unit.domain.refused.row import DAY, LATER, Refused, imported, told

FOUNDING: dict[str, Any] = {"name": "Nieuw", "issue": "Een opgave.", "region": "Nergensland"}
ELSEWHERE = {"key": "nieuw", "on": LATER}
EXTERNAL = {"external": "extern-1", "capacity": "mediator"}
PAUSE = {"reasonCode": "elections", "expectedResumeOn": "2020-06-30"}
PERIOD = {"start": "2021-01-01", "end": "2021-12-31"}
RENEWAL = {"renewal": "RN-01", "termNumber": 2, "trigger": "evaluation", "proposedPeriod": PERIOD}
WAIVED = {"waiver": "W-01", "guard": "G4.2", "reason": "Later.", "decision": "D-01"}
SETTLED = {"waiver": "W-01", "how": "fulfilled"}
RETURN: dict[str, Any] = {"return": "RT-01", "from": "executing", "reasons": ["result"], "returnScope": "everything"}
RETURN |= {"decision": "D-01", "fates": [], "ambitionFate": "unchanged", "repairAgenda": [{"text": "Herstellen."}]}
RETURN |= {"targetOn": "2020-12-31", "funderNoticeNeeded": False}
REPORT = {"reached": "Iets.", "learned": "Veel.", "openDuties": [], "contributionsSettled": True}
ENDED = ("PartnershipEnded", {"kind": "abandoned", "endingReasons": ["silent"]})
ANALYSIS = sections("stakeholderanalyse")
SUBMITTED: dict[str, Any] = {"deliverable": {"kind": "stakeholderanalyse", "version": "1.0"}, "sections": ANALYSIS}
SUBMITTED |= {"sha256": hash_of(ANALYSIS)}


def ready_but_for_the_analysis() -> Story:
    story = Story.begun("BBB")
    voices = {"stakeholders": 5, "keyStakeholders": 2, "missingVoices": ["bewoners"]}
    story.tells("StakeholdersMapped", DAY, data=voices)
    story.tells("RoleAssigned", DAY, assignment="R-01", role="network_coordinator", organisation="AAA")
    return story


def ready() -> Story:
    story = ready_but_for_the_analysis()
    story.tells("DeliverableSubmitted", DAY, data=SUBMITTED)
    return story


def decided(*subjects: dict[str, Any]) -> Story:
    story = imported()
    for subject in subjects:
        story.decides(DAY, subject)
    return story


def waivers() -> Story:
    return decided({"type": "waive_guard", "guard": "G4.2"}, {"type": "waive_guard", "guard": "G3.2"})


def waived() -> Story:
    story = waivers()
    story.tells("GuardWaived", DAY, data=WAIVED)
    story.tells("GuardWaived", DAY, data={**WAIVED, "waiver": "W-02"})
    story.tells("WaiverResolved", DAY, data=SETTLED)
    return story


def renewing() -> Story:
    """All but CCC recommitted, on an ambition that all share."""
    story = decided({"type": "renew", "termNumber": 2})
    story.tells("SharedAmbitionDrafted", DAY, ambitionVersion=1, text="Samen verder.")
    yes = {"ambitionVersion": 1, "stance": "given", "recognise": True, "own": True, "act": True}
    story.tells("RenewalOpened", DAY, data=RENEWAL)
    for code in ("AAA", "BBB", "CCC"):
        story.tells("AmbitionEndorsed", DAY, by=code, organisation=code, data=yes)
    for code in ("AAA", "BBB"):
        story.tells("PartnerRecommitted", DAY, by=code, renewal="RN-01", organisation=code, outcome="continue")
    return story


def with_a_second_version() -> Story:
    second = replace(shipped_process("partnership"), version=2, fingerprint="2" * 64)
    return Story.imported(following=(second,))


ROWS = (
    Refused(
        fact="PartnershipInitiated",
        reason="sequence.founded_twice",
        bad={**FOUNDING, "reason": "Samen.", "initiator": "AAA", "profile": "standard"},
        but=ELSEWHERE,
    ),
    Refused(
        fact="PartnershipImported",
        reason="sequence.founded_twice",
        bad={**FOUNDING, "phase": "executing", "profile": "import", "source": "Een ordner."},
        but=ELSEWHERE,
    ),
    Refused(
        fact="ProfileChanged",
        reason="membership.not_a_party",
        bad={"by": "DDD", "profile": "standard"},
        but={"by": "BBB"},
    ),
    Refused(
        fact="ExternalEngaged",
        reason="duplicate_reference.external",
        bad=EXTERNAL,
        but={"external": "extern-2"},
        upon=told(("ExternalEngaged", EXTERNAL)),
    ),
    Refused(
        fact="StakeholdersMapped",
        reason="membership.not_a_party",
        bad={"by": "DDD", "stakeholders": 5, "keyStakeholders": 2, "missingVoices": ["bewoners"]},
        but={"by": "BBB"},
    ),
    Refused(
        fact="PhaseAdvanced",
        reason="guard.guards_unmet",
        bad={"from": "preparation", "to": "exploring"},
        upon=ready_but_for_the_analysis,
        first=(("DeliverableSubmitted", SUBMITTED),),
    ),
    Refused(
        fact="PhaseAdvanced",
        reason="phase.one_step_only",
        bad={"from": "preparation", "to": "sharing"},
        but={"to": "exploring"},
        upon=ready,
    ),
    Refused(
        fact="ReturnRequested",
        reason="authority.speaks_for_another_party",
        bad={"organisation": "BBB", "to": "sharing", "reasons": ["language"]},
        but={"by": "BBB"},
    ),
    Refused(
        fact="PhaseReturned",
        reason="decision.no_decision_for_this",
        bad={**RETURN, "to": "sharing"},
        but={"to": "agreeing"},
        upon=lambda: decided({"type": "return_phase", "to": "agreeing"}),
    ),
    Refused(
        fact="PartnershipPaused",
        reason="sequence.already_paused",
        bad={**PAUSE, "on": LATER},
        upon=told(("PartnershipPaused", PAUSE)),
        first=(("PartnershipResumed", {"on": LATER}),),
    ),
    Refused(
        fact="PartnershipResumed",
        reason="sequence.not_paused",
        bad={"on": LATER},
        first=(("PartnershipPaused", PAUSE),),
    ),
    Refused(
        fact="GuardWaived",
        reason="not_waivable.absolute_guard",
        bad={**WAIVED, "guard": "G3.5"},
        but={"guard": "G4.2"},
        upon=waivers,
    ),
    Refused(
        fact="WaiverResolved",
        reason="sequence.waiver_already_resolved",
        bad=SETTLED,
        but={"waiver": "W-02"},
        upon=waived,
    ),
    Refused(
        fact="RenewalOpened",
        reason="duplicate_reference.renewal",
        bad=RENEWAL,
        but={"renewal": "RN-02"},
        upon=told(("RenewalOpened", RENEWAL)),
    ),
    Refused(
        fact="PartnerRecommitted",
        reason="authority.speaks_for_another_party",
        bad={"renewal": "RN-01", "organisation": "BBB", "outcome": "continue"},
        but={"by": "BBB"},
        upon=told(("RenewalOpened", RENEWAL)),
    ),
    Refused(
        fact="PartnershipRenewed",
        reason="renewal.not_every_partner_recommitted",
        bad={"renewal": "RN-01", "termNumber": 2, "period": PERIOD, "decision": "D-01"},
        upon=renewing,
        first=(
            ("PartnerRecommitted", {"by": "CCC", "renewal": "RN-01", "organisation": "CCC", "outcome": "continue"}),
        ),
    ),
    Refused(
        fact="PartnershipEnded",
        reason="decision.no_decision_for_this",
        bad={"kind": "dissolved", "endingReasons": ["not_viable"], "decision": "D-01"},
        but={"kind": "completed", "endingReasons": ["ambition_reached"]},
        upon=lambda: decided({"type": "end_partnership", "kind": "completed"}),
    ),
    Refused(
        fact="ProcessMigrated",
        reason="process.no_such_definition",
        bad={"to": {"name": "partnership", "version": 3}, "reason": "Nieuwe afspraken."},
        but={"to": {"name": "partnership", "version": 2}},
        upon=with_a_second_version,
    ),
    Refused(fact="ClosingReportFiled", reason="sequence.not_ended", bad={"on": LATER, **REPORT}, first=(ENDED,)),
)
