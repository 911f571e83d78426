"""Bad lines of persons, roles and bodies."""

from __future__ import annotations

from tests.support.story import Story
from tests.unit.domain.refused.row import DAY, LATER, Refused, told

PERSON = {"person": "p-001", "name": "Bo Bedenksel"}
ROLE = {"assignment": "R-01", "role": "monitoring", "organisation": "BBB"}
GROUP = {"name": "Kerngroep", "domain": "voorbereiden", "members": ["AAA", "BBB"], "method": "consent"}
BODY = {"body": "kerngroep", **GROUP}
SECOND = ("BodyEstablished", {"body": "werkgroep", **GROUP})
established = told(("BodyEstablished", BODY))


def decided_to_delegate() -> Story:
    story = established()
    story.decides(DAY, {"type": "delegate", "body": "kerngroep", "delegated": ["assign_role"]})
    return story


ROWS = (
    Refused(
        fact="PersonRegistered",
        reason="duplicate_reference.person",
        bad=PERSON,
        but={"person": "p-002"},
        upon=told(("PersonRegistered", PERSON)),
    ),
    Refused(
        fact="PersonErased",
        reason="sequence.already_erased",
        bad={"person": "p-001", "reasonCode": "request"},
        but={"person": "p-002"},
        upon=told(("PersonRegistered", PERSON), ("PersonErased", {"person": "p-001", "reasonCode": "request"})),
        first=(("PersonRegistered", {**PERSON, "person": "p-002"}),),
    ),
    Refused(fact="RoleAssigned", reason="membership.not_a_party", bad={**ROLE, "organisation": "DDD"}, but=ROLE),
    Refused(
        fact="RoleAccepted",
        reason="sequence.role_ended",
        bad={"by": "BBB", "assignment": "R-01"},
        but={"assignment": "R-02"},
        upon=told(("RoleAssigned", ROLE), ("RoleEnded", {"assignment": "R-01"})),
        first=(("RoleAssigned", {**ROLE, "assignment": "R-02"}),),
    ),
    Refused(
        fact="RoleEnded",
        reason="sequence.role_ended",
        bad={"assignment": "R-01"},
        but={"assignment": "R-02"},
        upon=told(("RoleAssigned", ROLE), ("RoleEnded", {"assignment": "R-01"})),
        first=(("RoleAssigned", {**ROLE, "assignment": "R-02"}),),
    ),
    Refused(fact="BodyEstablished", reason="membership.not_a_party", bad={**BODY, "members": ["AAA", "DDD"]}, but=BODY),
    Refused(
        fact="BodyMemberJoined",
        reason="sequence.already_a_member",
        bad={"body": "kerngroep", "organisation": "BBB"},
        but={"organisation": "CCC"},
        upon=established,
    ),
    Refused(
        fact="BodyMemberLeft",
        reason="sequence.not_a_member",
        bad={"body": "kerngroep", "organisation": "CCC"},
        but={"organisation": "BBB"},
        upon=established,
    ),
    Refused(
        fact="DecisionDelegated",
        reason="decision.no_decision_for_this",
        bad={"body": "kerngroep", "delegated": ["plan_evaluation"], "decision": "D-01"},
        but={"delegated": ["assign_role"]},
        upon=decided_to_delegate,
    ),
    Refused(
        fact="BodyDissolved",
        reason="sequence.body_dissolved",
        bad={"on": LATER, "body": "kerngroep"},
        but={"body": "werkgroep"},
        upon=told(("BodyDissolved", {"body": "kerngroep"}), upon=established),
        first=(SECOND,),
    ),
)
