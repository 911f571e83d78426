"""All corrections and retractions, of the partnership and of its grants."""

from __future__ import annotations

from partnerflow.domain.record.effective import changes_the_past
from partnerflow.questions.record.changes import change_of
from partnerflow.questions.record.streams import streams
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "record_changes",
    permission="partnership.read",
    parameters=Asked,
    nl="Wat is rechtgezet of ingetrokken?",
    en="What has been corrected or retracted?",
)
def record_changes(view: View[Asked]) -> Answer:
    """Everything that changed how an earlier fact reads, in the order in which it became known.

    Answers a list of `{id, how, facts, fact, pointer, old, new, on, stream, key, by}`.

    `how` is `corrected`, `retracted`, or `void_from_start` of an endorsement that was withdrawn as if never given.
    `facts` are the ids of what was changed and `fact` their type. Of a correction, `old` and `new` are the values at
    `pointer`; they are `null` where they are texts, which are read with the fact itself. `on` is the day from which
    it is known, and so counts for every day before.
    """
    found = [
        (
            fact.known_on,
            fact,
            {**change_of(fact, stream.history), "stream": fact.stream, "key": fact.key, "by": fact.by},
        )
        for stream in streams(view)
        for fact in stream.told
        if changes_the_past(fact)
    ]
    found.sort(key=lambda row: row[0])
    behind = [id_ for _, fact, row in found for id_ in (*row["facts"], fact.id)]
    return Answer(value=[row for *_, row in found], facts=tuple(behind))
