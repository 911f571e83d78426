"""What was said of promises and contributions, by the fact that said it; every text is null when it was erased."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.contributions.facts import (
    CommitmentDeclared,
    CommitmentRequested,
    ContributionFixed,
    ContributionOffered,
)
from partnerflow.questions.told import text, told
from partnerflow.questions.view import View


def promised(view: View[Any]) -> dict[str, str | None]:
    """What was asked and declared, by fact."""
    words = {fact.id: text(view, fact.data.text) for fact in told(view, CommitmentRequested)}
    return words | {fact.id: text(view, fact.data.text) for fact in told(view, CommitmentDeclared)}


def described(view: View[Any]) -> dict[str, str | None]:
    """What was offered and fixed, by fact."""
    words = {fact.id: text(view, fact.data.description) for fact in told(view, ContributionOffered)}
    return words | {fact.id: text(view, fact.data.description) for fact in told(view, ContributionFixed)}
