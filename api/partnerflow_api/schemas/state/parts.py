"""Small pieces that states share: members that are not there are left out, references and money look as in a fact."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.sealing import is_commitment
from partnerflow.domain.vocabulary.objects import DeliverableRef, Money, Period
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow_api.encoding import plain


def present(**members: Any) -> dict[str, Any]:
    """The members that are there: not None, not an empty list."""
    return {name: value for name, value in members.items() if value is not None and value != [] and value != ()}


def deliverable(ref: DeliverableRef) -> dict[str, Any]:
    """A version of a deliverable, by its reference."""
    return present(kind=ref.kind, project=ref.project, version=ref.version)


def money(amount: Money | None) -> dict[str, Any] | None:
    """An amount."""
    return None if amount is None else {"minor": amount.minor, "currency": amount.currency}


def period(days: Period | None) -> dict[str, Any] | None:
    """Days from start through end."""
    return None if days is None else {"start": days.start, "end": days.end}


def subject(of_decision: Declared) -> dict[str, Any]:
    """What a decision is about, without texts: those stand in the history."""
    return {name: value for name, value in plain(of_decision).items() if not is_commitment(value)}
