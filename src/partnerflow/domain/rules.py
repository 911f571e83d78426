"""Rules: what must be true before a fact may be recorded. Each subject keeps its own (`domain/<subject>/rules.py`).

A rule is a function `(case) -> iterator of Fault`. It sees the state on the day of the fact, before the fact, and may rely on
what `domain.judge` checked before it: shape, stream, time, and that every reference exists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from partnerflow.domain.around import Around
from partnerflow.domain.fact import Fact
from partnerflow.domain.history import History
from partnerflow.domain.partnership import GrantState, OrganisationState, PartnershipState, State
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.errors import Fault
from partnerflow.process.definition import ProcessDefinition

P = TypeVar("P", bound=Payload)


class Case(msgspec.Struct, Generic[P], frozen=True, kw_only=True):
    """One fact before the rules: open (its texts are readable), with its stream's history and the state on its day."""

    fact: Fact[P]
    history: History
    state: Any
    around: Around

    @property
    def data(self) -> P:
        return self.fact.data

    @property
    def day(self) -> str:
        """The day on which it occurred."""
        return self.fact.occurred_on

    @property
    def process(self) -> ProcessDefinition:
        """The definition that governs on its day."""
        state: State = self.state
        return state.process

    @property
    def partnership(self) -> PartnershipState:
        """The state, of a partnership."""
        assert isinstance(self.state, PartnershipState)
        return self.state

    @property
    def grant(self) -> GrantState:
        """The state, of a grant."""
        assert isinstance(self.state, GrantState)
        return self.state

    @property
    def organisation(self) -> OrganisationState:
        """The state, of an organisation."""
        assert isinstance(self.state, OrganisationState)
        return self.state


Rule = Callable[[Case[Any]], Iterator[Fault]]
RULES: dict[type[Payload], list[Rule]] = defaultdict(list)
R = TypeVar("R", bound=Callable[[Any], Iterator[Fault]])


def rule(*payloads: type[Payload]) -> Callable[[R], R]:
    """Let a function judge these fact types; rules are asked in the order in which they are declared."""

    def register(function: R) -> R:
        for payload in payloads:
            RULES[payload].append(function)
        return function

    return register


def refuse(code: str, reason: str, pointer: str = "", **data: Any) -> Fault:
    """A refusal: `code` is the class, `reason` the finer code; `data` fills its message.

    Members of `data` with a meaning of their own: `organisation` (whom it is about), `who` (codes or roles that can act).
    """
    return Fault(code=code, reason=reason, pointer=pointer, data=data)
