"""What is read from a server: about one partnership, and about all of them; one request after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle

from benchmarks import sayings
from growing.sides import Side, apart, few_partnerships_of
from loading.lives import key_of
from partnerflow_api.addresses import cursor

Request = Callable[[], None]
_DAY = "2024-06-03"
_OF_ONE = {
    "state": "",
    "state as of a day": f"?asOf={_DAY}",
    "history, a page of 100": "/history?pageSize=100",
    "history, newest first": "/history?pageSize=20&order=desc",
    "next moves": "/next-moves",
    "compare two days": f"/compare?from={_DAY}",
    "question: outstanding": "/outstanding",
    "question: deadlines": "/deadlines",
    "calendar of one": "/deadlines.ics",
}
_SIGNED_EACH = 45
_OF_ALL = {
    "list": "/v1/partnerships?pageSize=50",
    "list by phase": "/v1/partnerships?phase=sharing&pageSize=50",
    "list by status": "/v1/partnerships?status=active&pageSize=50",
    "list by partner of all": f"/v1/partnerships?partner={sayings.LEAD}&pageSize=50",
    "search, all fit": "/v1/partnerships?q=samen&pageSize=50",
    "search, none fits": "/v1/partnerships?q=nergens&pageSize=50",
    "organisations": "/v1/organisations",
    "portfolio: composition": "/v1/portfolio/composition",
    "portfolio: composition of a phase": "/v1/portfolio/composition?phase=sharing",
    "portfolio: durations": "/v1/portfolio/durations",
    "portfolio: returns": "/v1/portfolio/returns",
    "portfolio: endings": "/v1/portfolio/endings",
    "portfolio: waiting": "/v1/portfolio/waiting",
    "portfolio: partnerships": "/v1/portfolio/partnerships",
    "portfolio: lingering": "/v1/portfolio/lingering?phase=sharing",
    "portfolio: silent": "/v1/portfolio/silent",
    "portfolio: stays": "/v1/portfolio/stays?phase=exploring",
    "portfolio: deadlines": "/v1/portfolio/deadlines",
    "portfolio: not shared": "/v1/portfolio/not-shared",
    "portfolio: signatures": "/v1/portfolio/unmandated-signatures",
    "calendar of all": "/v1/portfolio/deadlines.ics",
    "log": "/v1/log",
    "checkpoint": "/v1/log/checkpoint",
}


def reads_of_one(side: Side) -> dict[str, Request]:
    """What is asked about one partnership, by turns of those that are worked with."""
    return {
        name: getting(side, cycle([f"/v1/partnerships/{key}{rest}" for key in side.keys]))
        for name, rest in _OF_ONE.items()
    }


def reads_of_all(side: Side) -> dict[str, Request]:
    """What is asked about all partnerships, or of the whole log and ledger."""
    numbers = apart(side.partnerships, 500)
    positions = [1 + number * side.facts // side.partnerships for number in numbers]
    few = few_partnerships_of(side)
    by_turns = {
        # Of those that nobody writes to: what was recorded since the last checkpoint waits for one.
        "bundle": [f"/v1/partnerships/{key_of(number + 1)}/bundle" for number in numbers],
        "state, nobody asked before": [
            f"/v1/partnerships/{key_of(n)}" for n in apart(side.partnerships, side.partnerships)
        ],
        "list, deep in": [f"/v1/partnerships?pageSize=50&after={cursor(key_of(number))}" for number in numbers],
        "list by partner of few": [f"/v1/partnerships?partner={few}&pageSize=50"],
        "search, one fits": [f"/v1/partnerships?q={key_of(number)}" for number in numbers],
        "feed": [f"/v1/events?after={position}&limit=100" for position in positions],
        "feed, the end": [f"/v1/events?after={side.facts - 100}&limit=100"],
        # Each has more facts than that on average: all of these were signed with what was loaded.
        "inclusion proof": [f"/v1/log/inclusion?number={number * _SIGNED_EACH}" for number in numbers],
    }
    asked = {**{name: [path] for name, path in _OF_ALL.items()}, **by_turns}
    return {name: getting(side, cycle(paths)) for name, paths in asked.items()}


def getting(side: Side, paths: Iterator[str]) -> Request:
    """Reads the next of these paths each time."""

    def get() -> None:
        side.client.get(next(paths))

    return get
