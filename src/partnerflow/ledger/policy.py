"""A policy: whom the ledger asks to witness, and whose cosignatures are enough (C2SP tlog-policy)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from partnerflow.transparency.notes import VerifierKey

NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A log whose checkpoints count; its name is its origin."""

    key: VerifierKey
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Somebody who cosigns. `name` has a meaning in this file only; `url` is the prefix where checkpoints are sent."""

    name: str
    key: VerifierKey
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Witnesses and groups, of which `threshold` are enough."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Whose signatures and cosignatures make a checkpoint count."""

    logs: tuple[Log, ...]
    witnesses: tuple[Witness, ...]
    groups: tuple[Group, ...]
    quorum: str

    def is_met(self, cosigned: Collection[str]) -> bool:
        """Whether cosignatures by the witnesses of these names are enough."""
        if self.quorum == NONE:
            return True
        held = set(cosigned)
        # A group stands below its members: one pass answers for all.
        for group in self.groups:
            if len(held.intersection(group.members)) >= group.threshold:
                held.add(group.name)
        return self.quorum in held
