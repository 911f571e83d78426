"""Streams as facts that every rule accepts: the same each time, and as long as is asked for.

Four partners walk through all phases, sign what is to be signed, and then work: they meet, act, decide and learn until
the story is long enough. Any beginning of it is a valid history too.
"""

from __future__ import annotations

from datetime import date
from itertools import count

from benchmarks.life import Life
from benchmarks.sayings import FIRST_DAY, FUNDER, GRANT_DAY, LAST_DAY, LEAD, PARTNERS, dialogue
from benchmarks.telling import Line, Telling
from partnerflow.process.definition import ProcessDefinition


def organisations() -> list[Line]:
    """The partners in the register."""
    lines: list[Line] = []
    for code in PARTNERS:
        telling = Telling(stream="organisation", key=code, day=FIRST_DAY)
        registered = {"name": f"Stichting {code.title()}", "legalForm": "foundation", "sector": "civil_society"}
        telling.tell("OrganisationRegistered", code, {**registered, "country": "NL", "identifiers": []})
        lines += telling.lines
    return lines


def partnership(key: str, length: int, process: ProcessDefinition, begins: date = FIRST_DAY) -> list[Line]:
    """The first `length` facts of a partnership between the partners, from the day on that it begins."""
    life = Life(key, process, begins)
    life.walk()
    for year in count(1):
        if len(life.telling.lines) >= length:
            return life.telling.lines[:length]
        life.work(year)
    raise AssertionError("a count never ends")


def before_first_advance(key: str, process: ProcessDefinition) -> list[Line]:
    """A partnership that meets all that is asked before it leaves its first phase, and has not left it."""
    life = Life(key, process)
    life.walk()
    facts = [line["fact"] for line in life.telling.lines]
    return life.telling.lines[: facts.index("PhaseAdvanced")]


def grant(key: str, partnership: str) -> list[Line]:
    """A grant of the partnership, with its funder in the register."""
    return [*funder(), *grant_alone(key, partnership)]


def funder() -> list[Line]:
    """The funder in the register."""
    telling = Telling(stream="organisation", key=FUNDER, day=FIRST_DAY)
    registered = {"name": "Het Fonds", "legalForm": "foundation", "sector": "civil_society", "country": "NL"}
    telling.tell("OrganisationRegistered", FUNDER, {**registered, "identifiers": []})
    return telling.lines


def grant_alone(key: str, partnership: str) -> list[Line]:
    """A grant of the partnership: asked for, awarded, in two tranches."""
    life = Telling(stream="grant", key=key, day=GRANT_DAY)
    whole, half = {"minor": 2_000_000, "currency": "EUR"}, {"minor": 1_000_000, "currency": "EUR"}
    sought = {"partnership": partnership, "funder": FUNDER, "leadPartner": LEAD, "amount": whole}
    life.tell("GrantApplied", LEAD, {**sought, "months": 36})
    life.tell("GrantAwarded", FUNDER, {**sought, "period": {"start": "2011-01-03", "end": "2014-01-02"}})
    for tranche in ("T1", "T2"):
        life.tell("TranchePlanned", FUNDER, {"tranche": tranche, "amount": half})
    return life.lines


def later(key: str, number: int, day: date = LAST_DAY) -> Line:
    """One meeting more on a day, after everything else in the story of a partnership."""
    telling = Telling(stream="partnership", key=key, day=day)
    telling.tell("DialogueHeld", LEAD, dialogue(number))
    return {**telling.lines[0], "id": f"{key}-9{number:05}"}
