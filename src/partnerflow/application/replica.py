"""A copy of the store that runs a moment behind it: who reads much is answered from there (docs/scale.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from partnerflow.application.ports import LoggedEvent


class Followed(Protocol):
    """The log, for whoever follows it from outside; its methods promise what those of `Store` do."""

    def log(self, *, after: int = 0, limit: int = 1000) -> list[LoggedEvent]: ...

    def position(self) -> int: ...

    def wait(self, position: int, timeout: float) -> int: ...


class Queries(Protocol):
    """Tables that are only read; what is read of one of these after something else is never older than that."""

    engine: str

    def read(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of a query."""

    def read_often(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The same, for a query that is asked again and again with the same parameters, and as new as `read`."""


class Replica(Protocol):
    """Where the log and the read models are read; what cannot be had there now is had from the store itself.

    Whoever tells in one answer how far it goes, and then what stands there, asks once and reads both from that.
    """

    def log(self) -> Followed:
        """The log, for one answer."""

    def tables(self) -> Queries:
        """The tables of the read models, for one answer."""

    def lacks(self, position: int) -> bool:
        """Whether what is read here does not go so far in the log yet."""

    def close(self) -> None:
        """Let go of its connections."""
