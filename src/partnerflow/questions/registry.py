"""How a question is declared: one function with its name, its parameters and its words for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, get_args

from partnerflow.domain.vocabulary.structs import Declared, ObjectOf, kind_of
from partnerflow.questions.view import Answer, Asked, View

P = TypeVar("P", bound=Asked)
QuestionPermission = Literal["partnership.read", "persons.read", "access.read"]
"""What a question about one partnership can be asked under; `application/access/permissions.py` says who holds these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyQuestion:
    """How something is asked: `name` is its stable name, `titles` how people ask it, by language."""

    name: str
    asked: type[Declared]
    titles: dict[str, str]

    @property
    def path(self) -> str:
        """Its name in an address: ``phase-durations``."""
        return self.name.replace("_", "-")

    @property
    def parameters(self) -> ObjectOf:
        """Its parameters as a kind of value, with their names on the wire: what reads and describes them."""
        return kind_of(self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(AnyQuestion):
    """One question about one partnership; whoever asks it needs the `permission` in that partnership."""

    permission: QuestionPermission
    answer: Callable[[View[Any]], Answer]

    @property
    def subject(self) -> str:
        """What it is about: the folder it stands in."""
        return self.answer.__module__.split(".")[-2]


_DECLARED: dict[str, Question] = {}


def question(
    name: str, *, permission: QuestionPermission, parameters: type[P], nl: str, en: str
) -> Callable[[Callable[[View[P]], Answer]], Callable[[View[P]], Answer]]:
    """Declare a question.

    Args:
        name: its stable name, in snake case.
        permission: what whoever asks it must be permitted in the partnership.
        parameters: `Asked`, or a struct below it that declares what more may be asked.
        nl, en: the question as people put it.

    Raises:
        TypeError: nothing of a partnership is permitted by this name.
    """
    if permission not in get_args(QuestionPermission):
        raise TypeError(f"the question {name} says no permission of a partnership: {permission!r}")

    def register(answer: Callable[[View[P]], Answer]) -> Callable[[View[P]], Answer]:
        _DECLARED[name] = Question(
            name=name, permission=permission, asked=parameters, titles={"nl": nl, "en": en}, answer=answer
        )
        return answer

    return register


def declared() -> dict[str, Question]:
    """Every question declared so far; `questions.catalogue` makes sure that is all of them."""
    return _DECLARED
