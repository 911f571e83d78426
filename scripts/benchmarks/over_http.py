"""Figures over HTTP: real servers, a few keep-alive clients, and a floor behind the same gunicorn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import cycle

from benchmarks import story
from benchmarks.client import Client, Server
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act, crew
from benchmarks.figures import Bar, Figure
from benchmarks.filling import LENGTH, fill, fill_summaries, key_of, keys_of
from benchmarks.places import Place
from benchmarks.servers import SERVICE, serving
from partnerflow.domain.catalogue import FACT_TYPES

CLIENTS = 4
STREAMS = 8
LONG = 1000
FEW, MANY = 1_000, 100_000
STATE = f"/v1/partnerships/{key_of(0)}"
HISTORY = f"{STATE}/history?pageSize={LONG}"
LIST = "/v1/partnerships?phase=executing&pageSize=50"
WRITE = f"/v1/partnerships/{{}}/{FACT_TYPES['DialogueHeld'].path}"
SELECT, STATIC = "/select", "/static"


def reading(place: Place, effort: Effort, progress: Callable[[], None], *, path: str, against: str) -> Comparison:
    """Compare reading one partnership of a thousand facts with the floor's view `against`."""
    fill(place, 1, effort.of(LONG))
    with both(place, path) as (service, floor), crew(CLIENTS, getting, service, path, floor, against) as clients:
        return compare(clients.doing("floor"), clients.doing("figure"), effort, progress)


def unchanged(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare a 304 with the same state sent whole."""
    fill(place, 1, effort.of(LONG))
    with serving(place, *SERVICE) as service, crew(CLIENTS, getting_unchanged, service) as clients:
        return compare(clients.doing("floor"), clients.doing("figure"), effort, progress)


def listing(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare a page of very many partnerships with the floor."""
    fill_summaries(place, effort.of(MANY))
    with both(place, LIST) as (service, floor), crew(CLIENTS, getting, service, LIST, floor, SELECT) as clients:
        return compare(clients.doing("floor"), clients.doing("figure"), effort, progress)


def growing(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare a page of very many partnerships with a page of few."""
    few = place.beside("few")
    fill_summaries(few, effort.of(FEW))
    fill_summaries(place, effort.of(MANY))
    with (
        serving(few, *SERVICE) as floor,
        serving(place, *SERVICE) as service,
        crew(CLIENTS, getting, service, LIST, floor, LIST) as clients,
    ):
        return compare(clients.doing("floor"), clients.doing("figure"), effort, progress)


def writing(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare recording a fact with the floor."""
    fill(place, CLIENTS * STREAMS, effort.of(LENGTH))
    with both(place, STATE) as (service, floor), crew(CLIENTS, posting, service, floor) as clients:
        return compare(clients.doing("floor"), clients.doing("figure"), effort, progress)


@contextmanager
def both(place: Place, path: str) -> Iterator[tuple[Server, Server]]:
    """The service and its floor, which sends statically what the service answers to `path`."""
    body = place.folder / "body"
    with serving(place, *SERVICE) as service:
        with closing(Client(service)) as client:
            body.write_bytes(client.get(path)[1])
        with serving(place, "benchmarks.floor_server", str(body)) as floor:
            yield service, floor


def getting(_: int, service: Server, path: str, floor: Server, against: str) -> Mapping[str, Act]:
    """One client that reads from both."""
    return {"figure": partial(_get, Client(service), path), "floor": partial(_get, Client(floor), against)}


def getting_unchanged(_: int, service: Server) -> Mapping[str, Act]:
    """One client that holds the state already, and one that does not."""
    client = Client(service)
    etag = client.get(STATE)[0].headers["ETag"]

    def unchanged() -> int:
        client.get(STATE, {"If-None-Match": etag}, status=304)
        return 1

    return {"figure": unchanged, "floor": partial(_get, client, STATE)}


def posting(number: int, service: Server, floor: Server) -> Mapping[str, Act]:
    """One client that records in partnerships of its own."""
    post = recording(Client(service), keys_of(number, STREAMS))
    return {"figure": post, "floor": partial(_get, Client(floor), SELECT)}


def recording(client: Client, keys: Sequence[str]) -> Act:
    """Records a fact in these partnerships by turns; nobody else may write there."""
    etags = {key: client.get(f"/v1/partnerships/{key}")[0].headers["ETag"] for key in keys}
    versions = {key: int(etag.strip('"').partition(";")[0]) for key, etag in etags.items()}
    turns = cycle(keys)

    def post() -> int:
        key = next(turns)
        told = {"by": story.LEAD, "data": story.dialogue(0), "expectedVersion": versions[key]}
        client.post(WRITE.format(key), told)
        versions[key] += 1
        return 1

    return post


def _get(client: Client, path: str) -> int:
    client.get(path)
    return 1


_EMPTY = "an empty Flask endpoint that does one SELECT 1"
FIGURES = (
    Figure(
        name="write_http", floor=_EMPTY, figure="recording a fact", unit="requests", bar=Bar(ratio=0.4), measure=writing
    ),
    Figure(
        name="state_http",
        floor=_EMPTY,
        figure="the state of a partnership of 1,000 facts",
        unit="requests",
        bar=Bar(ratio=0.5),
        measure=partial(reading, path=STATE, against=SELECT),
    ),
    Figure(
        name="not_modified_http",
        floor="the same state sent whole",
        figure="a 304 instead",
        unit="requests",
        bar=Bar(ratio=1.0),
        measure=unchanged,
    ),
    Figure(
        name="history_http",
        floor="the same bytes from a static view",
        figure="the history of 1,000 facts",
        unit="requests",
        bar=Bar(ratio=0.25),
        measure=partial(reading, path=HISTORY, against=STATIC),
    ),
    Figure(
        name="list_http",
        floor=_EMPTY,
        figure="50 of 100,000 partnerships, by phase",
        unit="requests",
        bar=Bar(ratio=0.5),
        measure=listing,
    ),
    Figure(
        name="list_growth_http",
        floor="50 of 1,000 partnerships, by phase",
        figure="50 of 100,000 partnerships, by phase",
        unit="requests",
        bar=Bar(ratio=0.8),
        measure=growing,
    ),
)
