"""Bad lines of access."""

from __future__ import annotations

from tests.unit.domain.refused.row import DAY, LATER, Refused, told

GIVEN = {"access": "AC-01", "principal": "person-abcdefghijklmnop", "role": "observer"}
VOICE = {**GIVEN, "role": "lead_partner"}
SIGNATORY = {**GIVEN, "role": "signatory", "organisation": "BBB", "person": "p-001"}
LINK = {**GIVEN, "principal": "link-abcdefghijklmnop"}
PERSON = {"person": "p-001", "name": "Bo Bedenksel"}

ROWS = (
    Refused(
        fact="AccessGranted",
        reason="duplicate_reference.access",
        bad=GIVEN,
        but={"access": "AC-02"},
        upon=told(("AccessGranted", GIVEN)),
    ),
    Refused(
        fact="AccessGranted",
        reason="authority.voice_without_organisation",
        bad=VOICE,
        but={"organisation": "BBB"},
    ),
    Refused(
        fact="AccessGranted",
        reason="membership.not_a_party",
        bad={**VOICE, "organisation": "DDD"},
        but={"organisation": "DDD"},
        first=(("PartyInvited", {"organisation": "DDD"}),),
    ),
    Refused(
        fact="AccessGranted",
        reason="authority.voice_without_proof",
        bad=SIGNATORY,
        but={"person": "p-002"},
        upon=told(
            ("PersonRegistered", {**PERSON, "organisation": "CCC"}),
            ("PersonRegistered", {**PERSON, "person": "p-002", "organisation": "BBB"}),
        ),
    ),
    Refused(
        fact="AccessGranted",
        reason="authority.link_cannot_speak",
        bad={**LINK, "role": "coordinator"},
        but={"role": "funder"},
    ),
    Refused(
        fact="AccessGranted",
        reason="time.access_without_last_day",
        bad={**GIVEN, "role": "auditor"},
        but={"through": DAY},
    ),
    Refused(
        fact="AccessGranted",
        reason="time.already_past",
        bad={**GIVEN, "on": LATER, "through": DAY},
        but={"through": LATER},
    ),
    Refused(
        fact="AccessRevoked",
        reason="sequence.access_ended",
        bad={"on": LATER, "access": "AC-01"},
        but={"access": "AC-02"},
        upon=told(
            ("AccessGranted", {**GIVEN, "through": DAY}),
            ("AccessGranted", {**GIVEN, "access": "AC-02", "through": LATER}),
        ),
    ),
    Refused(
        fact="AccessRevoked",
        reason="unknown_reference.access",
        bad={"access": "AC-02"},
        but={"access": "AC-01"},
        upon=told(("AccessGranted", GIVEN)),
    ),
)
