"""What was corrected or retracted after it had been reported to a funder, and whether that was after its review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.record.effective import changes_the_past
from partnerflow.domain.vocabulary.objects import Period
from partnerflow.questions.grants.extracts import extract
from partnerflow.questions.grants.held import Held, every
from partnerflow.questions.record.changes import change_of
from partnerflow.questions.record.streams import Told, streams
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A report on a period, or a pack, that a funder was given, and its first review of it."""

    held: Held
    ref: str
    fact: AnyFact
    review: AnyFact | None
    period: Period | None = None

    @property
    def is_pack(self) -> bool:
        return self.period is None


@question(
    "corrections",
    permission="partnership.read",
    parameters=Asked,
    nl="Is iets gewijzigd nadat het gerapporteerd was, voor of na de beoordeling?",
    en="Was anything changed after it had been reported, before or after the review?",
)
def corrections(view: View[Asked]) -> Answer:
    """The corrections and retractions that touch what a funder had in hand already, in the order in which they came.

    Answers a list of `{corrects, fact, pointer, old, new, correctedOn, report, reportedOn, reviewedOn, afterReview,
    grant, pack, how, id}`; one for each report and each pack that is touched, of which the other is `null`.

    A report is touched when it was corrected itself, or when the changed fact happened in its period and had been
    told before the report; a pack when it holds the changed fact. `correctedOn` and `reportedOn` are days of becoming
    known; `reviewedOn` is the first review, and `afterReview` tells whether it had come before the correction. On one
    and the same day, facts of different streams count as told in the order that leaves most to be explained: first
    reported and reviewed, then corrected.
    """
    told = streams(view)
    value, behind = [], []
    for handed in _handed(view):
        for stream in told:
            for fact in stream.told:
                for changed in _touched(view, handed, stream, fact):
                    value.append(_row(handed, stream.history, fact, changed))
                    review = [handed.review.id] if handed.review is not None else []
                    behind += [changed.id, fact.id, handed.fact.id, *review]
    value.sort(key=lambda row: row["correctedOn"])
    return Answer(value=value, facts=tuple(behind))


def _handed(view: View[Asked]) -> Iterator[Handed]:
    for held in every(view):
        facts = {fact.id: fact for fact in held.course}
        reviews = list(held.grant.reviews.values())
        for report in held.grant.reports.values():
            first = next((facts[review.fact] for review in reviews if review.report == report.ref), None)
            yield Handed(held=held, ref=report.ref, fact=facts[report.fact], review=first, period=report.period)
        for pack in held.grant.packs.values():
            first = next((facts[review.fact] for review in reviews if review.pack == pack.ref), None)
            yield Handed(held=held, ref=pack.ref, fact=facts[pack.fact], review=first)


def _touched(view: View[Asked], handed: Handed, stream: Told, fact: AnyFact) -> Iterator[AnyFact]:
    """The facts in a report or pack that a later correction or retraction changed."""
    if not changes_the_past(fact) or not _before(handed.fact, fact, handed.held.history):
        return
    for id_ in change_of(fact, stream.history)["facts"]:
        changed = stream.history.facts[stream.place(id_) - 1]
        if changed.id == handed.fact.id or _covers(view, handed, changed):
            yield changed


def _covers(view: View[Asked], handed: Handed, changed: AnyFact) -> bool:
    period = handed.period
    if period is None:
        whole = extract(view, handed.held, handed.held.grant.packs[handed.ref])
        return whole is not None and changed.stream == whole.pack.up_to.fact.stream and whole.holds(changed)
    if changed.id in {report.fact for report in handed.held.grant.reports.values()}:
        return False
    of_this = changed.stream == "partnership" or changed.key == handed.held.key
    told_before = of_this and _before(changed, handed.fact, handed.held.history)
    return told_before and period.start <= changed.occurred_on <= period.end


def _before(one: AnyFact, other: AnyFact, history: History) -> bool:
    """Whether one fact was told before the other: within a stream by its line, across streams by its day."""
    if one.stream == other.stream and one.key == other.key:
        places = history.index.ids
        return places[one.id] < places[other.id]
    return one.known_on <= other.known_on


def _row(handed: Handed, history: History, fact: AnyFact, changed: AnyFact) -> dict[str, Any]:
    review = handed.review
    change = change_of(fact, history)
    return {
        "corrects": changed.id,
        "fact": changed.type,
        "pointer": change["pointer"],
        "old": change["old"],
        "new": change["new"],
        "correctedOn": fact.known_on,
        "report": None if handed.is_pack else handed.ref,
        "reportedOn": handed.fact.known_on,
        "reviewedOn": review.known_on if review is not None else None,
        "afterReview": review is not None and _before(review, fact, handed.held.history),
        "grant": handed.held.key,
        "pack": handed.ref if handed.is_pack else None,
        "how": change["how"],
        "id": fact.id,
    }
