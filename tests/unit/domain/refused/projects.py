"""Bad lines of projects and joint actions."""

from __future__ import annotations

from tests.support.story import Story
from tests.unit.domain.refused.row import DAY, LATER, Refused, told

PROJECT = {"project": "PF1", "title": "Loket"}
OTHER = {"project": "PF2"}
ACTION = {"action": "A-01", "project": "PF1", "organisation": "BBB", "title": "Bellen"}
STOPPED = ("ProjectStopped", {"project": "PF1", "reason": "Geen geld."})
HANDED = {"project": "PF1", "receiver": "DDD", "decision": "D-01", "handover": ["Sleutels."], "ownershipSettled": True}
two = told(("ProjectDefined", PROJECT), ("ProjectDefined", {**PROJECT, "project": "PF2"}))
stopped = told(STOPPED, upon=two)
closed = told(
    ("ActionStarted", ACTION),
    ("ActionStarted", {**ACTION, "action": "A-02"}),
    ("ActionDropped", {"action": "A-01", "reason": "Overbodig."}),
    upon=two,
)


def decided_to_hand_over() -> Story:
    story = two()
    story.decides(DAY, {"type": "hand_over_project", "project": "PF1", "receiver": "DDD"})
    return story


ROWS = (
    Refused(
        fact="ProjectDefined",
        reason="duplicate_reference.project",
        bad=PROJECT,
        but={"project": "PF3"},
        upon=two,
    ),
    Refused(fact="ProjectStarted", reason="sequence.project_status", bad={"project": "PF1"}, but=OTHER, upon=stopped),
    Refused(
        fact="ProjectSuspended",
        reason="sequence.project_status",
        bad={"project": "PF1", "reason": "Wachten."},
        but=OTHER,
        upon=told(("ProjectStarted", OTHER), upon=stopped),
    ),
    Refused(
        fact="ProjectResumed",
        reason="sequence.project_status",
        bad={"on": LATER, "project": "PF2"},
        upon=told(("ProjectStarted", OTHER), upon=two),
        first=(("ProjectSuspended", {**OTHER, "reason": "Wachten."}),),
    ),
    Refused(
        fact="ProjectCompleted",
        reason="sequence.project_status",
        bad={"project": "PF1", "result": "Klaar."},
        but=OTHER,
        upon=told(("ProjectStarted", OTHER), upon=stopped),
    ),
    Refused(
        fact="ProjectStopped",
        reason="sequence.project_status",
        bad={"project": "PF1", "reason": "Geen geld."},
        but=OTHER,
        upon=stopped,
    ),
    Refused(
        fact="HandoverAccepted",
        reason="authority.speaks_for_another_party",
        bad={"organisation": "DDD", "project": "PF1"},
        but={"by": "DDD"},
        upon=two,
    ),
    Refused(
        fact="ProjectHandedOver",
        reason="sequence.handover_not_accepted",
        bad=HANDED,
        upon=decided_to_hand_over,
        first=(("HandoverAccepted", {"by": "DDD", "organisation": "DDD", "project": "PF1"}),),
    ),
    Refused(
        fact="ActionStarted",
        reason="unknown_reference.project",
        bad={**ACTION, "project": "PF9"},
        but={"project": "PF1"},
        upon=two,
    ),
    Refused(
        fact="ActionCompleted",
        reason="sequence.action_closed",
        bad={"action": "A-01", "result": "Gedaan."},
        but={"action": "A-02"},
        upon=closed,
    ),
    Refused(
        fact="ActionDropped",
        reason="sequence.action_closed",
        bad={"action": "A-01", "reason": "Overbodig."},
        but={"action": "A-02"},
        upon=closed,
    ),
)
