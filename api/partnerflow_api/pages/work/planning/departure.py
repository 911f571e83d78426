"""What falls away when a party leaves: thought through before anybody decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from partnerflow.application.access.acting import Acting
from partnerflow.domain.vocabulary.objects import DeliverableRef, Money
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.desk import desk_of
from partnerflow_api.pages.work.todo.things import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Things of one sort that the party carries; `key` names it in the words."""

    key: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What would be different: how many partners count, what was carried, the guards that would no longer hold, and of each
    grant what becomes of its rules.
    """

    name: str
    counts: bool
    now: int
    after: int
    carried: tuple[Carried, ...]
    guards: tuple[str, ...]
    grants: tuple[str, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """The page: the parties there are, and the one that was chosen."""

    key: str
    name: str
    parties: tuple[tuple[str, str], ...]
    chosen: str | None
    leaving: Leaving | None


def departure_page(partnerflow: Acting, key: str, words: Words) -> Departure:
    """The departure that the address asks about, today.

    Raises:
        NotFoundError: there is no such partnership, none that is seen, or no such party in it.
    """
    code = asked.text("organisation")
    back = address("departure", key=key, organisation=code, asOf=None, asKnownAt=None)
    desk = desk_of(partnerflow, key, words, back)
    present = [party.organisation for party in desk.state.parties.by_organisation.values() if party.present]
    return Departure(
        key=key,
        name=desk.state.course.name,
        parties=tuple((each, desk.names.of(each)) for each in present),
        chosen=code,
        leaving=_leaving(desk, code) if code is not None else None,
    )


def _leaving(desk: Desk, code: str) -> Leaving:
    told = desk.ask("departure_impact", organisation=code)
    guards = desk.state.process.guards
    return Leaving(
        name=desk.names.of(code),
        counts=told["counts"],
        now=told["counting"]["now"],
        after=told["counting"]["after"],
        carried=tuple(Carried(key=name, items=items) for name, items in _carried(desk, told) if items),
        guards=tuple(desk.words.text(guards[row["guard"]].title) for row in told["guards"]),
        grants=tuple(sentence for row in told["grants"] for sentence in _grant(desk, row)),
        buttons=desk.offers.tell("WithdrawalNotified", {"organisation": code}),
    )


def _carried(desk: Desk, told: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    words, particular = desk.words, desk.particular
    yield "roles", tuple(_role(desk, row) for row in told["roles"])
    yield "projects", tuple(f"{row['title']} ({row['project']})" for row in told["projects"])
    titles = desk.state.projects.actions
    yield "actions", tuple(f"{titles[ref].title} ({ref})" for ref in told["actions"])
    yield "contributions", tuple(_contribution(desk, row) for row in told["contributions"])
    yield "cofinancing", tuple(particular.money(msgspec.convert(each, Money)) for each in told["cofinancing"])
    yield "commitments", tuple(row["commitment"] for row in told["commitments"])
    yield "mandates", tuple(told["mandates"])
    signed = (msgspec.convert(row["deliverable"], DeliverableRef) for row in told["signatures"])
    yield "signatures", tuple(particular.deliverable(each) for each in signed)
    bodies = desk.state.people.bodies
    yield (
        "bodies",
        tuple(
            words("work.departure.body", name=bodies[row["body"]].name, members=row["members"])
            for row in told["bodies"]
        ),
    )
    yield "proposals", tuple(told["proposals"])


def _role(desk: Desk, row: dict[str, Any]) -> str:
    where = row["project"] or row["body"]
    role = desk.words.value("role", row["role"]) or row["role"]
    return f"{role} ({where})" if where else role


def _contribution(desk: Desk, row: dict[str, Any]) -> str:
    words = desk.words
    kind = words.value("contributionKind", row["kind"]) or row["kind"]
    amount = desk.particular.money(msgspec.convert(row["amount"], Money)) if row["amount"] else None
    unit = words.value("unit", row["unit"] or "") or row["unit"]
    quantity = f"{row['quantity']} {unit or ''}".strip() if row["quantity"] is not None else None
    return ", ".join(part for part in (f"{kind} ({row['contribution']})", quantity, amount) if part)


def _grant(desk: Desk, row: dict[str, Any]) -> Iterator[str]:
    """What becomes of the rules of one grant, and what the funder must hear."""
    say, grant = desk.words, row["grant"]
    if row["leadPartner"]:
        yield say("work.departure.lead", grant=grant)
    if row["minimumPartners"] is not None:
        yield say("work.departure.partners", grant=grant, left=row["partners"], minimum=row["minimumPartners"])
    if row["minimumSectors"] is not None:
        yield say("work.departure.sectors", grant=grant, left=row["sectors"], minimum=row["minimumSectors"])
    yield say("work.departure.kept" if row["kept"] else "work.departure.not_kept", grant=grant)
    if row["noticeDays"] is not None:
        yield say("work.departure.notice", grant=grant, days=say.count("days", row["noticeDays"]))
