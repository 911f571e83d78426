"""What a walk should find: a partnership in plain sets and lists, written from docs/spec/facts.md and not from the code."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.contract.walks.process import PHASES


@dataclass(slots=True)
class Pact:
    """One version of the document that all sign."""

    adopted: bool = False
    signed: set[str] = field(default_factory=set)
    in_force: bool = False
    was_in_force: bool = False
    open: bool = False


@dataclass(slots=True)
class Model:
    """Where a partnership is, who counts, who ever had a seat, and what they agreed."""

    day: str
    phase: int = 0
    counting: set[str] = field(default_factory=lambda: {"AAA"})
    accepted: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=lambda: {"AAA"})
    stays: list[tuple[str, str]] = field(default_factory=list)
    round: int = 1
    paused: bool = False
    ended: bool = False
    open_return: tuple[str, int] | None = None
    returns: int = 0
    drafts: int = 0
    endorsed: set[tuple[int, str]] = field(default_factory=set)
    reviewed: set[int] = field(default_factory=set)
    pacts: dict[int, Pact] = field(default_factory=dict)
    name: str = "Wandeling"

    def __post_init__(self) -> None:
        self.stays.append((PHASES[0], self.day))

    @property
    def shared(self) -> int | None:
        """The highest version that each counting partner endorses."""
        versions = range(self.drafts, 0, -1)
        return next((one for one in versions if all((one, code) in self.endorsed for code in self.counting)), None)

    @property
    def in_force(self) -> int | None:
        """The version that applies."""
        return next((number for number, pact in self.pacts.items() if pact.in_force), None)

    @property
    def gate_open(self) -> bool:
        """Whether every guard of leaving the present phase is met."""
        shared = self.shared is not None and self.shared not in self.reviewed
        if PHASES[self.phase] == "gathering":
            return bool(self.accepted)
        if PHASES[self.phase] == "sharing":
            return shared
        adopted = [number for number, pact in self.pacts.items() if pact.adopted]
        if not adopted:
            return False
        last = self.pacts[adopted[-1]]
        settled = not any(pact.open for pact in self.pacts.values())
        return shared and settled and last.in_force and self.counting <= last.signed

    def advance(self) -> None:
        """One phase on; the first advance out of where a return led closes it."""
        if self.open_return is not None and self.open_return[1] == self.phase:
            self.open_return = None
        self._enter(self.phase + 1)

    def go_back(self, target: int, ref: str) -> None:
        """To an earlier phase: what applies is to be reviewed, and deeper down the ambition is too."""
        standing = self.shared or self.drafts
        if PHASES[target] in ("gathering", "sharing") and standing:
            self.reviewed.add(standing)
        if self.in_force is not None:
            self.pacts[self.in_force].open = True
        self.open_return = (ref, target)
        self.round += 1
        self._enter(target)

    def come_into_force(self, number: int) -> None:
        """The version before stops to apply, and needs no review any more."""
        if self.in_force is not None:
            before = self.pacts[self.in_force]
            before.in_force = before.open = False
        self.pacts[number].in_force = self.pacts[number].was_in_force = True

    def _enter(self, phase: int) -> None:
        self.phase = phase
        self.stays.append((PHASES[phase], self.day))
