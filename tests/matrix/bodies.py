"""One body that can be read for everything that is sent."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.forms.amounts import PLAIN
from partnerflow_api.pages.forms.flattening import flat_data
from tests.matrix.world import Place
from tests.support.samples import line

PARTY = {"by": "WAT"}
_FOUNDED = {
    "name": "Zuidkade",
    "issue": "Wonen.",
    "reason": "Een brug.",
    "region": "Zuid",
    "initiator": "WAT",
    "profile": "standard",
}
_NAMED = {"name": "Stad", "legalForm": "municipality", "sector": "government", "country": "BE", "identifiers": []}
_ROLES = {"roles": [{"role": "observer", "partnerships": ["waterwijs"]}]}
_BODIES: dict[str, dict[str, Any]] = {
    "makeAccount": {"label": "Sanne", **_ROLES},
    "giveRoles": _ROLES,
    "makeKey": {"label": "Portaal", "expires": "2027-06-30", **_ROLES},
    "rotateKey": {"overlapHours": 24},
    "redeemLink": {"token": "pf_link_mzxw6ytboi2dgnbv_" + "A" * 49},
    "registerOrganisation": {"key": "NNN", "by": "NNN", "data": _NAMED},
    "foundPartnership": {"key": "zuidkade", **PARTY, "data": _FOUNDED},
    "askErasure": {**PARTY, "ground": "objection", "persons": ["p-004"]},
    "shareLink": {**PARTY, "role": "observer", "through": "2026-12-31"},
    "makeMove": {"move": "advance", **PARTY, "dryRun": True},
}


def data_of(fact: str, place: Place) -> dict[str, Any]:
    """The smallest fact of this type, about an organisation that is known."""
    told = json.dumps(line(FACT_TYPES[fact], full=False)["data"], default=float)
    data: dict[str, Any] = json.loads(told.replace('"ORG"', '"WAT"').replace("samen-sterk", place.key))
    return data


def fields_of(fact: str, data: dict[str, Any], by: str) -> tuple[bytes, str]:
    """What the form of a fact sends, and its media type."""
    controls = [("by", by), *flat_data(FACT_TYPES[fact], data, PLAIN)]
    return urlencode(controls).encode(), "application/x-www-form-urlencoded"


def body_of(name: str, fact: str | None, data: dict[str, Any], place: Place, by: str) -> tuple[bytes | None, str]:
    """A body and its media type."""
    if fact is not None and name.startswith("tell_"):
        return fields_of(fact, data, by)
    if fact is not None:
        return _json({"by": by, "data": data})
    if name == "foundGrant":
        return _json({"key": "GR-N7", "by": by, "data": data_of("GrantApplied", place)})
    if name == "importFacts":
        return _json(line(FACT_TYPES["OrganisationRegistered"], full=False))[0], "application/x-ndjson"
    if name == "addAttachment":
        return b"Een stuk.", "text/plain"
    if name in _BODIES:
        return _json(_BODIES[name])
    return None, "application/json"


def _json(value: Any) -> tuple[bytes, str]:
    return json.dumps(value).encode(), "application/json"
