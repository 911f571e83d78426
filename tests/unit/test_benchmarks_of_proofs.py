"""The figures of what proofs cost: they measure signing, and only where they say so. Never how fast."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks import auditing, notarising, receipts
from benchmarks.comparing import Comparison, Effort
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill
from benchmarks.places import Place, new_place
from benchmarks.running import standing
from benchmarks.writers import Due
from benchmarks.writing import lasting, resting

TINY = Effort(slices=1, seconds=0.02, share=0.1)
ROOMS = (receipts, notarising, auditing)
SERVERS = ("signed_http",)
EMBEDDED = [
    figure
    for room in ROOMS
    for figure in room.FIGURES
    if "sqlite" in figure.stores and (not figure.name.endswith("_http") or figure.name in SERVERS)
]


def _no_server() -> str:
    raise AssertionError("an embedded store needs no server")


@pytest.mark.parametrize("figure", EMBEDDED, ids=lambda figure: figure.name)
def test_each_figure_of_a_proof_comes_out_beside_its_floor(figure: Figure) -> None:
    with standing(figure.ground, "sqlite", TINY, _no_server) as ground:
        compared = figure.measure(ground, TINY)

    assert compared.ratio > 0


def test_one_of_two_places_signs_and_the_other_never_does() -> None:
    with new_place("sqlite", _no_server) as place:
        unsigned = place.unsigned()
        for each in (place, unsigned):
            fill(each, 1, 4)

        notes = [_settled(each) for each in (place, unsigned)]

    assert [note is not None for note in notes] == [True, False]


def test_a_place_keeps_its_notary_in_its_own_folder() -> None:
    with new_place("sqlite", _no_server) as place:
        folder = place.settings.ledger

        assert folder is not None
        assert folder.is_relative_to(place.folder)


def test_a_checkpoint_is_due_at_first_and_after_each_pause() -> None:
    always, once = Due(0.0), Due(3600.0)

    told = [(always(), once()) for _ in range(3)]

    assert told == [(True, True), (True, False), (True, False)]


def test_a_slice_lasts_as_long_as_the_notary_pauses() -> None:
    effort = lasting(Effort())

    assert effort == Effort(seconds=5.0)


def test_what_the_notary_does_after_a_slice_is_not_counted() -> None:
    done: list[str] = []

    rate = resting(_doing(done, "figure", 8.0), _doing(done, "rest", 1.0))(5.0)

    assert rate == 8.0
    assert done == ["figure", "rest"]


def test_a_bar_in_milliseconds_holds_by_how_long_one_lasts() -> None:
    compared = Comparison(floors=(10.0,), figures=(4.0,))

    assert compared.milliseconds == 250.0
    assert Bar(milliseconds=300).holds(compared)
    assert not Bar(milliseconds=200).holds(compared)


def _settled(place: Place) -> str | None:
    with place.service() as service:
        return service.ledger.settle(service.store.position(), 5.0 if place.notary else 0.0)


def _doing(done: list[str], name: str, rate: float) -> Callable[[float], float]:
    def run(_: float) -> float:
        done.append(name)
        return rate

    return run
