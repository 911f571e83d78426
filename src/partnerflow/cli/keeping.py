"""The notary as a process of its own."""

from __future__ import annotations

import signal
from threading import Event
from types import FrameType

from partnerflow.ledger.keeper import Keeper
from partnerflow.ledger.notary import Notary


def keep_until_stopped(notary: Notary) -> None:
    """Have the notary at work until SIGTERM or Ctrl-C."""
    stopped = Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    keeper = Keeper(notary, lambda: True)
    keeper.start()
    stopped.wait()
    keeper.stop()
