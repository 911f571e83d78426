"""Which evidence packs were handed over, what they hold, and what became known since about what they hold."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.effective import changes_the_past
from partnerflow.questions.grants.extracts import Extract, extract
from partnerflow.questions.grants.held import GrantAsked, Held, asked_about
from partnerflow.questions.record.changes import change_of
from partnerflow.questions.record.known import known_on
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "packs",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Welke bewijsdossiers zijn verstrekt, wat stond erin en wat is er sindsdien over bekend geworden?",
    en="Which evidence packs were issued, what did they hold, and what has become known about it since?",
)
def packs(view: View[GrantAsked]) -> Answer:
    """Every pack of every grant, or of the one that is named, in the order in which they were issued.

    Answers a list of `{pack, grant, milestone, issuedOn, upTo, facts, knownLater, leftOut, changedLater, reviews,
    supersededBy, asItStood}`.

    `upTo` is `{date, stream, key, fact}`: the pack holds the facts of that stream up to that line that had occurred by
    that date, and `facts` counts them. `knownLater` are those that had occurred by then and became known after it, and
    `leftOut` those that were known by then and stand after its last line: `{id, fact, occurredAt, knownAt}`.
    `changedLater` are corrections and retractions of facts in it, as in `record_changes`. `reviews` of the funder on
    this pack are `{review, on, outcome}`. `supersededBy` is the next pack for the same milestone; a pack itself is
    never changed.

    `asItStood` are the parameters with which any other question is answered from what was in the pack. When its last
    line is not of the partnership or of the grant, what it holds is not known here: `facts` is `null`.
    """
    value: list[dict[str, Any]] = []
    behind: list[str] = []
    for held in asked_about(view):
        for pack in held.grant.packs.values():
            whole = extract(view, held, pack)
            reviews = [review for review in held.grant.reviews.values() if review.pack == pack.ref]
            told, changes = _since(view, whole) if whole is not None else ([], [])
            late = [row for row in told if row["knownAt"] > pack.up_to.date]
            value.append(
                {
                    "pack": pack.ref,
                    "grant": held.key,
                    "milestone": pack.milestone,
                    "issuedOn": pack.on,
                    "upTo": {
                        "date": pack.up_to.date,
                        "stream": pack.up_to.fact.stream,
                        "key": pack.up_to.fact.key,
                        "fact": pack.up_to.fact.fact,
                    },
                    "facts": len(whole.facts) if whole is not None else None,
                    "knownLater": late,
                    "leftOut": [row for row in told if row not in late],
                    "changedLater": changes,
                    "reviews": [
                        {"review": review.ref, "on": review.on, "outcome": review.outcome} for review in reviews
                    ],
                    "supersededBy": _next(held, pack.ref),
                    "asItStood": _as_it_stood(view, whole, pack.up_to.date),
                }
            )
            behind += [pack.fact, *(review.fact for review in reviews), *(row["id"] for row in (*told, *changes))]
    return Answer(value=value, facts=tuple(behind))


def _since(view: View[GrantAsked], whole: Extract) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What was told after the pack about what had occurred by its date, and what changed the facts in it."""
    history, known = whole.history, view.known_at
    version = view.parameters.at_version if history is view.history else None
    reading = {fact.id: fact for fact in history.reading(as_known_at=known, version=version)}
    told = history.facts[whole.version : history.known_version(as_known_at=known, version=version)]
    late = [reading[fact.id] for fact in told if fact.id in reading and not changes_the_past(fact)]
    changes = [change_of(fact, history) for fact in told if changes_the_past(fact) and fact.occurred_on <= view.day]
    return (
        [_row(fact, known_on(history, fact)) for fact in late if fact.occurred_on <= whole.pack.up_to.date],
        [change for change in changes if any(history.index.ids[id_] <= whole.version for id_ in change["facts"])],
    )


def _row(fact: AnyFact, known: str) -> dict[str, Any]:
    return {"id": fact.id, "fact": fact.type, "occurredAt": fact.occurred_on, "knownAt": known}


def _next(held: Held, ref: str) -> str | None:
    of_it = [pack.ref for pack in held.grant.packs.values() if pack.milestone == held.grant.packs[ref].milestone]
    following = of_it[of_it.index(ref) + 1 :]
    return following[0] if following and held.grant.packs[ref].milestone is not None else None


def _as_it_stood(view: View[GrantAsked], whole: Extract | None, date: str) -> dict[str, Any]:
    stood: dict[str, Any] = {"asOf": date, "asKnownAt": date}
    return {**stood, "atVersion": whole.version} if whole is not None and whole.history is view.history else stood
