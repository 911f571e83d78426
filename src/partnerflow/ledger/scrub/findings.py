"""What a scrub finds: a contradiction between stored rows, named so that an operator can look at it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from partnerflow.application.ports import Disclosure
from partnerflow.errors import CorruptionError, UnprovenError


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One contradiction: a stable reason, and where it is."""

    reason: str
    where: Mapping[str, str | int]

    @property
    def told(self) -> str:
        """Where it is, in one line."""
        return ", ".join(f"{name} {value}" for name, value in self.where.items())

    def __str__(self) -> str:
        return f"{self.reason.replace('_', ' ')} ({self.told})"


class ContradictionError(Exception):
    """Ends a pass: what comes behind a contradiction cannot be judged."""

    def __init__(self, reason: str, **where: str | int) -> None:
        super().__init__(reason)
        self.finding = Finding(reason=reason, where=where)


class Contents(Protocol):
    """What events say of themselves, asked of those who can read them."""

    def address(self, topic: str, state: bytes) -> tuple[str, str, str | None]:
        """Kind and key of the stream that an event founds, and the key of the stream it is about.

        Raises:
            CorruptionError: it cannot be read, or founds nothing.
        """

    def places(self, topic: str, state: bytes) -> Mapping[str, tuple[str, str | None]]:
        """Where each commitment of an event stands, and the person behind it, if any."""

    def commitment(self, disclosure: Disclosure) -> str:
        """The commitment to an opened text under its salt."""

    def opened(self, stream_id: UUID, disclosures: Mapping[str, Disclosure]) -> Mapping[str, Disclosure]:
        """Disclosures of a stream as they were before they were encrypted for the store; those that cannot be are left out."""


UNREADABLE = (TypeError, ValueError, AttributeError, LookupError, OverflowError, struct.error)
"""How rows fail whose bytes changed: of another type, too long for their field, or no text."""


@contextmanager
def reading(found: list[Finding], what: str) -> Iterator[None]:
    """Turn what a pass meets into findings: a contradiction, and anything that cannot be read as what it should be."""
    try:
        yield
    except ContradictionError as error:
        found.append(error.finding)
    except (CorruptionError, UnprovenError) as error:
        found.append(Finding(reason="unreadable", where={"in": what, "told": str(error)}))
    except UNREADABLE as error:
        found.append(Finding(reason="unreadable", where={"in": what, "told": f"{type(error).__name__}: {error}"}))
