"""Bad lines of the register."""

from __future__ import annotations

from typing import Any

from tests.unit.domain.refused.row import DAY, LATER, Refused, told

DETAILS: dict[str, Any] = {"name": "Stichting", "legalForm": "foundation", "sector": "knowledge", "country": "NL"}
SIGNING = {"organ": "bestuur", "instrument": "statutes", "capacities": ["director"], "jointSignatories": 1}
DISSOLVED = ("OrganisationDissolved", {"by": "EEE", "key": "EEE", "reasonCode": "voluntary"})
AFTER = {"on": LATER, "by": "EEE", "key": "EEE"}
STILL_THERE = {"by": "DDD", "key": "DDD"}

ROWS = (
    Refused(
        fact="OrganisationRegistered",
        reason="sequence.founded_twice",
        bad={"by": "DDD", "key": "DDD", "identifiers": [], **DETAILS},
        but={"by": "FFF", "key": "FFF"},
    ),
    Refused(
        fact="OrganisationRenamed",
        reason="sequence.organisation_dissolved",
        bad={"name": "Anders", **AFTER},
        but=STILL_THERE,
        upon=told(DISSOLVED),
    ),
    Refused(
        fact="OrganisationSucceeded",
        reason="sequence.succeeds_itself",
        bad={"by": "DDD", "key": "DDD", "successor": "DDD", "kind": "merger"},
        but={"successor": "EEE"},
    ),
    Refused(
        fact="OrganisationDissolved",
        reason="sequence.already_succeeded",
        bad={"on": LATER, "by": "DDD", "key": "DDD", "reasonCode": "voluntary"},
        but={"by": "EEE", "key": "EEE"},
        upon=told(("OrganisationSucceeded", {"by": "DDD", "key": "DDD", "successor": "EEE", "kind": "merger"})),
    ),
    Refused(
        fact="SigningRuleStated",
        reason="sequence.organisation_dissolved",
        bad={**SIGNING, **AFTER, "validFrom": DAY},
        but=STILL_THERE,
        upon=told(DISSOLVED),
    ),
)
