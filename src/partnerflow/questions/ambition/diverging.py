"""Where the images of the partners differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.ambition.facts import AmbitionEndorsed, TermDisputed
from partnerflow.domain.evaluations.facts import EvaluationConcluded
from partnerflow.domain.fact import AnyFact
from partnerflow.questions.ambition.versions import standing_version
from partnerflow.questions.numbers import plain
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View

Rows = list[dict[str, Any]]


@question(
    "diverging",
    permission="partnership.read",
    parameters=Asked,
    nl="Waar lopen de beelden uiteen?",
    en="Where do the images differ?",
)
def diverging(view: View[Asked]) -> Answer:
    """Words without an agreed meaning, other views of the form, reservations, spread of the scan, and readiness.

    Answers `{terms, archetype, reservations, scan, readiness}`; each looks at the counting partners.

    A term is `{term, word, disputedOn, readings}`, of those without an agreed meaning since; a reading is
    `{organisation, text}`. `archetype` is `{chosen, views, differ}`, with the view of each partner by code. A
    reservation is `{organisation, ambitionVersion, on, reading, blocking, text}`, of the version that
    `ambition-status` speaks of and the newest: whoever does not endorse it fully, or does so with a reservation.

    `scan` is the last one, `{evaluation, on, conditions}`, its conditions `{condition, mean, spread}` with the widest
    spread first, and where that is equal the lowest mean; `null` when there was none. `readiness` is `{byPartner,
    differ}`. A text that was erased is `null`.
    """
    state = view.state
    terms, term_facts = _terms(view)
    reservations = list(_reservations(view))
    scan = next((fact for fact in reversed(view.course) if _has_scan(fact)), None)
    counting = state.parties.counting()
    views = {code: state.ambition.archetype_views[code] for code in counting if code in state.ambition.archetype_views}
    parties = [state.parties.by_organisation[code] for code in counting]
    readiness = {party.organisation: party.readiness for party in parties}
    value = {
        "terms": terms,
        "archetype": {
            "chosen": state.ambition.archetype,
            "views": views,
            "differ": len({*views.values(), *filter(None, [state.ambition.archetype])}) > 1,
        },
        "reservations": [row for row, _ in reservations],
        "scan": _scan(scan) if scan is not None else None,
        "readiness": {"byPartner": readiness, "differ": len(set(readiness.values())) > 1},
    }
    stated = [id_ for id_, fact in view.by_id.items() if fact.type in ("ArchetypeViewStated", "ArchetypeChosen")]
    behind = [*term_facts, *stated, *(id_ for _, id_ in reservations), *([scan.id] if scan else [])]
    behind += [party.readiness_fact or party.spans[-1].fact for party in parties]
    return Answer(value=value, facts=tuple(behind))


def _terms(view: View[Asked]) -> tuple[Rows, list[str]]:
    """The words in dispute; the last readings of each are those that count."""
    rows: Rows = []
    behind = []
    for fact in told(view, TermDisputed):
        data = fact.data
        term = view.state.ambition.terms[data.term]
        if term.agreed_on is None and term.fact == fact.id:
            readings = [
                {"organisation": item.organisation, "text": text(view, item.text)} for item in data.readings or ()
            ]
            row = {"term": term.ref, "word": term.word, "disputedOn": term.disputed_on, "readings": readings}
            rows.append(row)
            behind.append(fact.id)
    return rows, behind


def _reservations(view: View[Asked]) -> Iterator[tuple[dict[str, Any], str]]:
    """What keeps an endorsement from being whole-hearted, with the fact that tells it."""
    ambition = view.state.ambition
    latest = ambition.latest
    asked = {standing_version(view.state), latest.version if latest is not None else None}
    for (version, code), endorsement in sorted(ambition.endorsements.items()):
        data = view.by_id[endorsement.fact].data
        reservation = data.reservation if isinstance(data, AmbitionEndorsed) else None
        counts = version in asked and code in view.state.parties.counting()
        if counts and (endorsement.reading != "full" or reservation is not None):
            row = {
                "organisation": code,
                "ambitionVersion": version,
                "on": endorsement.on,
                "reading": endorsement.reading,
                "blocking": endorsement.blocking,
                "text": text(view, reservation.text if reservation is not None else None),
            }
            yield row, endorsement.fact


def _has_scan(fact: AnyFact) -> bool:
    return isinstance(fact.data, EvaluationConcluded) and bool(fact.data.scan)


def _scan(fact: AnyFact) -> dict[str, Any]:
    data = fact.data
    assert isinstance(data, EvaluationConcluded)
    scores = sorted(data.scan or (), key=lambda item: (-(item.spread or 0), item.mean, item.condition))
    conditions = [
        {"condition": item.condition, "mean": plain(item.mean), "spread": plain(item.spread)} for item in scores
    ]
    return {"evaluation": data.evaluation, "on": fact.occurred_on, "conditions": conditions}
