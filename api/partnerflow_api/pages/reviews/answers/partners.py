"""Who took part: on a day, over time, against the funder's rules, and in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partnerflow.domain.days import between
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.reviews.answers.announced import announced
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence, Tone
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell

_GUIDING = ("process_facilitator", "network_coordinator")
_LEADING = ("lead_partner", "process_facilitator", "network_coordinator")


@answers("F9", "partners")
def members(ask: Inquiry) -> Iterator[Block]:
    """Who was a partner on a day, since when, and who was known to be one on that day itself."""
    day = ask.choose_day("on", ask.reader.day)
    known_at = ask.reader.days.as_known_at
    try:
        found = ask.ask("members", Days(as_of=day, as_known_at=known_at))
        then = ask.ask("members", Days(as_of=day, as_known_at=min(day, known_at or day)))
    except NotFoundError:
        yield ask.sentence("not_begun", "nothing", day=ask.day(day))
        return
    counting = found["counting"]
    yield ask.sentence("were", day=ask.day(day), number=len(counting), names=ask.named(counting) or "–")
    if set(counting) != set(then["counting"]):
        yield ask.sentence("known", "attention", names=ask.named(then["counting"]) or "–")
    yield from announced(ask, ask.reader.on(Days(as_of=day, as_known_at=known_at)), day)
    yield ask.table("table", "organisation place since/day until/day", _places(ask, found))


def _places(ask: Inquiry, found: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    since = found["sinceOf"]
    for code in found["counting"]:
        yield ask.named([code]), ask.words("partners.counts"), since[code], None
    for party in found["others"]:
        status = ask.words(f"partyStatus.{party['status']}")
        yield ask.named([party["organisation"]]), status, since[party["organisation"]], None
    for party in found["gone"]:
        status = ask.words(f"partyStatus.{party['status']}")
        if party["successor"] is not None:
            status = ask.words("partners.successor", organisation=ask.named([party["successor"]]))
        yield ask.named([party["organisation"]]), status, party["since"], party["until"]


@answers("F10", "partners")
def minimum(ask: Inquiry) -> Iterator[Block]:
    """Whether the funder's minimum of partners and of sectors was kept all the time."""
    for grant in ask.reader.grants:
        found = ask.ask("minimum_partners", grant=grant)
        if not found["timeline"]:
            continue
        rules = [
            ask.say(name, number=found[member])
            for name, member in (("partners", "rule"), ("sectors", "sectorRule"))
            if found[member] is not None
        ]
        if not rules:
            yield ask.sentence("no_rule", grant=grant)
        else:
            tone: Tone = "good" if found["kept"] else "attention"
            told = {"grant": grant, "rules": ask.words.list(rules)}
            yield ask.sentence(
                "kept" if found["kept"] else "not_kept",
                tone,
                **told,
                lowest=found["lowest"],
                sectors=found["lowestSectors"],
            )
        yield ask.table(
            "table",
            "from/day until/day partners/number sectors/number",
            ((row["from"], row["until"], row["partners"], row["sectors"]) for row in found["timeline"]),
            grant,
        )


@answers("F11", "partners")
def changes(ask: Inquiry) -> Iterator[Block]:
    """Who left, joined or was succeeded, and whether the funder was told in time."""
    made = ask.ask("membership_changes")
    if not made:
        return
    told = [notice["inTime"] for row in made for notice in row["notices"]]
    in_time, late, other = (told.count(found) for found in (True, False, None))
    tone: Tone = "attention" if late else "plain"
    yield ask.sentence("count", tone, number=len(made), in_time=in_time, late=late, other=other)
    for row in made:
        yield _change(ask, row)
    yield ask.table(
        "table",
        "organisation change on/day counted_from/day grant notified/day lag/number allowed/number in_time",
        (cells for row in made for cells in _notices(ask, row)),
    )


def _change(ask: Inquiry, row: dict[str, Any]) -> Sentence:
    told = {"organisation": ask.named([row["organisation"]]), "day": ask.day(row["on"])}
    parts = [ask.say(f"one.{row['type']}", **told, successor=ask.named([row["successor"] or row["organisation"]]))]
    if row["announcedOn"] is not None and row["notices"]:
        parts.append(ask.say("announced", day=ask.day(row["announcedOn"])))
    late = False
    for notice in row["notices"]:
        if notice["notifiedOn"] is None:
            parts.append(ask.say("not_told" if notice["inTime"] is False else "not_told_yet", grant=notice["grant"]))
        else:
            days = {"grant": notice["grant"], "day": ask.day(notice["notifiedOn"])}
            how = {True: "told_in_time", False: "told_late", None: "told"}[notice["inTime"]]
            parts.append(ask.say(how, **days))
        late = late or notice["inTime"] is False
    return Sentence(text=" ".join(map(ask.words.sentence, parts)), tone="attention" if late else "plain")


def _notices(ask: Inquiry, row: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    own = (ask.named([row["organisation"]]), ask.words(f"reviews.f11.type.{row['type']}"), row["on"])
    counted = row["announcedOn"] or row["on"]
    for notice in row["notices"]:
        lag = notice["lagDays"], notice["allowedDays"], ask.yes(notice["inTime"])
        yield (*own, counted, notice["grant"], notice["notifiedOn"], *lag)
    if not row["notices"]:
        yield (*own, None, None, None, None, None, None)


@answers("F26", "partners")
def voices(ask: Inquiry) -> Iterator[Block]:
    """Since when each party takes part, and since when it has a say; with what was agreed to make that possible."""
    parties = list(ask.reader.state.parties.by_organisation)
    options = [("", ask.say("everybody"))] + [(code, ask.named([code])) for code in parties]
    chosen = ask.choose("organisation", options, "")
    spans = [
        (code, row) for code in ([chosen] if chosen else parties) for row in ask.ask("participation", organisation=code)
    ]
    if not spans:
        return
    with_a_voice = [code for code, row in spans if row["counts"] and row["until"] is None]
    yield ask.sentence(
        "now", number=len(dict.fromkeys(with_a_voice)), names=ask.named(dict.fromkeys(with_a_voice)) or "–"
    )
    yield from announced(ask, ask.reader.state, ask.reader.day)
    yield ask.table(
        "table",
        "organisation place from/day until/day voice",
        (
            (
                ask.named([code]),
                ask.value("category", row["category"]),
                row["from"],
                row["until"],
                ask.yes(row["counts"]),
            )
            for code, row in spans
        ),
    )
    for agreed in ask.ask("learning")["agreed"]:
        missing = ask.reader.missing(agreed["id"])
        told = {"day": ask.day(agreed["on"]), "group": agreed["group"] or missing}
        measures = [measure or missing for measure in agreed["measures"]]
        yield ask.sentence("agreed", "plain", [ask.reader.link(agreed["id"])], **told, measures=" ".join(measures))


@answers("F28", "partners")
def roles(ask: Inquiry) -> Iterator[Block]:
    """Who led, without interruption or not, and who facilitated the process."""
    told = [row for row in ask.ask("roles_timeline") if row["role"] in _LEADING]
    if not told:
        return
    for role in _LEADING:
        holders = [row for row in told if row["role"] == role]
        if holders:
            yield _held(ask, role, holders)
        else:
            yield ask.sentence("nobody", "nothing", role=ask.value("role", role))
    yield from _guided(ask, told)
    yield ask.table(
        "table",
        "role holder from/day until/day",
        ((ask.value("role", row["role"]), ask.named([row["holder"]]), row["from"], row["until"]) for row in told),
    )


def _guided(ask: Inquiry, told: Iterable[dict[str, Any]]) -> Iterator[Sentence]:
    """Whether somebody guided the process all the time, in the one role or in the other."""
    holders = [row for row in told if row["role"] in _GUIDING]
    if len({row["role"] for row in holders}) == len(_GUIDING):
        roles = ask.words.either([ask.value("role", role) for role in _GUIDING])
        gaps = list(_gaps(holders))
        found = " ".join(_gap(ask, *gap) for gap in gaps) or ask.say("unbroken")
        yield ask.sentence("guided", "attention" if gaps else "plain", roles=roles, gap=found)


def _gap(ask: Inquiry, start: str, end: str) -> str:
    return ask.say("gap", start=ask.day(start), end=ask.day(end), days=ask.days(between(start, end)))


def _held(ask: Inquiry, role: str, holders: list[dict[str, Any]]) -> Sentence:
    told = {"role": ask.value("role", role)}
    spans = [
        ask.say(
            "from" if row["until"] is None else "from_until",
            holder=ask.named([row["holder"]]),
            start=ask.day(row["from"]),
            end=ask.day(row["until"]),
        )
        for row in holders
    ]
    gaps = list(_gaps(holders))
    gap = [_gap(ask, *days) for days in gaps] or [ask.say("one_holder" if len(holders) == 1 else "unbroken")]
    ends = [row["until"] for row in holders]
    if None not in ends:
        gap.append(ask.say("nobody_since", day=ask.day(max(ends))))
    return ask.sentence("held", "attention" if gaps else "plain", **told, spans="; ".join(spans), gap=" ".join(gap))


def _gaps(holders: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The days without anybody, from the first holder to the last: the first day of each gap and the day it ended."""
    reached: str | None = None
    for place, row in enumerate(sorted(holders, key=lambda row: str(row["from"]))):
        if place and reached is None:
            return
        if reached is not None and row["from"] > reached:
            yield reached, row["from"]
        reached = None if row["until"] is None else max(reached or "", row["until"])
