"""Corrections, retractions and endorsements void from the start: what they changed in the facts before them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partnerflow.domain.ambition.facts import AmbitionEndorsed, EndorsementWithdrawn
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.record.facts import RecordCorrected, RecordRetracted
from partnerflow.domain.sealing import is_commitment
from partnerflow.questions.numbers import plain


def change_of(fact: AnyFact, history: History) -> dict[str, Any]:
    """How a fact that changes the past tells it: which facts of its stream, and of a correction the value.

    What it changed is `facts`; `fact` is their type. Texts are never in it: where one was corrected, both values are
    None.
    """
    data = fact.data
    row: dict[str, Any] = {"id": fact.id, "how": "", "pointer": None, "old": None, "new": None}
    if isinstance(data, RecordCorrected):
        touched = [data.corrects]
        row |= {"how": "corrected", "pointer": data.pointer, "old": _shown(data.old), "new": _shown(data.new)}
    elif isinstance(data, RecordRetracted):
        touched = [data.retracts]
        row["how"] = "retracted"
    else:
        assert isinstance(data, EndorsementWithdrawn)
        touched = [item.id for item in _endorsed(history, fact, data)]
        row["how"] = "void_from_start"
    places = history.index.ids
    types = [history.facts[places[id_] - 1].type for id_ in touched]
    return {**row, "facts": touched, "fact": types[0] if types else None, "on": fact.known_on}


def _endorsed(history: History, fact: AnyFact, withdrawn: EndorsementWithdrawn) -> list[AnyFact]:
    before = history.facts[: history.index.ids[fact.id] - 1]
    return [
        item
        for item in before
        if isinstance(item.data, AmbitionEndorsed)
        and (item.data.organisation, item.data.ambition_version) == (withdrawn.organisation, withdrawn.ambition_version)
    ]


def _shown(value: Any) -> Any:
    """A value without its texts, numbers as JSON has them: whoever may read the texts finds them with the fact."""
    if isinstance(value, dict):
        return {name: _shown(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(item) for item in value]
    if isinstance(value, Decimal):
        return plain(value)
    return None if is_commitment(value) else value
