"""Who has still to sign, endorse, answer, recommit or consult: one thing for all who owe the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec

from partnerflow.domain.decisions.tally import WORDS
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow_api.pages.work.todo.things import Desk, Thing

_ABOUT = {"sign": "deliverable", "endorse": "ambitionVersion", "consult": "ambitionVersion", "recommit": "renewal"}
_FACTS = {
    "sign": "DeliverableSigned",
    "endorse": "AmbitionEndorsed",
    "consult": "ConstituencyConsulted",
    "recommit": "PartnerRecommitted",
}


def waiting(desk: Desk) -> Iterator[Thing]:
    """What parties owe each other, the longest wait first; who answers a proposal stands with the proposal."""
    rows = [row for row in desk.ask("outstanding") if row["what"] in _ABOUT]
    rows.sort(key=_alike)
    things = [(min(row["since"] for row in same), _thing(desk, same)) for same in _together(rows)]
    return (thing for _, thing in sorted(things, key=lambda item: item[0]))


def _alike(row: dict[str, Any]) -> tuple[str, str]:
    return row["what"], str(row[_ABOUT[row["what"]]])


def _together(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for _, same in groupby(rows, key=_alike):
        yield list(same)


def _thing(desk: Desk, rows: list[dict[str, Any]]) -> Thing:
    what = rows[0]["what"]
    name, value = _ABOUT[what], rows[0][_ABOUT[what]]
    said = desk.particular.deliverable(msgspec.convert(value, DeliverableRef)) if what == "sign" else str(value)
    doers = tuple(
        desk.doer(
            row["organisation"],
            *desk.offers.tell(_FACTS[what], {name: value, "organisation": row["organisation"]}),
            days=row["days"],
        )
        for row in rows
    )
    return Thing(title=desk.words(f"work.todo.{what}", what=said), doers=doers)


def answering(method: str) -> str | None:
    """The fact by which a party answers a proposal; None where nobody is asked."""
    return "PositionTaken" if method in WORDS else "AdviceGiven" if method == "advice" else None
