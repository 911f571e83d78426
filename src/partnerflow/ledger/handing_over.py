"""Handing a ledger over: this host signs a last time and stops, and the next goes on from there with the same key.

Two hosts that sign for one ledger would show two histories, and every witness would say so; so the stop comes before the copy
and is kept in the database itself (docs/spec/workspaces.md §4).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Protocol

from partnerflow.application.inspection import Inspection
from partnerflow.application.ports import Hold
from partnerflow.errors import InvalidSettingError, UnavailableError
from partnerflow.ledger.holding import HANDED_OVER
from partnerflow.ledger.notary import Notary

_PATIENCE = 60.0
_PAUSE = 0.05


class Stop(Protocol):
    """What stops a workspace in its database, whoever is at work in it. Each of these, once more, changes nothing."""

    def recording(self) -> None:
        """No fact is recorded from now on; what was under way is written, or nothing of it, when this returns."""

    def signing(self) -> None:
        """Nothing is entered in the ledger or signed from now on."""

    def undo(self) -> None:
        """Both go on."""


@contextmanager
def handing_over(notary: Notary, inspection: Inspection, stop: Stop, to: str) -> Iterator[None]:
    """Everything that was recorded is signed, and nothing is recorded or signed while the copy is made in the body.

    When the body ends the workspace is held as handed over, durably; when it fails, this host goes on.

    Args:
        to: whom the next host belongs to; readers and writers are told.

    Raises:
        HeldError: the workspace is held: nobody goes on with what contradicts itself, or was handed over before.
        UnavailableError: the store does not answer, or nobody puts the facts in order.
    """
    with notary.lock.taken(wait=True):
        notary.bulletin.look(fresh=True)
        notary.bulletin.admit()
        # What an interrupted run left.
        stop.undo()
        try:
            stop.recording()
            _await_order(inspection)
            _sign(notary)
            stop.signing()
            yield
            notary.bulletin.hold(Hold(reason=HANDED_OVER, at=notary.instant(), data={"to": to}))
        except BaseException:
            stop.undo()
            raise


def take_back(notary: Notary, stop: Stop, reason: str) -> None:
    """This host goes on after all; `reason` says why, and is kept. What an interrupted handing over left is undone too.

    Raises:
        InvalidSettingError: the workspace is held for something else.
    """
    with notary.lock.taken(wait=True):
        held = notary.bulletin.look(fresh=True).held
        if held is not None and held.reason != HANDED_OVER:
            raise InvalidSettingError(f"the workspace is held for something else: {held.reason}")
        stop.undo()
        if held is not None:
            notary.bulletin.release(f"{notary.instant()} {reason}")


def _await_order(inspection: Inspection) -> None:
    deadline = monotonic() + _PATIENCE
    while inspection.first_waiting() is not None:
        if monotonic() > deadline:
            raise UnavailableError("what was recorded is not put in order: is a server at work that hangs?")
        sleep(_PAUSE)


def _sign(notary: Notary) -> None:
    # Another machine's notary can be at it: one of its epochs may still come between.
    deadline = monotonic() + _PATIENCE
    while notary.conclude(notary.scrubbed(), ()) is None:
        if monotonic() > deadline:
            raise UnavailableError("another notary signs without end: stop it first")
        sleep(_PAUSE)
