"""What a read model read past for want of a process definition: remembered with its rows, and taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from partnerflow.projections.read_model import ReadModel, Standing

Address = tuple[str, str]

# Few streams in one transaction: it must not keep those who record waiting.
AT_ONCE = 40
_BEGINNING: Address = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A stream, by kind and key, that could not be read, and the process that was not there."""

    kind: str
    key: str
    process: str

    @property
    def address(self) -> Address:
        return (self.kind, self.key)


class TakingUpAgain:
    """One round through what was passed over, for each generation that this process follows.

    The definitions that a process knows stay the same while it runs: what is in vain once is in vain until a restart.
    """

    def __init__(self, model: ReadModel[Any]) -> None:
        self._model = model
        self._generation = 0
        self._after: Address | None = _BEGINNING

    def due(self, standing: Standing) -> list[PassedOver]:
        """The next ones to try, few at a time; none once all of this generation were tried."""
        if standing.generation != self._generation:
            self._generation, self._after = standing.generation, _BEGINNING
        if self._after is None:
            return []
        due = self._model.passed_over(standing, after=self._after, limit=AT_ONCE)
        if not due:
            self._after = None
        return due

    def take_up(self, due: list[PassedOver], standing: Standing) -> bool:
        """Try these; False, and nothing, when another process moved the read model on meanwhile."""
        if not self._model.take_up_again(due, standing):
            return False
        self._after = due[-1].address
        return True
