"""Kinds of writes, as data: what each tells, and how. Figures of them are made over HTTP and in process alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle

from benchmarks import sayings, story
from benchmarks.changes import Change, Several, Told
from benchmarks.figures import NO_BAR, Bar
from benchmarks.stock import GRANTS, Stock
from benchmarks.telling import Data

TOGETHER = 10
CREATED, OK = 201, 200
Telling = Callable[[Stock, int], Iterator[Change]]
"""What one connection tells, without end where it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of write; `once` where each partnership can be told of only once, so that a slice ends when its share is."""

    name: str
    says: str
    telling: Telling
    status: int = CREATED
    bar: Bar = NO_BAR
    once: bool = False


def _fact(fact: str, data: Data, *, placed: bool = False) -> Telling:
    def tell(stock: Stock, connection: int) -> Iterator[Change]:
        for key in cycle(stock.own(connection)):
            yield Told(fact=fact, key=key, data=data, version=stock.next_version(key), placed=placed)

    return tell


def _advancing(stock: Stock, _: int) -> Iterator[Change]:
    while stock.ready:
        key = stock.ready.popleft()
        data = {"from": "preparation", "to": "exploring"}
        yield Told(fact="PhaseAdvanced", key=key, data=data, version=stock.versions[key])


def _pausing(stock: Stock, connection: int) -> Iterator[Change]:
    pause: Data = {"reasonCode": "capacity", "expectedResumeOn": "2099-01-01"}
    for key in cycle(stock.own(connection)):
        fact, data = ("PartnershipResumed", {}) if key in stock.paused else ("PartnershipPaused", pause)
        stock.paused ^= {key}
        yield Told(fact=fact, key=key, data=data, version=stock.next_version(key))


def _founding(stock: Stock, _: int) -> Iterator[Change]:
    for number in stock.numbers:
        key = f"nieuw-{number}"
        yield Told(fact="PartnershipInitiated", key=key, data=sayings.founding(key), version=None)


def _together(stock: Stock, connection: int) -> Iterator[Change]:
    # Facts that were told over HTTP became known today: what comes behind them did so too.
    today = datetime.now(UTC).date()
    for key in cycle(stock.own(connection)):
        # Numbered by their versions: what is recorded behind them gets the number after theirs.
        yield Several([story.later(key, stock.next_version(key) + 1, today) for _ in range(TOGETHER)])


def _again(stock: Stock, connection: int) -> Iterator[Change]:
    key = stock.own(connection)[0]
    retry = f"opnieuw-{next(stock.numbers)}"
    told = Told(fact="DialogueHeld", key=key, data=sayings.dialogue(0), version=stock.next_version(key), retry=retry)
    while True:
        yield told


def _of_grant(stock: Stock, connection: int) -> Iterator[Change]:
    key, rule = GRANTS.format(connection), {"rule": "minimum_partners", "number": 3}
    while True:
        yield Told(fact="GrantRuleSet", key=key, data=rule, version=stock.next_version(key), by=sayings.FUNDER)


KINDS = (
    Kind(
        name="write",
        says="recording a fact",
        telling=_fact("DialogueHeld", sayings.dialogue(0)),
        bar=Bar(ratio=0.4),
    ),
    Kind(
        name="write_texts",
        says="recording a fact with three texts",
        telling=_fact("LearningMomentHeld", sayings.learning_moment()),
    ),
    Kind(
        name="write_placed",
        says="recording a fact and waiting for its place in the log",
        telling=_fact("DialogueHeld", sayings.dialogue(0), placed=True),
    ),
    Kind(name="advance", says="advancing to the next phase, its guards judged", telling=_advancing, once=True),
    Kind(name="pause", says="pausing and resuming by turns", telling=_pausing),
    Kind(name="found", says="founding a partnership", telling=_founding),
    Kind(name="together", says=f"{TOGETHER} facts in one call", telling=_together, status=OK),
    Kind(name="retry", says="the same request again, with its Idempotency-Key", telling=_again),
    Kind(name="write_grant", says="recording a fact of a grant", telling=_of_grant),
)
