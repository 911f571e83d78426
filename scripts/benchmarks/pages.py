"""Figures of pages: each with a thousand facts behind it, beside an empty one, both for somebody who is signed in.

In one process, without a server: what is measured is what it takes to make a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from itertools import count
from time import thread_time

from flask.testing import FlaskClient

from benchmarks.comparing import Comparison, Effort, Slice, compare
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill_with, key_of
from benchmarks.places import Place
from benchmarks.story import grant, later, partnership
from benchmarks.telling import as_bytes
from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import assign, make_account, open_session
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import definitions
from partnerflow_api import create_app

LENGTH = 1_000
SHORTEST = 200
"""The story has come to its last phase by then, and there is something of everything."""
KEY, GRANT = key_of(0), "GR-0"
HERE = f"/partnerships/{KEY}"
EMPTY = "/"
PAGES = {
    "list": "/",
    "overview": HERE,
    "look_back": f"{HERE}?asOf=2012-06-01",
    "timeline": f"{HERE}/timeline",
    "changes": f"{HERE}/changes?from=2010-06-01",
    "fact": f"{HERE}/facts/{KEY}-0100",
    "work": f"{HERE}/work",
    "document": f"{HERE}/documents/startnota/1.0",
    "proposal": f"{HERE}/proposals/P-01",
    "form": f"{HERE}/tell/DialogueHeld",
    "form_of_document": f"{HERE}/tell/DeliverableSubmitted?deliverable.kind=startnota",
    "advance": f"{HERE}/moves/advance",
    "return": f"{HERE}/moves/return?to=sharing",
    "reviews": f"{HERE}/reviews",
    "grant": f"/grants/{GRANT}",
    "questions": f"{HERE}/questions",
    "questions_record": f"{HERE}/questions?theme=record",
    "access": f"{HERE}/access",
    "portfolio": "/portfolio",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsers:
    """Two browsers of somebody who is signed in: where there is nothing, and where a partnership is long."""

    empty: FlaskClient
    full: FlaskClient
    service: Partnerflow
    numbers: Iterator[int]


@contextmanager
def browsers(place: Place, effort: Effort) -> Iterator[Browsers]:
    """A workspace with nothing in it, and one with a long partnership and a grant."""
    length = max(SHORTEST, effort.of(LENGTH))
    told = partnership(KEY, length, definitions(place.settings).latest("partnership"))
    fill_with(place, {KEY: told, GRANT: grant(GRANT, KEY)})
    with signed_in(place.beside("empty")) as (_, nobody_there), signed_in(place) as (service, reader):
        yield Browsers(empty=nobody_there, full=reader, service=service, numbers=count(1))


def reading(ground: Browsers, effort: Effort, *, path: str, newly: bool) -> Comparison:
    """Compare a page with an empty one; `newly`: each time after one fact more, so that nothing of it was made before."""
    before = partial(tell, ground) if newly else lambda: None
    return compare(getting(ground.empty, EMPTY), getting(ground.full, path, before), effort)


@contextmanager
def signed_in(place: Place) -> Iterator[tuple[Partnerflow, FlaskClient]]:
    """A service over a place, and the browser of somebody who has a session there and may everything."""
    with place.service() as service:
        account = make_account(service, "Lezer", None, by="bench")
        assign(service, account.id, everything(account.id).assignments, by="bench")
        client = create_app(service).test_client()
        client.set_cookie("partnerflow_session", open_session(service, account.id, by="bench"))
        yield service, client


def getting(client: FlaskClient, path: str, before: Callable[[], None] = lambda: None) -> Slice:
    """Read a page again and again; counted is what the processor spent on it, and nothing that was done `before`."""

    def run(seconds: float) -> float:
        done, spent = 0, 0.0
        while spent < seconds:
            before()
            start = thread_time()
            status = client.get(path).status_code
            spent += thread_time() - start
            if status != HTTPStatus.OK:
                raise RuntimeError(f"{path} answers {status}")
            done += 1
        return done / spent

    return run


def tell(ground: Browsers) -> None:
    """One fact more of the partnership."""
    ground.service.import_facts(as_bytes([later(KEY, next(ground.numbers))]), ImportRequest())


def _figure(name: str, path: str, *, newly: bool = False) -> Figure:
    return Figure(
        name=f"page_{name}" + ("_newly" if newly else ""),
        floor="the list of an empty workspace",
        figure=f"{path}, 1,000 facts" + (", the first time after one more" if newly else ""),
        unit="pages",
        bar=Bar(ratio=0.1),
        measure=partial(reading, path=path, newly=newly),
        stores=("sqlite",),
        ground=browsers,
    )


FIGURES = (
    *(_figure(name, path) for name, path in PAGES.items()),
    *(_figure(name, path, newly=True) for name, path in PAGES.items() if path.startswith(HERE)),
)
