"""How the form of a fact type is laid out, where the plain order of its members is not the shortest way to say it.

A room that knows a fact well registers a sheet for it (`add`); a fact without one has the plain sheet: what is required
first, the rest folded away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import Fault

if TYPE_CHECKING:
    from partnerflow_api.pages.forms.setting import Setting

Presets = Callable[["Setting"], Mapping[str, Any]]
Choices = Callable[["Setting"], Mapping[str, Sequence[str]]]
Checks = Callable[[Mapping[str, Any]], Iterable[Fault]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one fact type.

    `first` are the members that stand open, in this order; `folded` those that are folded away; `hidden` those that are not
    shown: they are preset, and preset again from what was given when the form is sent. A member that no list names stands
    behind `first` when it is required, and is folded away otherwise. `presets` gives data to begin with, from how things stand;
    `choices` names the values that are worth offering for a member, where fewer are than there are, and of one within rows by
    a dotted name (``signatories.person``); `checks` says of data what no rule refuses and cannot be meant; `follows` are the
    members that are preset anew once another choice is shown; `intro` is the key of the words above.
    """

    fact: str
    first: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    presets: Presets | None = None
    choices: Choices | None = None
    checks: Checks | None = None
    follows: tuple[str, ...] = ()
    intro: str | None = None


SHEETS: dict[str, Sheet] = {}


def add(sheet: Sheet) -> Sheet:
    """Register the sheet of a fact type.

    Raises:
        ValueError: it names a member that the fact does not have, or there is a sheet already.
    """
    members = {member.wire for member in FACT_TYPES[sheet.fact].kind.members}
    unknown = {*sheet.first, *sheet.folded, *sheet.hidden, *sheet.follows} - members
    if unknown or SHEETS.get(sheet.fact, sheet) != sheet:
        raise ValueError(f"the sheet of {sheet.fact}: {sorted(unknown) or 'there is one already'}")
    SHEETS[sheet.fact] = sheet
    return sheet


def sheet_of(fact: str) -> Sheet:
    """The sheet of a fact type; the plain one where nobody made another."""
    return SHEETS.get(fact) or Sheet(fact=fact)
