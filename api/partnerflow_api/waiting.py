"""`position`: an answer from a read model that goes at least so far in the log, for who was just told a position."""

from __future__ import annotations

from collections.abc import Callable

from partnerflow.domain.vocabulary.kinds import Integer, fault
from partnerflow.errors import MalformedError, UnavailableError
from partnerflow_api.context import service
from partnerflow_api.parameters import Parameter

PATIENCE = 5.0
POSITION = Parameter(
    name="position",
    kind=Integer(minimum=0, maximum=10**12),
    describes="Wait until the answer goes this far in the log; refused beyond its end (`beyond_the_log`)",
)


def wait_for(reached: Callable[[int, float], bool], position: int | None) -> None:
    """Wait a while until a read model goes as far as was asked, if it was; the answer says how far it goes.

    Args:
        reached: waits until the model has read up to a position; False when so many seconds passed first.
        position: what was asked for.

    Raises:
        MalformedError: the log does not go so far, so the position was kept from another log.
        UnavailableError: it does, but not where lists are read here.
    """
    if position is None:
        return
    last = service().position()
    if position > last:
        raise MalformedError([fault("?position", "beyond_the_log", last=last)])
    if not reached(position, PATIENCE) and service().lacks(position):
        raise UnavailableError(
            "the standby is behind", reason="standby_behind", position=position, seconds=round(PATIENCE)
        )
