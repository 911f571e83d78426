"""Whoever has the database, the journal and the key can write another history and sign it. It is refused all the same:
by everybody who kept a checkpoint, and by a witness."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.errors import UnprovenError
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.standings import standing
from partnerflow.persistence.opening import open_store
from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint
from partnerflow.transparency.cosignatures import cosigned_at, cosigner
from partnerflow.transparency.notes import VerifierKey, parse_note
from partnerflow.transparency.proofs import verify_consistency
from partnerflow.witness.memory import Memory
from partnerflow.witness.protocol import add_checkpoint
from tests.contract.conftest import new_store
from tests.support.answering import answering
from tests.support.growing_log import a_key
from tests.support.ledgers import ledger_over
from tests.support.processes import shipped_process
from tests.support.server import eventually
from tests.support.service import service_over

STORY = (Path(__file__).parents[1] / "stories/waterwijs.facts.jsonl").read_bytes().splitlines()
WITNESS = a_key("witness.example/w1")
WITNESS_KEY = cosigner(VerifierKey.parse(WITNESS.vkey))
ALTERED = [line.replace(b"Tuinen voor Allen", b"Tuinen voor Enkelen") for line in STORY]
REWRITTEN: dict[str, Sequence[bytes]] = {
    "a name is another one": ALTERED,
    "the last fact is left out": STORY[:-1],
    "two facts change places": [STORY[0], STORY[2], STORY[1], *STORY[3:]],
    "less of it": STORY[:9],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A ledger over a history, signed as far as it goes."""

    ledger: KeptLedger
    folder: Path

    @property
    def note(self) -> str:
        """The newest checkpoint."""
        note = self.ledger.note()
        assert note is not None
        return note

    def opened(self, size: int | None = None) -> Checkpoint:
        """The newest checkpoint, or that of a size, as who trusts its key reads it."""
        note = self.note if size is None else self.ledger.note(size)
        assert note is not None
        return open_checkpoint(note, [VerifierKey.parse(self.ledger.standing().vkeys[0])])

    def sizes(self) -> list[int]:
        """The sizes of all checkpoints."""
        return [size for size, _ in self.ledger.tables.checkpoints(0)]


class Desk:
    """One engine, one key, one witness; and as many histories as somebody cares to write."""

    def __init__(self, engine: str, request: pytest.FixtureRequest, folder: Path) -> None:
        self.stack = ExitStack()
        self.statuses: list[int] = []
        self._engine, self._request, self._folder = engine, request, folder
        self._number = 0
        self.memory = self.stack.enter_context(closing(Memory(folder / "witness.sqlite")))
        server = self.stack.enter_context(answering(self._cosign))
        self._policy = f"witness funder {WITNESS_KEY.vkey} {server.url}\nquorum funder\n"

    def keep(self, *parts: Sequence[bytes], key: Path | None = None) -> Kept:
        """Record a history, signing and asking the witness after each part; with the key of another ledger, if given."""
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir()
        url = new_store(self._engine, self._request, folder)
        folder.joinpath("policy").write_text(self._policy)
        if key is not None:
            shutil.copy(key / "notary.key", folder)
        service = self.stack.enter_context(closing(service_over(open_store(url))))
        ledger = self.stack.enter_context(closing(ledger_over(service.store, folder)))
        assert ledger.notary is not None
        self.memory.add_log(ledger.notary.signers().current.vkey)
        recorded = 0
        for part in parts:
            recorded += len(part)
            service.import_facts(part, ImportRequest(process=shipped_process("partnership")))
            newest = ledger.settle(recorded, 20.0)
            assert newest is not None
            assert eventually(partial(_is_answered, folder, Checkpoint.from_text(parse_note(newest).text).size))
        return Kept(ledger=ledger, folder=folder)

    def _cosign(self, _path: str, body: bytes) -> tuple[int, str, bytes]:
        answer = add_checkpoint(body, self.memory, WITNESS, lambda: 1_800_000_000)
        self.statuses.append(answer.status)
        return answer.status, answer.content_type, answer.body.encode()


def _is_answered(folder: Path, size: int) -> bool:
    """Whether the witness cosigned this size, or said why not."""
    (witness,) = standing(folder).witnesses
    return witness.error is not None or witness.size == size


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk over the engine that a test asks for."""
    desk = Desk(request.param, request, tmp_path)
    with desk.stack:
        yield desk


@pytest.mark.parametrize(
    ("desk", "how"), [*(("sqlite", how) for how in REWRITTEN), ("postgres", "a name is another one")], indirect=["desk"]
)
def test_a_rewritten_and_signed_history_is_refused_by_who_kept_a_checkpoint_and_by_a_witness(
    desk: Desk, how: str
) -> None:
    honest = desk.keep(STORY)
    kept, cosigned = honest.opened(), cosigned_at(parse_note(honest.note), WITNESS_KEY)
    del desk.statuses[:]

    insider = desk.keep(REWRITTEN[how], key=honest.folder)

    shown = insider.opened()
    proofs = [insider.ledger.consistency(old, shown.size) for old in range(1, shown.size + 1)]
    assert (shown.origin, cosigned is not None) == (kept.origin, True)
    for proof in proofs:
        with pytest.raises(UnprovenError):
            verify_consistency(kept.size, kept.root, shown.size, shown.root, proof)
    assert set(desk.statuses) <= {409, 422}
    assert cosigned_at(parse_note(insider.note), WITNESS_KEY) is None
    assert standing(insider.folder).quorum is False


@pytest.mark.parametrize("desk", ["sqlite", "postgres"], indirect=True)
def test_an_honest_history_goes_on_from_each_checkpoint_and_is_cosigned_each_time(desk: Desk) -> None:
    kept = desk.keep(STORY[:40], STORY[40:100], STORY[100:])

    newest = kept.opened()
    for earlier in map(kept.opened, kept.sizes()):
        proof = kept.ledger.consistency(earlier.size, newest.size)
        verify_consistency(earlier.size, earlier.root, newest.size, newest.root, proof)
    assert desk.statuses == [200, 200, 200]
    assert kept.sizes() == [41, 102, 173]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_only_who_looked_before_the_alteration_is_not_helped_by_what_they_kept(desk: Desk) -> None:
    honest = desk.keep(STORY[:1], STORY[1:])
    before = honest.opened(honest.sizes()[0])

    insider = desk.keep(ALTERED[:1], ALTERED[1:], key=honest.folder)

    shown = insider.opened()
    proof = insider.ledger.consistency(before.size, shown.size)
    verify_consistency(before.size, before.root, shown.size, shown.root, proof)
    assert cosigned_at(parse_note(insider.note), WITNESS_KEY) is None
