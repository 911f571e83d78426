"""The thread that carries out erasures: where it leads, also after a failure, and once a day what is tidied."""

from __future__ import annotations

import logging
from threading import Event

import pytest

from partnerflow.application.erasures.running import ErasureRunner
from partnerflow.errors import HeldError, PartnerflowError, UnavailableError
from tests.support.stores import until
from tests.unit.application.erasures.world import ask, named


def test_what_is_due_is_carried_out_at_once_when_it_is_asked() -> None:
    with named() as service:
        service.erasures.keep_running(service.run_erasures, service.prune_accesses)

        request = ask(service, "p-001")

        until(lambda: service.erasure("heuvel", request.id)["state"] == "done")


def test_it_goes_on_after_a_failure_and_tidies_once() -> None:
    runs, tidied, again = [], [], Event()

    def run() -> None:
        runs.append(len(runs))
        if len(runs) == 1:
            raise ValueError("whatever it was")
        again.set()

    runner = ErasureRunner(lambda: True, run, lambda: tidied.append(1))
    runner.start()
    until(lambda: bool(runs))
    runner.wake()
    again.wait(20)
    runner.wake()
    until(lambda: len(runs) > 2)
    runner.stop()

    assert tidied == [1]


@pytest.mark.parametrize(
    ("error", "lines"),
    [(HeldError("held"), []), (UnavailableError("full"), [("erasing failed; it is tried again: full", None)])],
    ids=["held", "unavailable"],
)
def test_what_an_operator_is_told_elsewhere_makes_no_noise_here(
    error: PartnerflowError, lines: list[tuple[str, None]], caplog: pytest.LogCaptureFixture
) -> None:
    runs: list[int] = []

    def run() -> None:
        runs.append(1)
        raise error

    runner = ErasureRunner(lambda: True, run, lambda: None)
    runner.start()
    until(lambda: bool(runs))
    runner.wake()
    until(lambda: len(runs) > 1)
    runner.stop()

    told = [(record.getMessage(), record.exc_info) for record in caplog.records if record.levelno >= logging.INFO]
    assert [(message, trace or None) for message, trace in told] == lines


def test_where_another_process_leads_nothing_is_done() -> None:
    asked, runs = Event(), []

    def leads() -> bool:
        asked.set()
        return False

    runner = ErasureRunner(leads, lambda: runs.append(1), lambda: None)
    runner.start()
    asked.wait(20)
    runner.stop()

    assert runs == []
