"""What must be true of each counting partner."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from partnerflow.domain.guards.outcome import PROCESS_LEADS, Met, Missing, Situation, Unmet, judged, parted
from partnerflow.domain.guards.since import nobody_since
from partnerflow.domain.guards.steps import lacking


def for_each(situation: Situation, look: Callable[[str], Iterable[str | Missing]]) -> Met | Unmet:
    """Judge by what `look` finds for each counting partner: facts that carry it, and what is missing.

    Where nobody counts there is no partnership for whom it could be true.
    """
    if not situation.counting:
        return judged([lacking("nobody_counts", PROCESS_LEADS, since=nobody_since(situation))])
    return parted(item for partner in situation.counting for item in look(partner))
