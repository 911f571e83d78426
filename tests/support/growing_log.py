"""A log that grows and signs, without a ledger behind it: what a witness or another language is shown."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from partnerflow.transparency.checkpoints import Checkpoint, sign
from partnerflow.transparency.cosignatures import add_checkpoint_request
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.notes import Note
from partnerflow.transparency.proofs import NodeSource, consistency, nodes_of, tree_root

ORIGIN = "ledger.example/one"


def a_key(name: str, number: int = 0) -> Ed25519Key:
    """The key of a name, always the same one for the same number."""
    return Ed25519Key.from_seed(name, sha256(f"{name} {number}".encode()).digest())


class GrowingLog:
    """Entries "entry 0", "entry 1" …, or other ones from `since` on: with one key, a log that shows two histories."""

    def __init__(
        self,
        size: int,
        *,
        origin: str = ORIGIN,
        key: Ed25519Key | None = None,
        word: str = "other",
        since: int | None = None,
    ) -> None:
        self.origin = origin
        self.key = key or a_key(origin)
        words = ["entry" if since is None or number < since else word for number in range(size)]
        self.leaves = [leaf_hash(f"{word} {number}".encode()) for number, word in enumerate(words)]
        self.nodes: NodeSource = nodes_of(self.leaves)

    @property
    def vkey(self) -> str:
        """The key that its readers trust."""
        return self.key.vkey

    def root(self, size: int) -> bytes:
        """The tree hash at this size."""
        return tree_root(size, self.nodes)

    def note(self, size: int) -> Note:
        """The signed checkpoint of this size."""
        return sign(Checkpoint(self.origin, size, self.root(size)), [self.key])

    def consistency(self, old: int, new: int) -> Sequence[bytes]:
        """The proof between two sizes; empty from nothing."""
        return consistency(old, new, self.nodes) if old else ()

    def request(self, old: int, new: int) -> bytes:
        """The body that asks a witness to cosign."""
        return add_checkpoint_request(old, self.consistency(old, new), self.note(new))
