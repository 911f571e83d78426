"""Rows: a bad line, the history it comes upon, why it is refused, and how the same line is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import Fault
from tests.support.story import Story

ENVELOPE = ("on", "by", "key", "on_behalf_of")
DAY = "2020-02-01"
LATER = "2020-03-01"


def imported() -> Story:
    """A partnership of AAA, BBB and CCC, taken over while executing."""
    return Story.imported()


def told(*lines: tuple[str, Mapping[str, Any]], upon: Callable[[], Story] = imported) -> Callable[[], Story]:
    """A history, followed by more facts of that day."""

    def tell() -> Story:
        story = upon()
        for fact, members in lines:
            _ask(story, fact, {"on": DAY, **members}, must=True)
        return story

    return tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A line that is refused for `reason` (class.reason).

    `bad` are its members; `but` those that differ in the line that is accepted, told after `first`. In both, `on`, `by`, `key`
    and `on_behalf_of` stand for the envelope, and a member that is None is left out.
    """

    fact: str
    reason: str
    bad: Mapping[str, Any]
    but: Mapping[str, Any] = field(default_factory=dict)
    upon: Callable[[], Story] = imported
    first: tuple[tuple[str, Mapping[str, Any]], ...] = ()

    def tell(self, story: Story) -> list[Fault]:
        """Tell the bad line."""
        return _ask(story, self.fact, self.bad)

    def mend(self, story: Story) -> list[Fault]:
        """Tell what was missing, and then the mended line."""
        for fact, members in self.first:
            _ask(story, fact, members, must=True)
        return _ask(story, self.fact, {**self.bad, **self.but})


def _ask(story: Story, fact: str, members: Mapping[str, Any], *, must: bool = False) -> list[Fault]:
    stream = FACT_TYPES[fact].stream
    envelope = {name: value for name, value in members.items() if name in ENVELOPE and value is not None}
    data = {name: value for name, value in members.items() if name not in ENVELOPE and value is not None}
    on = envelope.pop("on", DAY)
    faults = story.asks(fact, on, stream="partnership" if stream == "any" else stream, data=data, **envelope)
    assert not (must and faults), f"{fact} was refused: {faults[0]}"
    return faults
