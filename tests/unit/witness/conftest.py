"""A witness with a memory of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerflow.transparency.cosignatures import cosigned_at, cosigner
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.notes import Note, VerifierKey, parse_note
from partnerflow.witness.memory import Memory
from partnerflow.witness.protocol import Answer, add_checkpoint
from tests.support.growing_log import a_key

NOON = 1_800_000_000


@dataclass(slots=True)
class AWitness:
    """A witness whose clock is set by hand."""

    memory: Memory
    key: Ed25519Key
    now: int = NOON

    def ask(self, body: bytes) -> Answer:
        """What it answers to a request."""
        return add_checkpoint(body, self.memory, self.key, lambda: self.now)

    def cosigned_at(self, note: Note, answer: Answer) -> int | None:
        """When it cosigned this note, as everybody else can verify from its answer."""
        key = cosigner(VerifierKey.parse(self.key.vkey))
        return cosigned_at(parse_note(note.to_text() + answer.body), key)


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[AWitness]:
    """A witness that knows no log yet."""
    memory = Memory(tmp_path / "witness.sqlite")
    yield AWitness(memory, a_key("witness.example/w1"))
    memory.close()
