"""Signed checkpoints as callers need them: the newest one, that of a size, one that covers what was just recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from partnerflow.application.placing import placed
from partnerflow.application.ports import Head, Store
from partnerflow.errors import NotFoundError, UnavailableError
from partnerflow.transparency.checkpoints import checkpoint_of

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

PATIENCE = 5.0
# Where nothing is placed in the log for so long, nothing waits for a place.
_QUIET = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A checkpoint as it was signed and published, and its size."""

    note: str
    size: int


def newest(service: Partnerflow) -> Signed:
    """The newest one.

    Raises:
        UnavailableError: nothing was signed yet.
    """
    return _signed(service.ledger.newest())


def of_size(service: Partnerflow, size: int) -> Signed:
    """The one of this size.

    Raises:
        NotFoundError: none was signed at this size.
    """
    note = service.ledger.note(size)
    if note is None:
        raise NotFoundError(f"no checkpoint has size {size}", reason="no_such_checkpoint", size=size)
    return Signed(note=note, size=size)


def settled(service: Partnerflow, position: int | None = None) -> Signed:
    """One that covers the log up to this position, or up to its end; the newest one where none was signed in time.

    Raises:
        HeldError: the workspace is held, so nothing is signed.
        UnavailableError: nothing was signed yet.
    """
    service.ledger.admit()
    return _signed(service.ledger.settle(_end_of_log(service.store) if position is None else position, PATIENCE))


def covering(service: Partnerflow, heads: Iterable[Head]) -> Signed:
    """One that covers these streams as they stand, or the newest one: a held workspace still shows what was signed.

    Raises:
        UnavailableError: nothing was signed yet.
    """
    places = [placed(service.store, head.stream_id, head.version, PATIENCE) for head in heads]
    return _signed(service.ledger.settle(max(place or 0 for place in places), PATIENCE))


def within(service: Partnerflow, position: int) -> Signed:
    """The last one that reads no further than a position of the log.

    Raises:
        UnavailableError: none was signed by then.
    """
    return _signed(service.ledger.within(position))


def not_signed_yet() -> UnavailableError:
    """What is said when no checkpoint covers what was asked for."""
    return UnavailableError("no checkpoint covers this yet", reason="not_signed_yet")


def _end_of_log(store: Store) -> int:
    """The last position when what was recorded by now has its place."""
    deadline, last = monotonic() + PATIENCE, store.position()
    while (position := store.wait(last + 1, _QUIET)) > last and monotonic() < deadline:
        last = position
    return last


def _signed(note: str | None) -> Signed:
    if note is None:
        raise not_signed_yet()
    return Signed(note=note, size=checkpoint_of(note).size)
