"""How many decisions there are, by which method, who was concerned and who was left out."""

from __future__ import annotations

from collections import Counter

from partnerflow.questions.decisions.rounds import last_words, told_in
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "decision_summary",
    permission="partnership.read",
    parameters=Asked,
    nl="Hoeveel besluiten zijn genomen, met welke methode en welke uitkomst?",
    en="How many decisions were taken, by which method and with which outcome?",
)
def decision_summary(view: View[Asked]) -> Answer:
    """The decisions in numbers, and those that not everybody carried without more.

    Answers `{count, byMethod, byOutcome, withConcern, excluded}`. `count` is of all decisions, whatever their outcome;
    `withConcern` and `excluded` are pairs of a decision and an organisation that consented with a concern in it, or
    was left out of it.
    """
    parties, taken = view.state.parties, list(view.state.decisions.by_ref.values())
    value = {
        "count": len(taken),
        "byMethod": dict(Counter(item.method for item in taken)),
        "byOutcome": dict(Counter(item.outcome for item in taken)),
        "withConcern": [
            [item.ref, code]
            for item in taken
            for code, word in last_words(item, parties).items()
            if word.position == "consent_with_concern"
        ],
        "excluded": [[item.ref, left_out.organisation] for item in taken for left_out in item.tabled.excluded],
    }
    return Answer(value=value, facts=tuple(fact for item in taken for fact in told_in(item)))
