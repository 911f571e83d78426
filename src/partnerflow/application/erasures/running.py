"""The thread that carries out erasures when they are due, in the process that orders the workspace's events."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from partnerflow.errors import HeldError, UnavailableError

PAUSE = 1.0
A_DAY = 86_400.0
_log = logging.getLogger(__name__)


class ErasureRunner:
    """Looks every second for what is due or was interrupted; start it after a fork.

    Args:
        leads: whether this process is the one to do it.
        run: carries out what is due.
        tidy: what is done once a day.
    """

    def __init__(self, leads: Callable[[], bool], run: Callable[[], object], tidy: Callable[[], object]) -> None:
        self._leads = leads
        self._run_due = run
        self._tidy = tidy
        self._woken = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="partnerflow-erasures", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Something may be due: look at once."""
        self._woken.set()

    def stop(self) -> None:
        """End after the request at hand."""
        self._stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        failing, tidied = False, -A_DAY
        while not self._stopping.is_set():
            try:
                if self._leads():
                    self._run_due()
                    if monotonic() - tidied >= A_DAY:
                        self._tidy()
                        tidied = monotonic()
                failing = False
            except HeldError as error:
                # Whoever wants to write is told, and so is the operator by the ledger's status; here it is only waited for.
                _log.debug("nothing is erased: %s", error)
            except Exception as error:  # noqa: BLE001 - whatever it was, what is due stays due
                # Only the first failure of a row is worth the noise.
                _log.log(
                    logging.DEBUG if failing else logging.ERROR,
                    "erasing failed; it is tried again: %s",
                    error,
                    exc_info=not isinstance(error, UnavailableError),
                )
                failing = True
            self._woken.wait(PAUSE)
            self._woken.clear()
