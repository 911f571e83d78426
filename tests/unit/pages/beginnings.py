"""The first facts of organisations and partnerships, as an import would hold them."""

from __future__ import annotations


def an_organisation(code: str) -> dict[str, object]:
    data = {
        "name": f"vzw {code}",
        "legalForm": "nonprofit_association",
        "sector": "civil_society",
        "country": "BE",
        "identifiers": [],
    }
    envelope = {"id": f"{code}-0001", "fact": "OrganisationRegistered", "stream": "organisation", "key": code}
    return {**envelope, "occurredAt": "2021-01-04", "by": code, "data": data}


def a_partnership(key: str, name: str = "Proef") -> dict[str, object]:
    data = {
        "name": name,
        "issue": "Een opgave.",
        "reason": "Samen.",
        "region": "Nergens",
        "initiator": "AAA",
        "profile": "standard",
    }
    envelope = {"id": f"{key}-0001", "fact": "PartnershipInitiated", "stream": "partnership", "key": key}
    return {**envelope, "occurredAt": "2021-01-05", "by": "AAA", "data": data}
