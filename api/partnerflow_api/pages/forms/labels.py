"""What the members of facts are called in a form, and the line that helps to fill them in: `words/members`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.vocabulary.structs import Declared
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The words of one member."""

    label: str
    hint: str = ""


def label_of(words: Words, member: str, fact: str | None = None, within: type[Declared] | None = None) -> Label:
    """The words of a member: of this fact type, else within this object, else of its name anywhere.

    Raises:
        KeyError: nobody wrote any.
    """
    tables: Mapping[str, Any] = words.entries["members"]
    own = tables["fact"].get(fact, {}).get(member, {}) if within is None else {}
    inner = tables["object"].get(within.__name__, {}).get(member, {}) if within is not None else {}
    general = tables["member"].get(member, {})
    found = {**general, **inner, **own}
    return Label(label=found["label"], hint=found.get("hint", ""))
