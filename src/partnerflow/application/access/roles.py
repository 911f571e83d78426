"""Roles as a policy gives them: what each may, which confined texts it sees, and which facts it tells, in whose name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from partnerflow.process.text import Text

Only = Literal["own_statements", "own_project"]
ForOthers = Literal["never", "with_proof"]
Signs = Literal["freely", "under_named_mandate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One role.

    `sees` are the kinds of confined text that it sees, `hears_own` whether also what its own organisation told in confidence.
    `records` are the fact types that it tells, within the bounds of `only`; `for_others` whether also in the name of
    another party; `signs` what it takes to sign; `grants` the roles that it gives and takes back.
    """

    name: str
    titles: Text
    permissions: frozenset[str]
    sees: frozenset[str] = frozenset()
    hears_own: bool = False
    records: frozenset[str] = frozenset()
    only: Only | None = None
    for_others: ForOthers = "never"
    signs: Signs = "freely"
    grants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Policy:
    """The roles of an installation, of which there is one; `own_voice` are the fact types that nobody tells for another,
    whatever proof there is.
    """

    roles: Mapping[str, Role] = field(default_factory=dict)
    own_voice: frozenset[str] = frozenset()
