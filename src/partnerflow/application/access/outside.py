"""What everybody who is known may have of a workspace: its definitions, its time, its positions, its signed checkpoints."""

from __future__ import annotations

from uuid import UUID

from partnerflow.application import checkpoints, placing
from partnerflow.application.access.roles import Policy
from partnerflow.application.checkpoints import Signed
from partnerflow.application.ports import Clock, Ledger
from partnerflow.application.service import Partnerflow
from partnerflow.process.catalogue import Catalogue


class Outside:
    """A workspace without what is recorded in it."""

    def __init__(self, workspace: Partnerflow) -> None:
        self._workspace = workspace

    @property
    def processes(self) -> Catalogue:
        """The definitions that are known here."""
        return self._workspace.processes

    @property
    def policy(self) -> Policy:
        """The roles of this installation, and what each may tell."""
        return self._workspace.policy

    @property
    def clock(self) -> Clock:
        """The time of day."""
        return self._workspace.clock

    @property
    def ledger(self) -> Ledger:
        """The ledger: hashes, and what was signed of them."""
        return self._workspace.ledger

    def position(self) -> int:
        """The last position of the log."""
        return self._workspace.store.position()

    def placed(self, stream_id: UUID, version: int, patience: float) -> int | None:
        """The position of one event, waited for."""
        return placing.placed(self._workspace.store, stream_id, version, patience)

    def wait_for_list(self, position: int, timeout: float) -> bool:
        """Wait until the lists of partnerships and organisations show what stands up to `position`."""
        return self._workspace.summaries.wait(position, timeout)

    def wait_for_portfolio(self, position: int, timeout: float) -> bool:
        """Wait until the portfolio shows what stands up to `position`."""
        return self._workspace.portfolio.wait(position, timeout)

    def lacks(self, position: int) -> bool:
        """Whether lists, portfolio and feed are read where the log does not go so far yet."""
        replica = self._workspace.replica
        return replica is not None and replica.lacks(position)

    def checkpoint(self, size: int | None = None) -> Signed:
        """The newest checkpoint, or the one of a size. Raises as `checkpoints.newest` and `of_size`."""
        return checkpoints.newest(self._workspace) if size is None else checkpoints.of_size(self._workspace, size)

    def settled_checkpoint(self, position: int | None = None) -> Signed:
        """One that covers the log up to this position, or up to its end. Raises as `checkpoints.settled`."""
        return checkpoints.settled(self._workspace, position)
