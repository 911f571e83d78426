"""A person named in many places, and a search for every byte that may be left of the name."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from tests.support.client import Client
from tests.support.server import Place

KEY, PERSON = "heuvel", "p-001"
NAME, EMAIL = "Wilhelmina van der Heuvel-Ångström", "w.heuvel@linde.example"
SURNAME = "Heuvel-Ångström"
PROCESS = "three-steps.v1"
HARVEST = f"Voorzitter was {NAME.upper()}."
SECTIONS = {"body": {"text": f"Opgesteld door {NAME}."}}


def told() -> list[dict[str, Any]]:
    """A partnership and its grant; its person stands in twelve texts, an export of them would too."""
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
                "new": f"Verslag van Wilhelmina  van der\nHeuvel-Ångström.",
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


def traces(*names: str) -> list[bytes]:
    """A name in every form in which it may be left behind."""
    found: set[bytes] = set()
    for name in names:
        for form in (name, name.upper(), name.lower()):
            escaped = json.dumps(form)[1:-1]
            found |= {form.encode(), form.encode("utf-16-le"), form.encode("utf-16-be"), escaped.encode()}
            for before in range(3):
                # Of what stands in the middle of longer base64 the ends depend on its neighbours.
                found.add(b64encode(b"\0" * before + form.encode())[4:-4])
    return sorted(found)


def left_in(files: Iterable[Path], *names: str) -> list[str]:
    """The files in which a trace of a name is left."""
    looked_for = traces(*names)
    return [str(file) for file in files if any(trace in file.read_bytes() for trace in looked_for)]


def files_of(place: Place) -> Iterator[Path]:
    """Everything that the service wrote: its folder, and the tables of its database once they are on disk."""
    yield from (file for file in place.folder.rglob("*") if file.is_file())
    if place.database.startswith("postgresql"):
        with psycopg.connect(place.database, autocommit=True) as superuser:
            superuser.execute("CHECKPOINT")
            ((folder, number),) = superuser.execute(
                "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
            ).fetchall()
        yield from (file for file in Path(folder, "base", str(number)).iterdir() if file.is_file())


def stored_states(client: Client) -> bytes:
    """All facts as they are told to readers."""
    return client.get("/v1/events", {}, limit="1000").body
