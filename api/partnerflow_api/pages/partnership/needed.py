"""What is needed next, as records: a move, the conditions in its way, what is missing of each, and who can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field

from partnerflow_api.pages.partnership.steps import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that is missing: what, since which day, what to do about it, who can, and the way there for who reads."""

    text: str
    remedy: str
    who: tuple[str, ...]
    since: str | None = None
    steps: tuple[Button, ...] = ()


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

    @property
    def first_steps(self) -> tuple[Button, ...]:
        """The first way there for this reader of each kind that there is."""
        steps = (step for need in self.needs for step in need.steps)
        return tuple({step.title: step for step in reversed(tuple(steps))}.values())[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One move: its title and target, whether it can be made, what is in the way, and who makes it when it is open.

    `buttons` lead the reader to it, one for each target.
    """

    move: str
    title: str
    target: str | None
    open: bool
    needs: tuple[Need, ...]
    conditions: tuple[Condition, ...]
    makers: tuple[str, ...]
    buttons: tuple[Button, ...] = ()

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions still open."""
        return tuple(condition for condition in self.conditions if condition.open)

    @property
    def lacking(self) -> tuple[Condition, ...]:
        """The conditions still open, what only signals last."""
        return tuple(sorted(self.unmet, key=lambda condition: condition.kind == "signal"))

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
