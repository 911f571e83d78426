"""The use of a mandate: only the organisation that it was granted to acts on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault


def its_own_mandate(
    case: Case[Any], organisation: str, mandate: str | None, *, successor_too: bool = False
) -> Iterator[Fault]:
    """A refusal of class `authority` when the mandate that a fact names, if any, is another organisation's.

    With `successor_too` it may also be that of a legal successor: who is bound by a signature may confirm it.
    """
    state = case.partnership
    granted = state.mandates.by_ref.get(mandate or "")
    if granted is None or granted.organisation == organisation:
        return
    if not (successor_too and organisation in state.parties.lineage(granted.organisation)):
        yield refuse(
            "authority",
            "mandate_of_another_organisation",
            "/data/mandate",
            by=organisation,
            organisation=granted.organisation,
            who=[organisation],
        )
