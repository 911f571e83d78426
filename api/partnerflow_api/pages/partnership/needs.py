"""What is needed next: the moves from here, what is in the way of each, and which organisation can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from partnerflow.domain.guards.evaluation import Finding
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import Fault
from partnerflow.messages import render
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.words import Words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# What the subject of a missing thing is a word of, where it is neither a role nor the subject of a decision.
_WORDS = {
    "no_method_agreed": ("phase",),
    "not_ready": ("readiness",),
    "no_such_contribution_fixed": ("contributionKind",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that is missing: what, since which day, what to do about it, and who can."""

    text: str
    remedy: str
    who: tuple[str, ...]
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One guard of the way on: `open` when something about it is still to be done; `waivers` cover the rest, each with its fact."""

    id: str
    title: str
    kind: str | None
    outcome: str
    open: bool
    needs: tuple[Need, ...]
    waivers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One move: its title and target, whether it can be made, what is in the way, and who makes it when it is open."""

    move: str
    title: str
    target: str | None
    open: bool
    needs: tuple[Need, ...]
    conditions: tuple[Condition, ...]
    makers: tuple[str, ...]

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions still open."""
        return tuple(condition for condition in self.conditions if condition.open)

    @property
    def blocking(self) -> int:
        """How many of them stand in the way; signals only ask to be named."""
        return sum(condition.kind != "signal" for condition in self.unmet)


@dataclass(slots=True, kw_only=True)
class Actor:
    """Who has to act, and on what."""

    name: str
    needs: list[Need] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The way on (None when there is none now), the other moves, and who has to act for the way on."""

    main: Way | None
    others: tuple[Way, ...]
    actors: tuple[Actor, ...]


def needs(options: Iterable[MoveOption], state: PartnershipState, words: Words, names: Names) -> Needs:
    """What the options of a partnership ask of people, in their words."""
    teller = _Teller(state=state, words=words, names=names)
    ways = [(option, teller.way(option)) for option in options]
    main = next((way for option, way in ways if _leads_on(option, state)), None)
    return Needs(
        main=main,
        others=tuple(_together(way for option, way in ways if way is not main and _worth_showing(option, state))),
        actors=tuple(_by_actor(main, words)) if main is not None else (),
    )


def _leads_on(option: MoveOption, state: PartnershipState) -> bool:
    if state.course.ended is not None:
        return False
    if state.course.paused:
        return option.move == "resume"
    renewing = any(renewal.renewed_on is None for renewal in state.course.renewals.values())
    return option.move == "advance" or (option.move == "renew" and renewing)


def _worth_showing(option: MoveOption, state: PartnershipState) -> bool:
    """A pause while paused, or resuming while running, is no choice that anybody has."""
    if state.course.ended is not None:
        return False
    return option.move != ("pause" if state.course.paused else "resume")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    state: PartnershipState
    words: Words
    names: Names

    def way(self, option: MoveOption) -> Way:
        process = self.state.process
        guards = {finding.guard for finding in option.findings}
        return Way(
            move=option.move,
            title=self.words.text(process.moves[option.move].title),
            target=self.words.text(process.phase(option.target).title) if option.target is not None else None,
            open=option.open,
            needs=tuple(self._need(fault) for fault in option.faults if fault.data.get("guard") not in guards),
            conditions=tuple(self._condition(finding) for finding in option.findings),
            makers=self._who(option.who) if option.open else (),
        )

    def _condition(self, finding: Finding) -> Condition:
        return Condition(
            id=finding.guard,
            title=self.words.text(self.state.process.guards[finding.guard].title),
            kind=finding.kind,
            outcome=finding.outcome,
            open=finding.refuses,
            needs=tuple(self._need(missing.as_fault()) for missing in finding.missing),
            waivers=tuple((item.waiver, self.state.course.waivers[item.waiver].fact) for item in finding.waived),
        )

    def _need(self, fault: Fault) -> Need:
        message = render(replace(fault, data=self._named(fault)), self.words.language)
        since = fault.data.get("since") if fault.code == "missing" else None
        return Need(
            text=message.text,
            remedy=message.remedy,
            who=self._who(fault.data.get("who", ())),
            since=self.words.day(since) if since else None,
        )

    def _named(self, fault: Fault) -> dict[str, Any]:
        """Its data, called by name what stands in it by code: organisations, roles, deliverables."""
        words = _WORDS.get(fault.reason, ("role", "subject"))
        named: dict[str, Any] = {
            name: self._who(value) if name == "who" else self._called(value, words)
            for name, value in fault.data.items()
        }
        step = named.get("next")
        if isinstance(step, dict):
            named["next"] = {**step, "data": {name: self._called(value, words) for name, value in step["data"].items()}}
        return named

    def _called(self, value: Any, words: tuple[str, ...]) -> Any:
        if not isinstance(value, str):
            return value
        if value in self.state.parties.by_organisation:
            return self.names.of(value)
        if _DAY.fullmatch(value):
            return self.words.day(value)
        return self._deliverable(value) or " / ".join(self._word(part, words) for part in value.split(" / "))

    def _deliverable(self, value: str) -> str | None:
        """A document as the guards name it, `kind`, `kind version` or `kind version: section`, by its titles."""
        document, colon, section = value.partition(": ")
        kind, *version = document.split(" ")
        deliverable = self.state.process.deliverables.get(kind)
        if deliverable is None:
            return None
        titles = {each.name: self.words.text(each.title) for each in deliverable.sections}
        return " ".join((self.words.text(deliverable.title), *version)) + colon + titles.get(section, section)

    def _word(self, value: str, words: tuple[str, ...]) -> str:
        if "phase" in words:
            return next((self.words.text(each.title) for each in self.state.process.phases if each.key == value), value)
        return next((word for name in words if (word := self.words.value(name, value)) is not None), value)

    def _who(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The names of who can act: a role by who holds it; all partners as such, also when nobody holds the roles."""
        asked, counting = list(codes), self.state.parties.counting()
        held = {code: self._holders(code) if self.words.value("role", code) else [code] for code in asked}
        acting = [actor for actors in held.values() for actor in actors] or (list(counting) if asked else [])
        if len(counting) > 1 and set(counting) <= set(acting):
            return (self.words("needs.all_partners"),)
        return tuple(dict.fromkeys(self.names.of(each) for each in acting or asked))

    def _holders(self, role: str) -> list[str]:
        return [actor for item in self.state.people.holders(role) if (actor := item.holder)]


def _together(ways: Iterable[Way]) -> Iterator[Way]:
    """Ways that differ in nothing but where they lead, as one."""
    for _, same in groupby(ways, key=lambda way: (way.move, way.open, way.needs)):
        each = list(same)
        targets = [way.target for way in each if way.target is not None]
        yield replace(each[0], target=", ".join(targets) or None)


def _by_actor(way: Way, words: Words) -> list[Actor]:
    actors: dict[str, Actor] = {}
    step = Need(text=words("needs.make", move=way.title), remedy="", who=way.makers)
    for need in [step, *way.needs, *(need for condition in way.unmet for need in condition.needs)]:
        for name in need.who:
            actors.setdefault(name, Actor(name=name)).needs.append(need)
    return sorted(actors.values(), key=lambda actor: actor.name.casefold())
