"""Somebody who can ask, and what was given to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.matrix.rights import CONFIDENTIAL, INTERESTS, MAY, OF_WORKSPACE, SEE, SEES, VOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Who asks: how, and in which roles in the whole workspace, in one's own partnership and in that of others.

    `bounds` is all that its credential is for. `forged`: nothing but its browser vouches for it; `known` is False for
    whoever has no credential that opens anything.
    """

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    address: str = "192.0.2.7"
    known: bool = True
    everywhere: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    bounds: frozenset[str] | None = None
    withholds: frozenset[str] = frozenset()
    actor: str | None = None
    pinned: bool = False
    forged: bool = False

    def may(self, able: str, roles: frozenset[str]) -> bool:
        """Whether one of these roles makes it able to do something."""
        return any(able in MAY[role] for role in roles)

    def at(self, place: str) -> frozenset[str]:
        """Its roles at a place: `own`, `theirs`, or nowhere at all."""
        return self.everywhere | {"own": self.own, "theirs": self.theirs}.get(place, frozenset())

    def bounded(self, able: str) -> bool:
        """Whether something is beyond what its credential is for, whatever its roles."""
        return self.bounds is not None and able not in self.bounds

    def sees(self, place: str) -> bool:
        """Whether a place is there for it."""
        return self.known and not self.bounded(SEE) and self.may(SEE, self.at(place))

    def sees_register(self) -> bool:
        """Whether it sees every organisation."""
        if not self.known or (self.bounded("register") and self.bounded(SEE)):
            return False
        everything = self.everywhere | self.own | self.theirs
        return self.may("register", everything) or self.may(SEE, self.everywhere)

    def kinds(self) -> frozenset[str]:
        """The kinds of confined text that it sees of its own partnership."""
        roles = self.at("own")
        seen = frozenset[str]().union(*(SEES[role] for role in roles))
        if not VOICES.isdisjoint(roles) and self.actor == "WAT":
            seen |= {CONFIDENTIAL}
        return seen - self.withholds - ({CONFIDENTIAL} if INTERESTS in self.withholds else frozenset())

    def of_workspace(self, able: str) -> bool:
        """Whether something that is of the workspace is given in the whole of it."""
        assert able in OF_WORKSPACE
        return self.may(able, self.everywhere)
