"""Grounds without a server: a service in this process over a filled place, its application, and the floor's application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.client import Server
from benchmarks.comparing import Effort
from benchmarks.filling import fill_with
from benchmarks.floor_server import floor_app, selecting
from benchmarks.grounds import MANY, bodies_of
from benchmarks.kinds import KINDS
from benchmarks.lean import request_of
from benchmarks.multiplying import fill_many
from benchmarks.places import Place
from benchmarks.reads import OF_ONE
from benchmarks.stock import Stock, stocked
from benchmarks.wsgi import Caller
from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import make_key
from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app

if TYPE_CHECKING:
    from flask import Flask

WAYS = ("wsgi", "call")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A service in this process. `named` is the server that requests are made for: there is none."""

    place: Place
    service: Partnerflow
    app: Flask
    floor: Flask
    select: Callable[[], object]
    named: Server
    stock: Stock


@contextmanager
def inside(place: Place, effort: Effort) -> Iterator[Inside]:
    """A service over partnerships of several lengths, and over what writes need."""
    ways = [1 for kind in KINDS if kind.once for _ in WAYS]
    stock, streams = stocked(place, effort, ways)
    fill_with(place, streams)
    with _open(place, stock) as ground:
        for read in OF_ONE:
            if read.against_bytes:
                caller = Caller(ground.app, [request_of(ground.named, "GET", next(read.paths()))])
                caller.prepare()
                (bodies_of(place) / read.name).write_bytes(caller.answered())
        yield ground


@contextmanager
def inside_many(place: Place, effort: Effort) -> Iterator[Inside]:
    """A service over very many partnerships, as far as lists and figures know."""
    fill_many(place, effort.of(MANY))
    with _open(place, Stock(versions={}, streams=0)) as ground:
        yield ground


@contextmanager
def _open(place: Place, stock: Stock) -> Iterator[Inside]:
    bodies = bodies_of(place)
    bodies.mkdir()
    with place.service() as service:
        expires = service.clock.now().date() + timedelta(days=2)
        _, key = make_key(service, "bench", everything("bench").assignments, expires=expires, by="bench")
        yield Inside(
            place=place,
            service=service,
            app=create_app(service),
            floor=floor_app(place.settings, bodies),
            select=selecting(place.settings),
            named=Server(address="127.0.0.1:80", process=0, key=key),
            stock=stock,
        )
