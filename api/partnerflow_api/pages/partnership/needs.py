"""What is needed next: the moves from here, what is in the way of each, and which organisation can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from partnerflow.domain.guards.evaluation import Finding
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import Fault
from partnerflow.messages import render
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.partnership.needed import Actor, Condition, Need, Needs, Way
from partnerflow_api.pages.partnership.steps import Button, Steps
from partnerflow_api.pages.words import Words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# What the subject of a missing thing is a word of, where it is neither a role nor the subject of a decision.
_WORDS = {
    "no_method_agreed": ("phase",),
    "not_ready": ("readiness",),
    "no_such_contribution_fixed": ("contributionKind",),
}


def needs(
    options: Iterable[MoveOption], state: PartnershipState, words: Words, names: Names, steps: Steps | None = None
) -> Needs:
    """What the options of a partnership ask of people, in their words, and where the reader can do it."""
    teller = Teller(state=state, words=words, names=names, steps=steps)
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
class Teller:
    """Puts what a partnership lacks in the words of its readers."""

    state: PartnershipState
    words: Words
    names: Names
    steps: Steps | None = None

    def way(self, option: MoveOption) -> Way:
        """A move and what is in its way."""
        process = self.state.process
        guards = {finding.guard for finding in option.findings}
        return Way(
            move=option.move,
            title=self.words.text(process.moves[option.move].title),
            target=self.words.text(process.phase(option.target).title) if option.target is not None else None,
            open=option.open,
            needs=tuple(self.need(fault) for fault in option.faults if fault.data.get("guard") not in guards),
            conditions=tuple(self.condition(finding) for finding in option.findings),
            makers=self._who(option.who) if option.open else (),
            buttons=self._buttons(option),
        )

    def _buttons(self, option: MoveOption) -> tuple[Button, ...]:
        if self.steps is None:
            return ()
        process = self.state.process
        title = process.phase(option.target).title if option.target is not None else process.moves[option.move].title
        button = self.steps.move(option.move, self.words.text(title), option.target)
        return (button,) if button is not None else ()

    def condition(self, finding: Finding) -> Condition:
        """A guard as it came out, with what it lacks."""
        return Condition(
            id=finding.guard,
            title=self.words.text(self.state.process.guards[finding.guard].title),
            kind=finding.kind,
            outcome=finding.outcome,
            open=finding.refuses,
            needs=tuple(self.need(missing.as_fault()) for missing in finding.missing),
            waivers=tuple((item.waiver, self.state.course.waivers[item.waiver].fact) for item in finding.waived),
        )

    def need(self, fault: Fault) -> Need:
        """A refusal as something to mend."""
        message = render(replace(fault, data=self._named(fault)), self.words.language)
        since = fault.data.get("since") if fault.code == "missing" else None
        return Need(
            text=message.text,
            remedy=message.remedy,
            who=self._who(fault.data.get("who", ())),
            since=self.words.day(since) if since else None,
            steps=self.steps.towards(fault.data.get("next")) if self.steps is not None else (),
        )

    def _named(self, fault: Fault) -> dict[str, Any]:
        """Its data, called by name what stands in it by code: organisations, roles, deliverables."""
        words = _WORDS.get(fault.reason, ("role", "subject"))
        named: dict[str, Any] = {
            name: self._who(value) if name == "who" else self._called(value, (name, *words))
            for name, value in fault.data.items()
        }
        step = named.get("next")
        if isinstance(step, dict):
            data = {name: self._called(value, (name, *words)) for name, value in step["data"].items()}
            named["next"] = {**step, "data": data}
        return named

    def _called(self, value: Any, words: tuple[str, ...]) -> Any:
        if isinstance(value, list | tuple):
            return [self._called(each, words) for each in value]
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
        buttons = tuple(button for way in each for button in way.buttons)
        yield replace(each[0], target=", ".join(targets) or None, buttons=buttons)


def _by_actor(way: Way, words: Words) -> list[Actor]:
    actors: dict[str, Actor] = {}
    step = Need(text=words("needs.make", move=way.title), remedy="", who=way.makers)
    for need in [step, *way.needs, *(need for condition in way.unmet for need in condition.needs)]:
        for name in need.who:
            actors.setdefault(name, Actor(name=name)).needs.append(need)
    return sorted(actors.values(), key=lambda actor: actor.name.casefold())
