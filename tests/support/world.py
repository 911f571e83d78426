"""A world in memory: streams of facts that are judged as they are told, with a still clock and countable chance."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from partnerflow.application.ports import Change, Disclosure, Head, IdempotencyKey, Receipt, Stream
from partnerflow.application.unit_of_work import Provenance, UnitOfWork
from partnerflow.domain import strict_json
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.lines import read_fact
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import Case
from partnerflow.errors import Fault
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition
from tests.support.processes import shipped_process


class CountedChance:
    """Identities and salts that differ and can be repeated: `seed` makes another world of the same facts."""

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._numbers = count()

    def _bytes(self) -> bytes:
        return sha256(f"{self._seed}:{next(self._numbers)}".encode()).digest()

    def identity(self) -> UUID:
        return UUID(bytes=self._bytes()[:16], version=4)

    def salt(self) -> bytes:
        return self._bytes()


class NoStreams:
    """A store that holds nothing and keeps nothing."""

    def find(self, kind: str, key: str, *, at_least: int | None = None, head: Head | None = None) -> Stream | None:
        return None

    def beside(self, kind: str, key: str, *, at_least: int | None = None) -> Stream | None:
        return None

    def sees(self, kind: str, key: str, version: int) -> bool:
        return True

    def admit(self, case: Case[Any]) -> None:
        """Anything may be told here."""

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        return ()

    def save(self, changes: Sequence[Change], *, key: IdempotencyKey | None = None) -> Receipt:
        raise AssertionError("a world in memory keeps nothing")

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        return None

    def texts(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, str]:
        return {}

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        return {}

    def withholds(self, stream: Stream, fact: AnyFact) -> bool:
        return False


class World:
    """Everything told so far. `tell` returns the refusals; what is refused is not told.

    New partnerships are pinned to `process`; `following` are the definitions that they may go on under.
    """

    def __init__(
        self,
        today: str = "2026-12-31",
        process: ProcessDefinition | None = None,
        seed: str = "",
        following: Iterable[ProcessDefinition] = (),
    ) -> None:
        now = datetime.fromisoformat(today).replace(tzinfo=UTC)
        self.process = process or shipped_process("partnership")
        self.work = UnitOfWork(
            NoStreams(),
            self.process,
            CountedChance(seed),
            now,
            Provenance(principal="test"),
            processes=Catalogue([self.process, *following]),
        )

    def tell(self, line: Mapping[str, Any] | bytes) -> list[Fault]:
        raw = line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()
        value, faults = strict_json.load(raw)
        if value is None:
            return faults
        fact, faults = read_fact(value)
        return faults if fact is None else self.work.tell(fact)

    def load(self, lines: Path | Iterable[bytes | Mapping[str, Any]]) -> World:
        """Tell every line; the first refusal is an error of the test."""
        if isinstance(lines, Path):
            lines = [line for line in lines.read_bytes().split(b"\n") if line]
        for number, line in enumerate(lines, 1):
            faults = self.tell(line)
            assert not faults, f"line {number} was refused: {faults[0]}"
        return self

    def history(self, kind: str, key: str) -> History:
        history = self.work.history(kind, key)
        assert history is not None, f"there is no {kind} {key}"
        return history

    def state(self, key: str) -> PartnershipState:
        """The state of a partnership after everything told."""
        state = self.history("partnership", key).state
        assert isinstance(state, PartnershipState)
        return state
