"""Ids of requests: by them an answer is found again in a log."""

from __future__ import annotations

import re
from itertools import count

from partnerflow.application.ports import Chance

_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


class RequestIds:
    """Ids of our own: of this process and counted, for an unguessable one would cost more than the rest of a read."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._numbers = count()
        self._process: str | None = None

    def new(self) -> str:
        """The next id."""
        if self._process is None:
            # Not before the first request: a process may be forked from one that made the app.
            self._process = self._chance.identity().hex
        return f"{self._process}-{next(self._numbers)}"


def given_id(text: str) -> str | None:
    """The id that a client gave its request, where it is one that can be kept."""
    return text if _GIVEN.fullmatch(text) else None
