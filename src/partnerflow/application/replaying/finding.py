"""What a replay finds."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.errors import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A stored fact that the program would not have recorded where it stands, and every reason why.

    `fact` is its id; empty when its bytes cannot be read.
    """

    kind: str
    key: str
    version: int
    fact: str
    faults: tuple[Fault, ...]
