"""One partnership and its grants as they were read together, as a question looks at them."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, fields

from partnerflow.domain.around import GrantOnDay, grant_on_day
from partnerflow.domain.folding import Slice
from partnerflow.domain.history import History
from partnerflow.domain.organisations.state import Organisation
from partnerflow.domain.partnership import PartnershipState
from partnerflow.process.definition import ProcessDefinition
from partnerflow.questions.view import Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """`domain.around.Around` of a read model: its grants, and nothing else. A row rests on no other stream.

    Its day is the last day that anything in these streams occurred on: rows do not change when the day does.
    """

    partnership_history: History
    histories: tuple[History, ...]

    @property
    def today(self) -> str:
        return max(history.last_day for history in (self.partnership_history, *self.histories))

    def grants(self, partnership: str, day: str, *, as_known_at: str | None = None) -> tuple[GrantOnDay, ...]:
        found = []
        for history in self.histories:
            words = self.partnership_history.words_since(history.process, as_of=day, as_known_at=as_known_at)
            found.append(grant_on_day(history, words, day, as_known_at=as_known_at))
        return tuple(grant for grant in found if grant is not None)

    def grant_histories(self, partnership: str) -> tuple[History, ...]:
        return self.histories

    def organisation(self, code: str, day: str) -> Organisation | None:
        return None

    def partnership(self, key: str, day: str) -> PartnershipState | None:
        return None

    def definition(self, name: str, version: int) -> ProcessDefinition | None:
        return None

    def has_fact(self, stream: str, key: str, fact: str, day: str) -> bool:
        return False

    def text(self, commitment: str) -> str | None:
        return None


@dataclass(frozen=True, kw_only=True)
class ViewOfDays(View[Asked]):
    """A view that is asked for many days: each is folded from the nearest day before it that was asked for already."""

    _days: dict[str, PartnershipState] = field(default_factory=dict)

    def on(self, day: str) -> PartnershipState:
        if day not in self._days:
            before = max((known for known in self._days if known < day), default="")
            state = _copied(self._days[before]) if before else self.empty()
            self._days[day] = state.folded(fact for fact in self.course if before < fact.occurred_on <= day)
        return self._days[day]


def view_of(partnership: History, grants: tuple[History, ...]) -> View[Asked]:
    """A partnership as a question looks at it, with everything known."""
    around = Beside(partnership_history=partnership, histories=grants)
    return ViewOfDays(history=partnership, around=around, parameters=Asked())


def _copied(state: PartnershipState) -> PartnershipState:
    """A state to fold on, with containers of its own."""
    following = copy(state)
    for item in fields(state):
        value = getattr(state, item.name)
        if isinstance(value, Slice):
            setattr(following, item.name, value.fork())
    return following
