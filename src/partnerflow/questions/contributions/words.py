"""What was said of promises and contributions, by the fact that said it; every text is null when it was erased."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.contributions.facts import (
    CommitmentDeclared,
    CommitmentRequested,
    ContributionFixed,
    ContributionOffered,
)
from partnerflow.questions.told import text
from partnerflow.questions.view import View


def promised(view: View[Any], id_: str) -> str | None:
    """What was asked or declared by the fact with this id."""
    data = view.by_id[id_].data
    assert isinstance(data, CommitmentRequested | CommitmentDeclared)
    return text(view, data.text)


def described(view: View[Any], id_: str) -> str | None:
    """What was offered or fixed by the fact with this id."""
    data = view.by_id[id_].data
    assert isinstance(data, ContributionOffered | ContributionFixed)
    return text(view, data.description)
