"""Whose interest and own ambition are on the table, and whose are not yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from partnerflow.domain.ambition.records import Shared
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "interests",
    permission="partnership.read",
    parameters=Asked,
    nl="Wiens belang of eigen ambitie ligt nog niet op tafel?",
    en="Whose interest or own ambition is not on the table yet?",
)
def interests(view: View[Asked]) -> Answer:
    """What each counting partner put on the table, and with whom.

    Answers `{partners, missing}`. A partner is `{organisation, interest, ownAmbition, collective, newlyDisclosed}`.
    `interest` is that of the organisation and `collective` one that it sees for all; each of the three is `{on,
    audience, times}`: the first day it was shared with all parties or else with some, and how often it was shared at
    all; `null` when it never was. `newlyDisclosed` counts the interests that came up only after the partners had
    begun. What a predecessor put on the table is its legal successor's.

    `missing` holds by code what is not shared with all parties yet: `{organisation, missing}`, of `interest` and
    `own_ambition`.
    """
    ambition, counting = view.state.ambition, view.state.parties.counting()
    rows, missing, behind = [], [], []
    for code in counting:
        own = [item for item in ambition.interests if item.organisation == code and item.level == "organisation"]
        collective = [item for item in ambition.interests if item.organisation == code and item.level == "collective"]
        wants = [item for item in ambition.own_ambitions if item.organisation == code]
        rows.append(
            {
                "organisation": code,
                "interest": _shared(own),
                "ownAmbition": _shared(wants),
                "collective": _shared(collective),
                "newlyDisclosed": sum(item.newly_disclosed for item in (*own, *collective)),
            }
        )
        lacking = [
            name for name, items in (("interest", own), ("own_ambition", wants)) if not any(map(_with_all, items))
        ]
        if lacking:
            missing.append({"organisation": code, "missing": lacking})
        behind += [item.fact for item in (*own, *wants, *collective)]
        behind.append(view.state.parties.by_organisation[code].spans[-1].fact)
    return Answer(value={"partners": rows, "missing": missing}, facts=tuple(behind))


def _with_all(item: Shared) -> bool:
    return item.audience == "all_parties"


def _shared(items: Sequence[Shared]) -> dict[str, Any] | None:
    if not items:
        return None
    with_all = [item for item in items if _with_all(item)]
    first = (with_all or items)[0]
    return {"on": first.on, "audience": first.audience, "times": len(items)}
