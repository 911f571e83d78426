"""Ledgers of opaque entries, made as a notary makes them, and lied about where a test wants that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.entries import EpochEntry, EventEntry, KeyEntry, RecoveryEntry, rotation_message
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.merkle import EMPTY_ROOT, Frontier, leaf_hash
from partnerflow.transparency.trie import Trie

ORIGIN = "partnerflow.example/ledger/test"
Told = Callable[[bytes, int, bytes], tuple[int, bytes]]


@dataclass(slots=True)
class OpaqueLedger:
    """Entries of streams that are called by a word; `epoch` closes what came before it."""

    entries: list[bytes] = field(default_factory=list)
    streams: dict[bytes, Frontier] = field(default_factory=dict)

    def event(self, stream: str, *, version: int | None = None, root: bytes | None = None) -> None:
        """The next event of a stream, perhaps told otherwise than it is."""
        key = sha256(stream.encode()).digest()
        leaf = sha256(f"event {len(self.entries)}".encode()).digest()
        after = self.streams.get(key, Frontier()).append(leaf)
        self.streams[key] = after
        entry = EventEntry(key=key, version=version or after.size, leaf=leaf, root=root or after.root())
        self.entries.append(entry.to_bytes())

    def epoch(self, *, lied: str | None = None, covered: int | None = None) -> Checkpoint:
        """The end of an epoch, and the checkpoint over it; the map may lie about the head of one stream."""
        tree = Trie()
        for key, stream in self.streams.items():
            lie = lied is not None and key == sha256(lied.encode()).digest()
            tree.set(key, stream.size, sha256(b"a lie").digest() if lie else stream.root())
        number = len(self.entries) if covered is None else covered
        entry = EpochEntry(covered=number, map_root=tree.root(), access_root=EMPTY_ROOT, at=len(self.entries))
        self.entries.append(entry.to_bytes())
        return self.checkpoint()

    def rotation(self, old: Ed25519Key, new: Ed25519Key, *, by: Ed25519Key | None = None) -> None:
        """The old key hands over to the new one; or another signs in its place."""
        signature = (by or old).sign(rotation_message(new.vkey))
        self.entries.append(KeyEntry(new=new.vkey, old=old.vkey, signature=signature).to_bytes())

    def recovery(self, kept: Checkpoint, lost: Checkpoint) -> None:
        """What a restore lost and kept."""
        entry = RecoveryEntry(
            lost_size=lost.size,
            lost_root=lost.root,
            kept_size=kept.size,
            kept_root=kept.root,
            at=1,
            lost_origin=ORIGIN,
            reason="a disk",
        )
        self.entries.append(entry.to_bytes())

    def checkpoint(self) -> Checkpoint:
        """What would be signed now."""
        tree = Frontier().extend(map(leaf_hash, self.entries))
        return Checkpoint(ORIGIN, tree.size, tree.root())


def a_key(seed: int) -> Ed25519Key:
    """A key of the test ledger, the same for the same seed."""
    return Ed25519Key.from_seed(ORIGIN, bytes([seed]) * 32)
