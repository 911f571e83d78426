"""`position`: an answer from a read model that goes at least so far in the log, for who was just told a position."""

from __future__ import annotations

from typing import Protocol

from partnerflow.domain.vocabulary.kinds import Integer, fault
from partnerflow.errors import MalformedError
from partnerflow_api.context import service
from partnerflow_api.parameters import Parameter

PATIENCE = 5.0
POSITION = Parameter(
    name="position",
    kind=Integer(minimum=0, maximum=10**12),
    describes="Wait until the answer goes this far in the log; refused beyond its end (`beyond_the_log`)",
)


class ReadModel(Protocol):
    """What follows the log, a moment behind it."""

    def wait(self, position: int, timeout: float) -> bool:
        """Wait until it has read up to `position`; False when `timeout` seconds passed first."""


def wait_for(model: ReadModel, position: int | None) -> None:
    """Wait a while until a read model goes as far as was asked, if it was; the answer says how far it goes.

    Raises:
        MalformedError: the log does not go so far, so the position was kept from another log.
    """
    if position is None:
        return
    last = service().store.position()
    if position > last:
        raise MalformedError([fault("?position", "beyond_the_log", last=last)])
    model.wait(position, PATIENCE)
