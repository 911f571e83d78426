"""How decisions were taken: by which method, by whom, with which positions."""

from __future__ import annotations

from collections import Counter
from typing import Any

from partnerflow.domain.decisions.facts import ProposalAmended, ProposalTabled
from partnerflow.domain.decisions.records import Decision
from partnerflow.domain.vocabulary.structs import tag_of
from partnerflow.questions.decisions.rounds import last_words, silent, told_in
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "decisions",
    permission="partnership.read",
    parameters=Asked,
    nl="Hoe zijn besluiten genomen, met welke posities?",
    en="How were decisions taken, and with which positions?",
)
def decisions(view: View[Asked]) -> Answer:
    """Every decision, adopted or not, with the positions of the round that was decided.

    Answers a list of `{decision, proposal, text, on, method, outcome, round, entitled, positions, positionOf, silent,
    excluded, body, decider, subjects, effectiveFrom, reviewOn}`, in the order in which they were taken. `entitled` is
    how many had a say; `positions` counts the positions by kind and `positionOf` tells each party's, where a legal
    successor that spoke anew stands in the place of its predecessor. `silent` are the entitled that took none, in a
    method that asks for one. `subjects` are the types of what was decided. `text` is the frozen text, null when it
    was erased.
    """
    taken = list(view.state.decisions.by_ref.values())
    texts = {fact.id: text(view, fact.data.text) for fact in told(view, ProposalTabled)}
    texts |= {fact.id: text(view, fact.data.text) for fact in told(view, ProposalAmended)}
    return Answer(
        value=[_row(view, item, texts.get(item.tabled.fact)) for item in taken],
        facts=tuple(fact for item in taken for fact in told_in(item)),
    )


def _row(view: View[Asked], decision: Decision, put: str | None) -> dict[str, Any]:
    parties, tabled = view.state.parties, decision.tabled
    words = {code: word.position for code, word in last_words(decision, parties).items()}
    return {
        "decision": decision.ref,
        "proposal": decision.proposal,
        "text": put,
        "on": decision.on,
        "method": decision.method,
        "outcome": decision.outcome,
        "round": decision.round,
        "entitled": len(decision.entitled),
        "positions": dict(Counter(words.values())),
        "positionOf": words,
        "silent": silent(decision, parties),
        "excluded": [item.organisation for item in tabled.excluded],
        "body": tabled.body,
        "decider": tabled.decider,
        "subjects": [tag_of(type(subject)) for subject in decision.subjects],
        "effectiveFrom": decision.effective_from,
        "reviewOn": decision.review_on,
    }
