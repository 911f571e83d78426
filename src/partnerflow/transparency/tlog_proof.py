"""The proof of one entry as text, for tools that know nothing of this program (https://c2sp.org/tlog-proof)."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.transparency.encoding import to_base64

FORMAT = "c2sp.org/tlog-proof@v1"


def tlog_proof(number: int, entry: bytes, proof: Sequence[bytes], note: str) -> str:
    """The proof that an entry stands under a number in the tree of a checkpoint.

    Args:
        number: the number of the entry.
        entry: its bytes; they travel as extra data, so that who holds the text can hash them.
        proof: its inclusion proof in the tree of the checkpoint.
        note: the checkpoint with its signatures, verbatim.
    """
    lines = [FORMAT, f"extra {to_base64(entry)}", f"index {number}", *map(to_base64, proof), "", note]
    return "\n".join(lines)
