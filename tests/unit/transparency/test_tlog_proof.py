"""The proof of one entry as text."""

from __future__ import annotations

from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.tlog_proof import tlog_proof

HASHES = (bytes(32), bytes(range(32)))
NOTE = "example.com/ledger\n3\nAA==\n\n— example.com/ledger AAAA\n"


def test_it_holds_the_entry_its_number_the_hashes_and_the_checkpoint_verbatim() -> None:
    text = tlog_proof(2, b"entry", HASHES, NOTE)

    head, note = text.split("\n\n", 1)
    assert head.split("\n") == ["c2sp.org/tlog-proof@v1", "extra ZW50cnk=", "index 2", *map(to_base64, HASHES)]
    assert note == NOTE


def test_in_a_ledger_of_one_entry_nothing_stands_between_the_number_and_the_checkpoint() -> None:
    text = tlog_proof(0, b"entry", (), NOTE)

    assert text == f"c2sp.org/tlog-proof@v1\nextra ZW50cnk=\nindex 0\n\n{NOTE}"
