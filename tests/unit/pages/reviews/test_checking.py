"""A seal against the ledger of now: held, rewritten, cut off, forged, or of somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from partnerflow.application.access.acting import Acting
from partnerflow.transparency.checkpoints import Checkpoint, sign
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.proofs import consistency, nodes_of, tree_root
from partnerflow_api.pages.reviews.checking import check
from tests.support.signing import NOTARY

OTHER = Ed25519Key.from_seed("elsewhere.example/log", b"\x07" * 32)


@dataclass(frozen=True)
class Book:
    """A ledger of these entries, signed by the notary."""

    entries: Sequence[bytes]

    def note(self, size: int | None = None, by: Ed25519Key = NOTARY) -> str:
        node = nodes_of([leaf_hash(entry) for entry in self.entries])
        size = len(self.entries) if size is None else size
        return sign(Checkpoint(by.vkey.partition("+")[0], size, tree_root(size, node)), [by]).to_text()

    def acting(self) -> Acting:
        """A reader of it."""
        node = nodes_of([leaf_hash(entry) for entry in self.entries])
        ledger = SimpleNamespace(
            newest=self.note,
            standing=lambda: SimpleNamespace(vkeys=(NOTARY.vkey,)),
            consistency=lambda old, new: consistency(old, new, node),
        )
        return cast(Acting, cast(Any, SimpleNamespace(ledger=ledger)))


NOW = Book([b"%d" % number for number in range(9)])


def test_what_was_sealed_is_a_beginning_of_what_stands_now() -> None:
    found = check(NOW.acting(), NOW.note(5))

    assert (found.outcome, found.tone, found.size, found.present) == ("holds", "good", 5, 9)


def test_a_rewritten_entry_contradicts_the_seal() -> None:
    rewritten = Book([b"other", *NOW.entries[1:]])

    found = check(rewritten.acting(), NOW.note(5))

    assert (found.outcome, found.tone) == ("contradicts", "bad")


def test_a_ledger_that_lost_its_end_is_behind_the_seal() -> None:
    shorter = Book(NOW.entries[:4])

    assert check(shorter.acting(), NOW.note(5)).outcome == "ahead"


def test_a_changed_text_under_a_true_signature_is_forged() -> None:
    forged = NOW.note(5).replace("\n5\n", "\n6\n", 1)

    assert check(NOW.acting(), forged).outcome == "forged"


def test_a_seal_that_nobody_known_signed_shows_nothing() -> None:
    stranger = Ed25519Key.from_seed("ledger.example/log", b"\x09" * 32)

    found = check(NOW.acting(), NOW.note(5, stranger))

    assert (found.outcome, found.tone) == ("unsigned", "warn")


def test_a_seal_of_another_ledger_is_told_apart() -> None:
    assert check(NOW.acting(), NOW.note(5, OTHER)).outcome == "elsewhere"


def test_what_is_no_signed_note_is_no_seal() -> None:
    assert [check(NOW.acting(), text).outcome for text in ("", "hallo\n", "a\nb\nc\n\n— x y\n")] == ["unreadable"] * 3
