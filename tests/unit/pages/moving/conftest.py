"""A partnership of three in the phase agreeing, as readers at the pages of moves find it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import an_organisation
from tests.unit.pages.conftest import lines_of, serving

PARTNERS = ("AAA", "BBB", "CCC")
HERE = "/partnerships/proef"


def taken_over(phase: str) -> list[bytes]:
    """A partnership that was taken over in a phase."""
    envelope = {"stream": "partnership", "key": "proef", "occurredAt": "2021-01-05", "by": "AAA"}
    told = {"name": "Proef", "issue": "Een opgave.", "region": "Nergens", "source": "Een ordner."}
    facts = [
        {"id": "proef-0001", "fact": "PartnershipImported", "data": {**told, "phase": phase, "profile": "import"}},
        *(
            {
                "id": f"proef-{number:04}",
                "fact": "PartnerAdmitted",
                "data": {"organisation": code, "category": "partner", "basis": "taken_over"},
            }
            for number, code in enumerate(PARTNERS, 2)
        ),
    ]
    return lines_of(*map(an_organisation, PARTNERS), *({**envelope, **fact} for fact in facts))


@pytest.fixture
def agreeing() -> Iterator[Reader]:
    """Somebody who may do everything, at a partnership in the phase agreeing."""
    with serving(taken_over("agreeing")) as client:
        yield Reader(client)


def decide(reader: Reader, subject: str, **more: str) -> None:
    """Let the partners decide by consent on a subject, told as in an address."""
    wanted = {"data.text": "Een voorstel.", "data.method": "consent", "data.deadline": "2025-11-01"}
    reader.tells(f"{HERE}/tell/ProposalTabled?{subject}", **wanted, **more)
    for partner in PARTNERS:
        address = f"{HERE}/tell/PositionTaken?proposal=P-01&organisation={partner}"
        reader.tells(address, by=partner, **{"data.position": "consent", "data.channel": "meeting"})
    reader.tells(f"{HERE}/tell/DecisionTaken?proposal=P-01", **{"data.outcome": "adopted"})
