"""The grants that a question is about: the one that is named, or every one of the partnership; with their facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.history import History
from partnerflow.domain.partnership import GrantState
from partnerflow.domain.translation import translated
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.domain.vocabulary.references import GrantRef
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow.questions.view import Asked, View


class GrantAsked(Asked):
    """About which grant; without one, about every grant of the partnership."""

    grant: GrantRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A grant of the partnership on the day asked about, and the facts of it that held by then."""

    key: str
    history: History
    course: tuple[AnyFact, ...]
    grant: Grant

    @property
    def began(self) -> str:
        """The fact that it rests on: the award, or before that the application."""
        return self.grant.awarded_fact or self.grant.founding_fact


def every(view: View[Asked]) -> tuple[Held, ...]:
    """Every grant that was applied for or awarded by the day of the view, in order of key."""
    return tuple(_held(view))


def _held(view: View[Asked]) -> Iterator[Held]:
    for history in view.around.grant_histories(view.key):
        told = history.course(as_of=view.day, as_known_at=view.known_at)
        if told:
            course = translated(told, view.words_since(history))
            state = history.after(course)
            assert isinstance(state, GrantState)
            yield Held(key=course[0].key, history=history, course=tuple(course), grant=state.grant)


def asked_about(view: View[GrantAsked]) -> tuple[Held, ...]:
    """The grant that is named, or every one.

    Raises:
        NotFoundError: the one that is named was not there on that day, or belongs to another partnership.
    """
    found, named = every(view), view.parameters.grant
    if named is None:
        return found
    only = tuple(item for item in found if item.key == named)
    if not only:
        told = {"key": view.key, "grant": named, "day": view.day}
        raise NotFoundError(f"{view.key} had no grant {named} by {view.day}", reason="no_such_grant_of_it", **told)
    return only


def the_one(view: View[GrantAsked]) -> Held | None:
    """The grant that an answer with a sum is about: the one that is named, or the only one that was awarded.

    Raises:
        NotFoundError: as `asked_about`.
        MalformedError: several were awarded and none is named, for their sums say nothing together.
    """
    found = asked_about(view)
    if len(found) > 1:
        found = tuple(item for item in found if item.grant.awarded_on is not None)
    if len(found) > 1:
        raise MalformedError([fault("/grant", "missing", member="grant", one_of=[item.key for item in found])])
    return found[0] if found else None
