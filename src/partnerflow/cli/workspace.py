"""The workspace that the environment names, open for one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from partnerflow.settings import Settings

if TYPE_CHECKING:
    from partnerflow.application.finding import Summaries
    from partnerflow.application.portfolio.port import Portfolio
    from partnerflow.application.service import Partnerflow

_PATIENCE = 10.0


@contextmanager
def workspace() -> Iterator[Partnerflow]:
    """A service over the store of the settings, closed at the end.

    Raises:
        InvalidSettingError, InvalidDefinitionError: the operator has something to mend.
        UnavailableError: the database does not answer.
    """
    # Everything else in this package starts without the rooms below.
    from partnerflow.bootstrap import build

    service = build(Settings.read(os.environ))
    try:
        yield service
    finally:
        service.close()


def catch_up(service: Partnerflow, model: Summaries | Portfolio) -> None:
    """Wait until a read model has read what was recorded by now; what it has after ten seconds will do."""
    model.wait(service.store.position(), _PATIENCE)
