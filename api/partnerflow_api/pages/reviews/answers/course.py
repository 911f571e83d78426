"""Where the partnership was, how long each phase took, how it went back, and on what each step rested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.phase_map import path_of
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence, Tone
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry

_TONES: Mapping[str, Tone] = {"met": "good", "waived": "attention", "acknowledged": "attention", "unmet": "attention"}


@answers("F1", "course")
def durations(ask: Inquiry) -> Iterator[Block]:
    """How long each phase took, by phase, by stay and by round."""
    told = ask.ask("phase_durations")
    phases, rounds = told["phases"], told["rounds"]
    if not phases:
        return
    gross, net = (sum(phase[name] for phase in phases) for name in ("gross", "net"))
    paused = ask.say("paused", days=ask.days(gross - net)) if gross != net else ask.say("not_paused")
    yield ask.sentence("sum", until=ask.day(told["until"]), days=ask.days(gross), paused=paused)
    yield ask.table(
        "by_phase",
        "phase stays/number days/number net/number",
        ((ask.phase(row["phase"]), len(row["stays"]), row["gross"], row["net"]) for row in phases),
    )
    stays = sorted(
        ((stay, row["phase"]) for row in phases for stay in row["stays"]), key=lambda each: each[0]["entered"]
    )
    course, process = ask.reader.state.course, ask.reader.state.process
    path = path_of(course, process, ask.reader.day, ask.words)
    rounds_of = {(stay.phase, stay.entered): stay.rounds for stay in path.stays}
    yield ask.table(
        "by_stay",
        "phase round from/day until/day days/number net/number",
        (
            (
                ask.phase(phase),
                rounds_of[phase, stay["entered"]],
                stay["entered"],
                stay["left"],
                stay["gross"],
                stay["net"],
            )
            for stay, phase in stays
        ),
        "stays",
    )
    present = course.round
    if present > 1:
        yield from _rounds(ask, {row["round"]: row for row in rounds}, present)


def _rounds(ask: Inquiry, entered: Mapping[int, dict[str, Any]], present: int) -> Iterator[Block]:
    """Every round that began; one that began with a renewal has no stay of its own until a phase is entered in it."""
    without = [number for number in range(1, present + 1) if number not in entered]
    if without:
        yield ask.sentence("no_stay", rounds=ask.words.list(list(map(str, without))), present=present)
    rows = (
        (number, row["gross"] if row else None, row["net"] if row else None)
        for number in range(1, present + 1)
        for row in [entered.get(number)]
    )
    yield ask.table("by_round", "round/number days/number net/number", rows, "rounds")


@answers("F2", "course")
def returns(ask: Inquiry) -> Iterator[Block]:
    """Every return: from where to where, why, who decided, what was to be repaired, and when it was."""
    made = ask.ask("returns")
    if not made:
        return
    decided = {row["decision"]: row for row in ask.ask("decisions")}
    yield ask.sentence("count", times=ask.words.count("returns", len(made)))
    for row in made:
        yield _return(ask, row, decided.get(row["decision"]))
    yield ask.table(
        "table",
        "return/link from to on/day reasons decision/link target/day closed/day in_time",
        (
            (
                ask.ref("return", row["return"]),
                ask.phase(row["from"]),
                ask.phase(row["to"]),
                row["on"],
                _reasons(ask, row["reasons"]),
                ask.ref("decision", row["decision"]),
                row["targetOn"],
                row["closedOn"],
                ask.yes(row["targetMet"]),
            )
            for row in made
        ),
    )
    agenda = [(row["return"], item) for row in ask.ask("return_outcomes") for item in row["repairAgenda"]]
    if agenda:
        yield ask.table(
            "agenda",
            "return/link repair organisation due/day",
            (
                (
                    ask.ref("return", ref),
                    ask.text(item["text"], "return", ref),
                    ask.named([item["organisation"]]) if item["organisation"] else None,
                    item["dueOn"],
                )
                for ref, item in agenda
            ),
            "repair",
        )


def _return(ask: Inquiry, row: dict[str, Any], decision: dict[str, Any] | None) -> Sentence:
    told = ask.say(
        "one",
        day=ask.day(row["on"]),
        source=ask.phase(row["from"]),
        target=ask.phase(row["to"]),
        reasons=_reasons(ask, row["reasons"]),
    )
    parts = [told]
    if decision is not None:
        parties = list(decision["positionOf"]) or [found for found in (decision["decider"],) if found]
        who = ask.named(parties) if parties else ask.words("reviews.nobody_named")
        parts.append(ask.say("decided", decision=row["decision"], method=ask.value("method", row["method"]), who=who))
    if row["targetOn"] is not None:
        parts.append(ask.say("target", day=ask.day(row["targetOn"])))
    how = row["how"] or "open"
    parts.append(ask.say(f"closed.{how}", day=ask.day(row["closedOn"])))
    if row["targetMet"] is not None:
        parts.append(ask.say("on_time" if row["targetMet"] else "late"))
    links = [*ask.refs("return", [row["return"]]), *ask.refs("decision", [row["decision"]])]
    tone: Tone = "good" if row["targetMet"] else "plain" if row["targetMet"] is None else "attention"
    return Sentence(text=" ".join(parts), tone=tone, links=tuple(link for link in links if link.address))


def _reasons(ask: Inquiry, codes: list[str]) -> str:
    known = ask.reader.state.process.return_reasons
    return ask.words.list([ask.words.text(known[code].title) if code in known else code for code in codes])


@answers("F3", "course")
def phase_on(ask: Inquiry) -> Iterator[Block]:
    """In which phase it was on a day, and for which time."""
    day = ask.choose_day("on", ask.reader.day)
    try:
        found = ask.ask("state", Days(as_of=day, as_known_at=ask.reader.days.as_known_at))
    except NotFoundError:
        yield ask.sentence("not_begun", "nothing", day=ask.day(day))
        return
    phase = ask.words("page.times", phase=ask.phase(found["phase"]), ordinal=found["ordinal"])
    shown = phase if found["ordinal"] > 1 else ask.say("first", phase=ask.phase(found["phase"]))
    yield ask.sentence("was", day=ask.day(day), phase=shown, entered=ask.day(found["entered"]), round=found["round"])
    status = ask.words(f"status.{found['status']}").lower()
    if found["endedOn"] is not None:
        yield ask.sentence("ended", day=ask.day(found["endedOn"]))
    elif found["openReturn"] is not None:
        yield ask.sentence("returning", ref=found["openReturn"], status=status)
    else:
        yield ask.sentence("status", status=status)


@answers("F4", "course")
def evidence(ask: Inquiry) -> Iterator[Block]:
    """What each advance rested on, condition by condition."""
    made = ask.ask("advances")
    if not made:
        return
    yield ask.sentence("count", number=len(made))
    yield ask.table(
        "table",
        "on/link from to decision/link met/number waived/number other/number",
        (
            (
                ask.reader.link(row["fact"], ask.words.short_day(row["on"])),
                ask.phase(row["from"]),
                ask.phase(row["to"]),
                ask.ref("decision", row["decision"]),
                _count(row, "met"),
                _count(row, "waived"),
                len(row["guards"]) - _count(row, "met") - _count(row, "waived"),
            )
            for row in made
        ),
    )
    options = [(row["fact"], f"{ask.words.short_day(row['on'])}: {ask.phase(row['to'])}") for row in made]
    chosen = ask.choose("advance", options, made[-1]["fact"])
    row = next(row for row in made if row["fact"] == chosen)
    yield ask.sentence("of", day=ask.day(row["on"]), source=ask.phase(row["from"]), target=ask.phase(row["to"]))
    yield from (_guard(ask, row, guard, outcome) for guard, outcome in row["guards"].items())


def _count(row: dict[str, Any], outcome: str) -> int:
    return sum(found == outcome for found in row["guards"].values())


def _guard(ask: Inquiry, row: dict[str, Any], guard: str, outcome: str) -> Sentence:
    known = ask.reader.state.process.guards.get(guard)
    title = ask.words.text(known.title) if known is not None else guard
    waivers = [found["waiver"] for found in row["waived"] if found["guard"] == guard]
    links: list[Link] = [*ask.refs("waiver", waivers), *map(ask.reader.link, row["evidence"].get(guard, ()))]
    told = ask.words(f"outcomes.{outcome}")
    text = ask.say("guard", guard=guard, title=title.rstrip("."), outcome=told.lower())
    shown = tuple(link for link in dict.fromkeys(links) if link.address is not None)
    return Sentence(text=text, tone=_TONES.get(outcome, "plain"), links=shown)
