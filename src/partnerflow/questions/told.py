"""What facts told: those of one type in a view, and the texts that are sealed in them."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from partnerflow.domain.fact import Fact
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.questions.view import View

P = TypeVar("P", bound=Payload)


def told(view: View[Any], payload: type[P]) -> list[Fact[P]]:
    """The facts of this type that held, in the order in which they occurred."""
    return [cast("Fact[P]", fact) for fact in view.course if isinstance(fact.data, payload)]


def text(view: View[Any], sealed: str | None) -> str | None:
    """The text behind a commitment; None when none was given, or when it was erased."""
    return None if sealed is None else view.around.text(sealed)
