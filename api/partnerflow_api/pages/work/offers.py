"""Forms offered as buttons: of a fact with what is known of it, called by what one does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.partnership.steps import Button, Steps
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What one reader can record about one partnership; nothing for who records nothing here, or looks back."""

    steps: Steps

    @classmethod
    def of(cls, partnerflow: Acting, key: str, days: Days, words: Words, back: str) -> Offers:
        """Those of whoever asks; a form that is done leads `back`."""
        return cls(steps=replace(Steps.of(partnerflow, key, days, words), back=back))

    def tell(self, fact: str, data: Mapping[str, Any] | None = None, *, grant: str | None = None) -> tuple[Button, ...]:
        """The form of a fact of the partnership, or of one of its grants."""
        step: dict[str, Any] = {"fact": fact, "data": dict(data or {})}
        return self.steps.towards(step if grant is None else {**step, "stream": "grant", "key": grant})

    def may_about(self, fact: str, organisation: str) -> bool:
        """Whether the reader may tell this fact about a party."""
        return self.steps.voices.of(fact).may_about(organisation)
