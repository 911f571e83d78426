"""Which facts the reader may tell here, and in whose name: what to offer before there is a fact to judge.

What is offered is still judged when it is told (`application.access.authority`): this leaves out what would be refused anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.authority import FURTHEST
from partnerflow.application.access.principal import ANY
from partnerflow.application.access.rights import Held
from partnerflow.application.access.roles import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How one fact type may be told by the reader.

    `anybody`: in the name of whoever speaks; `actors`: in these names. `about_others`: also about another party than the one
    in whose name it is told. `project`: only about this one. `reason` says why it may not be told at all, None when it may;
    `roles` are those that tell such facts.
    """

    anybody: bool = False
    actors: tuple[str, ...] = ()
    about_others: bool = False
    project: str | None = None
    reason: str | None = None
    roles: tuple[str, ...] = ()

    @property
    def may(self) -> bool:
        """Whether it may be told at all."""
        return self.reason is None

    def may_about(self, organisation: str | None) -> bool:
        """Whether it may be told about this party; about none in particular, whenever it may be told."""
        if not self.may or organisation is None or self.anybody or self.about_others:
            return self.may
        return organisation in self.actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What the reader may tell in one partnership, in its roles there; none when it may record nothing."""

    policy: Policy
    held: tuple[Held, ...]
    _known: dict[str, Voice] = field(default_factory=dict, repr=False, compare=False)

    def of(self, fact: str) -> Voice:
        """How this fact type may be told."""
        # A page of buttons asks hundreds of times.
        if fact not in self._known:
            self._known[fact] = self._of(fact)
        return self._known[fact]

    def _of(self, fact: str) -> Voice:
        telling = [(role, assignment) for role, assignment in self.held if fact in role.records]
        roles = tuple(role.name for role in self.policy.roles.values() if fact in role.records)
        own = fact in self.policy.own_voice
        if not telling:
            return Voice(reason=FURTHEST[1] if own and self.held else FURTHEST[0], roles=roles)
        speaking = [(role, assignment) for role, assignment in telling if assignment.actor is not None]
        if not speaking:
            return Voice(reason=FURTHEST[2], roles=roles)
        bound = [role.only is not None or own for role, assignment in speaking if assignment.actor != ANY]
        projects = {
            item.project if role.only == "own_project" else None for role, item in speaking if item.actor != ANY
        }
        anybody = any(item.actor == ANY for _, item in speaking)
        return Voice(
            anybody=anybody,
            actors=tuple(sorted({item.actor for _, item in speaking if item.actor not in (None, ANY)})),
            about_others=not all(bound),
            project=None if anybody or None in projects or len(projects) != 1 else next(iter(projects)),
            roles=roles,
        )

    def told(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Those of these fact types that may be told."""
        return tuple(fact for fact in facts if self.of(fact).may)

    @property
    def actor(self) -> str | None:
        """The one organisation or external for which the reader speaks; None when it is any, several or none."""
        actors = {assignment.actor for _, assignment in self.held if assignment.actor is not None}
        return next(iter(actors)) if len(actors) == 1 and ANY not in actors else None


def voices(partnerflow: Acting, key: str) -> Voices:
    """What the reader may tell in this partnership and its grants."""
    held: tuple[Held, ...] = ()
    if partnerflow.may("facts.record", key):
        roles = partnerflow.streams.sights.rights_of(key).roles
        held = tuple((role, item) for role, item in roles if "facts.record" in role.permissions)
    return Voices(policy=partnerflow.policy, held=held)
