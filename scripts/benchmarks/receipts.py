"""What proofs cost over HTTP: servers that sign and carry checkpoints, beside servers that do neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from time import sleep

from benchmarks.client import Client, Server
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act, crew
from benchmarks.figures import Bar, Figure
from benchmarks.filling import LENGTH, fill, key_of, keys_of
from benchmarks.over_http import CLIENTS, HISTORY, LONG, STATE, STREAMS, recording
from benchmarks.places import Place
from benchmarks.servers import SERVICE, serving
from benchmarks.signing import BAR, Due, lasting, resting
from partnerflow_api.checkpoints import HEADER

CHECKPOINT = "/v1/log/checkpoint"
BUNDLED = 200
_BREATH = 0.05


def writing(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare recording a fact where a notary is at work with recording it where none is."""
    effort = lasting(effort)
    # One more than there are writers: it asks for checkpoints.
    with (
        both(place, CLIENTS * STREAMS, effort.of(LENGTH)) as (service, plain),
        crew(CLIENTS + 1, posting, service, plain, effort.seconds) as clients,
    ):
        signed = resting(clients.doing("signed"), clients.doing("rest"))
        return compare(clients.doing("unsigned"), signed, effort, progress)


def reading(place: Place, effort: Effort, progress: Callable[[], None], *, path: str) -> Comparison:
    """Compare an answer that carries a checkpoint with the same answer without one."""
    with (
        both(place, 1, effort.of(LONG)) as (service, plain),
        crew(CLIENTS, getting, service, plain, path) as clients,
    ):
        return compare(clients.doing("unsigned"), clients.doing("signed"), effort, progress)


def bundling(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare the bundle of a partnership with its history, one request after the other."""
    fill(place, 1, effort.of(BUNDLED))
    with serving(place, *SERVICE) as service, crew(1, taking_along, service) as client:
        with closing(Client(service)) as first:
            _settle(first, key_of(0))
        return compare(client.doing("history"), client.doing("bundle"), effort, progress)


@contextmanager
def both(place: Place, partnerships: int, length: int) -> Iterator[tuple[Server, Server]]:
    """A service that has signed all it holds, and one that holds the same and never signs."""
    unsigned = place.unsigned()
    for each in (place, unsigned):
        fill(each, partnerships, length)
    with serving(place, *SERVICE) as service, serving(unsigned, *SERVICE) as plain:
        with closing(Client(service)) as client:
            _settle(client, key_of(0))
        yield service, plain


def posting(number: int, service: Server, plain: Server, pause: float) -> Mapping[str, Act]:
    """One client that records in partnerships of its own; the last one asks for checkpoints instead."""
    client = Client(service)
    if number == CLIENTS:
        return {"unsigned": _idle, "signed": _asking(client, Due(pause)), "rest": _idle}
    own = keys_of(number, STREAMS)

    def rest() -> int:
        for key in own:
            _settle(client, key)
        return 0

    return {"unsigned": recording(Client(plain), own), "signed": recording(client, own), "rest": rest}


def getting(_: int, service: Server, plain: Server, path: str) -> Mapping[str, Act]:
    """One client that reads from both."""
    signed, unsigned = Client(service), Client(plain)
    return {"signed": _reading(signed, path, carries=True), "unsigned": _reading(unsigned, path, carries=False)}


def taking_along(_: int, service: Server) -> Mapping[str, Act]:
    """One client that takes a history along, with its proofs and without."""
    client = Client(service)
    history = f"{STATE}/history?pageSize={BUNDLED}"
    bundle = f"{STATE}/bundle"
    return {"history": _reading(client, history, carries=True), "bundle": _reading(client, bundle, carries=True)}


def _reading(client: Client, path: str, *, carries: bool) -> Act:
    def get() -> int:
        response, _ = client.get(path)
        assert (HEADER in response.headers) == carries, f"{path}: {HEADER} is what is measured"
        return 1

    return get


def _asking(client: Client, due: Due) -> Act:
    def ask() -> int:
        if due():
            client.post(CHECKPOINT, {}, status=200)
        return _idle()

    return ask


def _settle(client: Client, key: str) -> None:
    """Have a checkpoint that covers the whole of a partnership: without, its last event has no proof."""
    client.get(f"/v1/partnerships/{key}/proof")


def _idle() -> int:
    sleep(_BREATH)
    return 0


FIGURES = (
    Figure(
        name="signed_http",
        floor="the same with PARTNERFLOW_NOTARY=no",
        figure="recording a fact while the notary signs",
        unit="requests",
        bar=BAR,
        measure=writing,
    ),
    *(
        Figure(
            name=f"receipt_{name}_http",
            floor="the same without a checkpoint",
            figure=f"{what} of a partnership of 1,000 facts, with the newest checkpoint",
            unit="requests",
            bar=Bar(ratio=0.95),
            measure=partial(reading, path=path),
        )
        for name, what, path in (("state", "the state", STATE), ("history", "the history", HISTORY))
    ),
    Figure(
        name="bundle_http",
        floor="its history",
        figure="the bundle of a partnership of 200 facts",
        unit="requests",
        bar=Bar(milliseconds=300),
        measure=bundling,
    ),
)
