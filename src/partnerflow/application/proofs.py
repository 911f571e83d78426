"""What the application asks of the ledger: signed checkpoints, and proofs that lead to them (docs/spec/ledger.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from partnerflow.transparency.bundle import Earlier, Proven
from partnerflow.transparency.trie import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why the workspace is held: a stable reason, the instant (UTC) since when, and what was found, by name."""

    reason: str
    at: str
    data: Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerStanding:
    """How the ledger stands.

    `size` and `root` are those of the newest checkpoint (0 and the empty root before the first), `at` its instant (UTC)
    and `position` the place in the log up to which it covers; `log_position` is where the log ends. `vkeys` are the keys
    that sign, the one in use first; `witnesses` the names of those who cosigned.
    """

    origin: str
    vkeys: tuple[str, ...]
    size: int
    root: bytes
    position: int
    log_position: int
    at: str | None
    held: Hold | None
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerProofs:
    """What leads from streams to the signed checkpoint of `size`; a stream that is not in its map is left out.

    `statements` are the key and recovery entries up to there, `timestamps` the sizes with their tokens.
    """

    note: str
    size: int
    epoch: Proven
    streams: Mapping[UUID, Presence]
    statements: tuple[Proven, ...]
    timestamps: tuple[tuple[int, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierProofs:
    """Where streams stood in the map of an earlier epoch, in the order in which they were asked.

    `epoch` is that epoch's entry, with its proof in the tree that it ends.
    """

    epoch: Proven
    streams: tuple[Earlier, ...]


class Ledger(Protocol):
    """The provable order of a workspace, and what was signed of it."""

    def newest(self) -> str | None:
        """The newest published checkpoint with its cosignatures, at most a second old; None before the first."""

    def settle(self, position: int, timeout: float) -> str | None:
        """A checkpoint that covers the log up to `position`, made now if need be; the newest when the time was up."""

    def origin(self) -> str:
        """The name under which the ledger signs."""

    def note(self, size: int | None = None) -> str | None:
        """The checkpoint of this size with its cosignatures, or the newest; None when there is none."""

    def within(self, position: int) -> str | None:
        """The last checkpoint that reads no further than a position of the log, with its cosignatures; None before one."""

    def entries(self, first: int, limit: int) -> list[bytes]:
        """The entries from a number on, in order."""

    def hashes(self, level: int, first: int, limit: int) -> list[bytes]:
        """The roots of complete subtrees of 256**level entries, from a number on: what a C2SP tile of a level holds."""

    def inclusion(self, number: int, size: int) -> tuple[bytes, ...]:
        """The proof that entry `number` stands in the tree of `size`; raises UnprovenError for one that does not."""

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that the tree of `old` entries is a beginning of that of `new`; raises UnprovenError."""

    def number_of(self, position: int) -> int | None:
        """The number of the entry of the event at a position of the log; None while no epoch covers it."""

    def standing(self) -> LedgerStanding:
        """How far the ledger is, who signs it, and whether the workspace is held."""

    def proofs(self, stream_ids: Sequence[UUID], size: int) -> LedgerProofs:
        """Proofs of these streams at the signed checkpoint of `size`, or at a newer one: the answer says which.

        The map is kept as it stands at the last epoch only: who asks for the newest gets it, unless the next one was
        signed meanwhile.

        Raises:
            UnavailableError: the next epoch is not signed yet; try again.
            HeldError: the tables no longer reach that size.
        """

    def proofs_at(self, stream_ids: Sequence[UUID], size: int) -> LedgerProofs:
        """Proofs of these streams at the signed checkpoint of exactly this size; the map is made anew from the entries.

        Raises:
            UnavailableError: no checkpoint has this size.
            CorruptionError: the entries do not lead to the map's root.
        """

    def earlier(self, size: int, stream_ids: Sequence[UUID]) -> EarlierProofs:
        """Where these streams stood in the map at the signed checkpoint of `size`; made anew from the entries.

        Raises:
            CorruptionError: the entries do not lead to the map's root.
        """

    def admit(self) -> None:
        """Let a write go on.

        Raises:
            HeldError: the workspace is held.
        """

    def close(self) -> None:
        """Let go of the notary; nothing that was signed is lost without it."""
