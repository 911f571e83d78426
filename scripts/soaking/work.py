"""What the crew does: facts are recorded, partnerships and lists read, pages looked at, and the feed is followed."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass

from benchmarks.client import Client, Server
from growing.operations import Request, reads_of_all, reads_of_one
from growing.sides import Side
from growing.writes import writes
from loading.lives import key_of
from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import assign, make_account, open_session
from partnerflow.bootstrap import at_rest
from partnerflow.settings import Settings
from soaking.crew import Crew

_WRITERS = 2
_READERS = 4
_FOLLOWERS = 2
_OF_ONE = ("state", "history, a page of 100", "next moves", "state as of a day", "question: deadlines")
_OF_ALL = ("list by phase", "search, one fits", "portfolio: composition", "portfolio: deadlines", "checkpoint")
_PAGES = ("/", "/partnerships/{key}", "/partnerships/{key}/timeline", "/portfolio")
_FOLLOWED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How many facts are recorded and how many answers read in a second, by everybody together."""

    writes: float
    reads: float


def put_to_work(crew: Crew, pages: Server, cookie: str, partnerships: int, rates: Rates) -> None:
    """Give everybody their work: writers have partnerships of their own, readers and followers have all."""
    keys = tuple(key_of(number) for number in range(partnerships))
    for number in range(_WRITERS):
        own = _side(crew.client(), keys[number::_WRITERS])
        crew.asks(writes(own).items(), rates.writes / _WRITERS)
    for number in range(_READERS):
        side = _side(crew.client(), keys[number:] + keys[:number])
        found = {**reads_of_one(side), **reads_of_all(side)}
        asked = [(name, found[name]) for name in (*_OF_ONE, *_OF_ALL)]
        crew.asks([*asked, *_looking(crew.client(pages), cookie, keys[number])], rates.reads / _READERS)
    for _ in range(_FOLLOWERS):
        crew.works("feed", _Following(crew.client()))


def session(settings: Settings) -> str:
    """The cookie of somebody who is signed in and may everything."""
    with closing(at_rest(settings)) as service:
        account = make_account(service, "Soak", None, by="soak")
        assign(service, account.id, everything(account.id).assignments, by="soak")
        return f"partnerflow_session={open_session(service, account.id, by='soak')}"


def _side(client: Client, keys: tuple[str, ...]) -> Side:
    return Side(client=client, spent=lambda: 0.0, partnerships=len(keys), facts=len(keys), keys=keys)


def _looking(client: Client, cookie: str, key: str) -> list[tuple[str, Request]]:
    def look(path: str) -> Request:
        def get() -> None:
            client.get(path.format(key=key), {"Cookie": cookie})

        return get

    return [(f"page {path}", look(path)) for path in _PAGES]


class _Following:
    """Reads the feed to its end and waits there; a position that is left out, or comes twice, is an error."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._position = 0

    def __call__(self) -> None:
        page = json.loads(self._client.get(f"/v1/events?after={self._position}&limit={_FOLLOWED}&wait=5")[1])
        positions = [item["position"] for item in page["items"]]
        wanted = list(range(self._position + 1, self._position + 1 + len(positions)))
        self._position = page["position"]
        if positions != wanted:
            raise RuntimeError(f"the feed tells {positions[:3]}… where {wanted[:3]}… follows")
