"""What whoever fills in a form should look at before it is recorded: nothing is dropped, or left empty, without a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partnerflow.errors import Fault
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.presetting import WAS, begun_anew, following
from partnerflow_api.pages.forms.sections import Leftover, empty_sections, fitted
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.sheets import sheet_of
from partnerflow_api.pages.forms.submitted import SHOW, Submitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What to look at: texts that follow from what was chosen since, texts left over from another kind of document, and the
    required sections that are `empty`. `faults` are what cannot be.
    """

    follows: bool = False
    leftovers: tuple[Leftover, ...] = ()
    empty: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def wanted(self) -> bool:
        """Whether there is anything to look at."""
        return self.follows or bool(self.leftovers or self.empty or self.faults)


NOTHING_AGAIN = Again()


def looked_over(
    sent: Submitted, line: Mapping[str, Any], typed: Sequence[tuple[str, str]], fact: str, setting: Setting
) -> tuple[dict[str, Any], Again]:
    """A line that was sent as it fits what was chosen in it, and what to look at in it; of one that only changes the form, no
    more than what was left over.
    """
    entries = Entries.of(typed)
    was = {name: entries.first((WAS, name)) for name in entries.tokens((WAS,))}
    followed = following(line, was, fact, setting)
    fitting, leftovers = fitted(followed, fact, setting, chosen=sent.act == SHOW)
    if not sent.tells:
        fitting = begun_anew(fitting, fact, setting) if sent.act == SHOW else fitting
        return fitting, Again(leftovers=leftovers)
    checks = sheet_of(fact).checks
    return fitting, Again(
        follows=followed != line,
        leftovers=leftovers,
        empty=() if sent.anyway else tuple(empty_sections(fitting, fact, setting)),
        faults=tuple(checks(fitting["data"])) if checks is not None else (),
    )
