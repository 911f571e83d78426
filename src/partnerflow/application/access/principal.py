"""Who asks: a pseudonymous identity, and the roles it was given in the whole workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import msgspec

from partnerflow.domain.vocabulary.enumerations import AccessRole

PrincipalKind = Literal["person", "key", "link", "program"]
ANY = "*"
"""In place of an organisation: whoever speaks was established by the system that holds this role."""


class Assignment(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """One role of one principal. A struct and not a dataclass: every request is judged by all of somebody's.

    `actor` is the organisation or external that the role speaks for, `ANY`, or None where it speaks for nobody. `project`
    bounds a lead to one project. `partnerships` bounds the role to these keys; None: all of the workspace. `through` is the
    last day on which it holds. `withholds` are kinds of confined text that it does not see although the role would.
    """

    role: str
    actor: str | None = None
    project: str | None = None
    partnerships: frozenset[str] | None = None
    through: str | None = None
    withholds: frozenset[str] = frozenset()

    def holds_on(self, day: str) -> bool:
        """Whether it still holds on a day."""
        return self.through is None or day <= self.through


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who asks. `id` is a pseudonym that stands in facts and in the record of reading: ``person-…``, ``key-…``, ``link-…``.

    `assignments` are its roles by the workspace; those that facts of a partnership gave it are found there. With `scopes` it
    may only what these name, whatever its roles. `pinned` is the position of the log up to which it sees; None: all.
    """

    id: str
    kind: PrincipalKind
    assignments: tuple[Assignment, ...] = ()
    scopes: frozenset[str] | None = None
    pinned: int | None = None


def everything(id_: str, kind: PrincipalKind = "person") -> Principal:
    """Whoever holds every role in the whole workspace, and speaks for anybody: the owner of a workspace of one's own."""
    roles = (*get_args(get_args(AccessRole)[0]), "operator")
    return Principal(id=id_, kind=kind, assignments=tuple(Assignment(role=role, actor=ANY) for role in roles))
