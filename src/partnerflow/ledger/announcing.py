"""Who is told of each published checkpoint: witnesses, and a time-stamp authority. Nothing waits for them."""

from __future__ import annotations

from partnerflow.ledger.nodes import Nodes
from partnerflow.ledger.stamping import Stamping
from partnerflow.ledger.witnessing import Witnesses
from partnerflow.transparency.proofs import consistency


class Announcing:
    """Tells those there are; without any, nobody."""

    def __init__(self, nodes: Nodes, *, witnesses: Witnesses | None, stamping: Stamping | None) -> None:
        self._nodes = nodes
        self._witnesses = witnesses
        self._stamping = stamping

    def announce(self, note: str) -> None:
        """Pass a checkpoint on; returns at once."""
        if self._witnesses is not None:
            self._witnesses.submit(note, lambda old, new: consistency(old, new, self._nodes))
        if self._stamping is not None:
            self._stamping.stamp(note)

    def wait(self, timeout: float) -> bool:
        """Wait until each witness answered what it was sent last, or the time is up; returns whether all did."""
        return self._witnesses is None or self._witnesses.wait(timeout)

    def close(self) -> None:
        """Tell nobody any more."""
        if self._witnesses is not None:
            self._witnesses.close()
        if self._stamping is not None:
            self._stamping.close()
