"""What facts of the benchmarks say: who the partners are, on which days, and in which words."""

from __future__ import annotations

from datetime import date

from benchmarks.telling import Data

PARTNERS = ("NOORD", "OOST", "ZUID", "WEST")
LEAD = PARTNERS[0]
FIRST_DAY = date(2010, 1, 4)
LAST_DAY = date(2025, 1, 6)
GRANT_DAY = date(2011, 1, 3)
FUNDER = "FONDS"
SECTION = "Besproken met alle partners, aangevuld na de eerste ronde en zo voorgelegd aan de eigen besturen."
TALK = "Wat goed loopt houden we vast; de wachttijd tussen aanmelding en eerste gesprek nemen we volgende keer door."


def founding(key: str) -> Data:
    """What is said of a partnership as it begins."""
    told = {"name": f"Samen in {key}", "issue": SECTION, "reason": SECTION, "region": "De streek"}
    return {**told, "initiator": LEAD, "profile": "standard"}


def dialogue(number: int) -> Data:
    """What a meeting says that left no text."""
    forms = ("plenary", "small_group", "working_session", "network_day")
    return {"form": forms[number % len(forms)], "tracks": ["content", "interaction"], "present": list(PARTNERS)}


def learning_moment() -> Data:
    """What a learning moment says: three texts."""
    return {"seeNow": TALK, "doNow": TALK, "doBetter": TALK, "principles": [2, 4]}
