"""Which choices a form offers: those worth offering, and whatever stood in it already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from partnerflow_api.pages.forms.fields import Choice

UNCALLED: Mapping[str, str] = {}


def offered(found: tuple[Choice, ...], worth: Sequence[str]) -> tuple[Choice, ...]:
    """Those worth offering, in their order."""
    by_value = {choice.value: choice for choice in found}
    return tuple(replace(by_value[value], aside=False) for value in worth if value in by_value)


def with_known(
    found: tuple[Choice, ...], values: Sequence[str], called: Mapping[str, str] = UNCALLED
) -> tuple[Choice, ...]:
    """The choices, and what was chosen that is none of them: nothing that stood in a form is lost."""
    known = {choice.value for choice in found}
    return (
        *found,
        *(Choice(value=value, label=called.get(value, value)) for value in values if value and value not in known),
    )
