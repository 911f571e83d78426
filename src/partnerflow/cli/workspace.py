"""The workspace that the environment names, open for one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from partnerflow.settings import Settings

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


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
