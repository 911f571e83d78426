"""A partnership and its grant, in whose texts one person is named again and again."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

KEY, PERSON = "heuvel", "p-001"
NAME, EMAIL = "Wilhelmina van der Heuvel-Ångström", "w.heuvel@linde.example"
SURNAME = "Heuvel-Ångström"
PROCESS = "three-steps.v1"
HARVEST = f"Voorzitter was {NAME.upper()}."
SECTIONS = {"body": {"text": f"Opgesteld door {NAME}."}}


def told() -> list[dict[str, Any]]:
    """A partnership and its grant; its person stands in twelve texts, in every way that people name somebody."""
    organisation = {"legalForm": "municipality", "sector": "government", "country": "BE", "identifiers": []}
    begun = {"name": "Een nota", "region": "Linde", "initiator": "LIN", "profile": "standard"}
    person = {"person": PERSON, "name": NAME, "email": EMAIL, "organisation": "LIN"}
    dialogue = {"form": "plenary", "tracks": ["content"], "present": ["LIN"], "harvest": HARVEST}
    hashed = sha256(json.dumps(SECTIONS, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    draft = {"deliverable": {"kind": "text", "version": "1.0"}, "sections": SECTIONS, "sha256": hashed.hexdigest()}
    moment = {"seeNow": f"Mail naar {EMAIL}.", "doNow": "Niets.", "doBetter": f"Mevrouw {SURNAME} eerder vragen."}
    measures = {"group": "jongeren", "measures": ["Vragen.", f"{NAME} belt hen."]}
    grant = {"partnership": KEY, "funder": "FON", "leadPartner": "LIN", "amount": {"minor": 100, "currency": "EUR"}}
    partnership = [
        ("PartnershipInitiated", {**begun, "issue": f"Gemeld door {NAME}.", "reason": "De raad vraagt erom."}),
        ("PersonRegistered", person),
        ("DialogueHeld", dialogue),
        ("DeliverableSubmitted", draft),
        ("LearningMomentHeld", moment),
        ("DiversityMeasureAgreed", measures),
        (
            "RecordCorrected",
            {
                "corrects": f"{KEY}-0003",
                "pointer": "/data/harvest",
                "old": HARVEST,
                "new": "Verslag van Wilhelmina  van der\nHeuvel-Ångström.",
                "reason": f"Op vraag van {EMAIL.upper()}.",
            },
        ),
    ]
    return [
        *(_line("organisation", code, 1, "OrganisationRegistered", code, {**organisation, "name": code})
          for code in ("LIN", "FON")),
        *(
            {**_line("partnership", KEY, number, fact, "LIN", data), "note": f"Genoteerd door {NAME}."}
            for number, (fact, data) in enumerate(partnership, 1)
        ),
        _line("grant", "GR-7", 1, "GrantApplied", "LIN", grant),
        _line("grant", "GR-7", 2, "GrantRejected", "FON", {"reason": f"{NAME} diende te laat in."}),
    ]  # fmt: skip


def _line(stream: str, key: str, number: int, fact: str, by: str, data: dict[str, Any]) -> dict[str, Any]:
    head = {"id": f"{key}-{number:04d}", "fact": fact, "stream": stream, "key": key}
    return {**head, "occurredAt": "2024-03-01", "by": by, "data": data}
