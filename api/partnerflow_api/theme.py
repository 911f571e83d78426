"""The theme of an installation: a stylesheet of its operator with tokens, as it was when the server started."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The stylesheet: docs/how-to/operators.md."""

    css: bytes

    @classmethod
    def read(cls, path: Path | None) -> Theme | None:
        """What this file holds; None without one."""
        return cls(css=path.read_bytes()) if path is not None else None

    @property
    def digest(self) -> str:
        """What its address says of its content."""
        return sha256(self.css).hexdigest()[:12]
