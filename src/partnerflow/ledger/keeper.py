"""The thread that has the notary at work."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from partnerflow.errors import HeldError, UnavailableError
from partnerflow.ledger.notary import Notary

PAUSE = 5.0
# Until the first checkpoint it looks more often: whoever starts a service looks at once for what it signed.
SOON = 0.25
# So many times as long as its scrub took, a round leaves the store to others, unless somebody asks.
LEISURE = 10
_logger = logging.getLogger(__name__)


class Keeper:
    """Rounds of the notary where this process leads, and wherever somebody asks. Start it after a fork."""

    def __init__(self, notary: Notary, leads: Callable[[], bool], *, pause: float = PAUSE) -> None:
        self._notary = notary
        self._leads = leads
        self._pause = pause
        self._asked = Event()
        self._stopping = Event()
        self._thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether the thread is there."""
        return self._thread is not None

    def start(self) -> None:
        """Begin; the first round comes soon, as long as nothing was signed, or when somebody asks."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="partnerflow-notary", daemon=True)
            self._thread.start()

    def ask(self) -> None:
        """Somebody waits for a checkpoint: the next round comes at once."""
        self._asked.set()

    def stop(self) -> None:
        """End after the round at hand."""
        self._stopping.set()
        self._asked.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        pause, reminded = SOON, False
        while not self._stopping.is_set():
            asked = self._asked.wait(pause)
            self._asked.clear()
            if self._stopping.is_set():
                return
            leads = self._leads()
            if not asked and not leads:
                continue
            began = monotonic()
            self._work(remind=leads and not reminded)
            reminded = reminded or leads
            took = monotonic() - began
            pause = max(self._pause, LEISURE * took) if self._notary.bulletin.look().note is not None else SOON
            # Those who ask without end get half of the time.
            self._stopping.wait(took)

    def _work(self, *, remind: bool) -> None:
        try:
            if remind:
                self._notary.remind()
            self._notary.round()
        except (HeldError, UnavailableError) as error:
            _logger.info("nothing was signed: %s", error)
        except Exception:
            _logger.exception("nothing was signed; the notary tries again")
