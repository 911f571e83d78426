"""When each partner was last seen in a conversation, and when it last said something itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.days import between
from partnerflow.domain.fact import AnyFact
from partnerflow.questions.parties.counting import counting_span
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "last_contact",
    permission="partnership.read",
    parameters=Asked,
    nl="Wie hebben we te lang niet gesproken of gezien?",
    en="Whom have we not spoken to or seen for too long?",
)
def last_contact(view: View[Asked]) -> Answer:
    """The counting partners with their last conversation and statement, the longest silence first.

    Answers a list of `{organisation, days, lastOn, dialogue, statement, attended, dialogues}`. `dialogue` is the last
    one at which it was present, `{on, form}`; `statement` the last fact that it brought itself or that is its own
    word, `{on, fact, id}`. Either is `null` when there was none.

    `lastOn` is the later of those two days, and `days` counts from it; when the partner was never heard, from the day
    since which it counts. Of the `dialogues` that were held since then it `attended` so many.
    """
    state = view.state
    spoken = _last_words(view.course, state.parties.counting())
    rows, behind = [], []
    for partner in state.parties.counting():
        seat = counting_span(state.parties.by_organisation[partner])
        row, facts = _row(view, partner, seat.since, spoken.get(partner))
        rows.append(row)
        behind += [seat.fact, *facts]
    rows.sort(key=lambda row: (-row["days"], row["organisation"]))
    return Answer(value=rows, facts=tuple(behind))


def _last_words(course: Sequence[AnyFact], partners: Collection[str]) -> dict[str, AnyFact]:
    """The last fact that each of these partners said; none for one that never said anything."""
    spoken: dict[str, AnyFact] = {}
    silent = set(partners)
    for fact in reversed(course):
        if not silent:
            break
        speaker = _speaker(fact)
        if speaker in silent:
            silent.remove(speaker)
            spoken[speaker] = fact
    return spoken


def _speaker(fact: AnyFact) -> str:
    """Whose word a fact is: that of the party it speaks of, else of who brings it."""
    own = getattr(fact.data, "organisation", None) if FACT_TYPES[fact.type].personal else None
    return own or fact.on_behalf_of or fact.by


def _row(view: View[Asked], partner: str, seated: str, said: AnyFact | None) -> tuple[dict[str, Any], list[str]]:
    dialogues = view.state.interaction.dialogues
    seen = next((item for item in reversed(dialogues) if partner in item.present), None)
    held = [item for item in dialogues if item.on >= seated]
    last = max((item for item in (seen.on if seen else None, said.occurred_on if said else None) if item), default=None)
    row = {
        "organisation": partner,
        "days": between(last or seated, view.day),
        "lastOn": last,
        "dialogue": {"on": seen.on, "form": seen.form} if seen else None,
        "statement": {"on": said.occurred_on, "fact": said.type, "id": said.id} if said else None,
        "attended": sum(partner in item.present for item in held),
        "dialogues": len(held),
    }
    return row, [*([seen.fact] if seen else []), *([said.id] if said else [])]
