"""`partnerflow ledger`: signing, looking, and going on after a restore."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from partnerflow.transparency.cosignatures import cosigner
from partnerflow.transparency.notes import VerifierKey
from tests.support.answering import answering
from tests.support.growing_log import a_key
from tests.support.shared import shared
from tests.unit.cli.conftest import Run

HISTORY = shared("facts/vast-verder.facts.jsonl")


@pytest.fixture
def signed(run: Run) -> str:
    """A workspace with the example in it; its checkpoint."""
    assert run("import", HISTORY, PARTNERFLOW_EXAMPLE="no").code == 0
    printed = run("ledger", "checkpoint")
    assert printed.code == 0
    return printed.out


def status(run: Run) -> tuple[int, dict[str, Any]]:
    told = run("ledger", "status", "--json")
    return told.code, json.loads(told.out)


def test_a_checkpoint_covers_everything_that_was_imported(run: Run, signed: str) -> None:
    origin, size, root, *_ = signed.split("\n")

    code, told = status(run)

    assert code == 0
    assert (told["origin"], told["size"], told["root"]) == (origin, int(size), root)
    assert told["position"] == told["logPosition"] == int(size) - 1
    assert told["held"] is None


def test_a_second_checkpoint_without_anything_new_is_the_first(run: Run, signed: str) -> None:
    assert run("ledger", "checkpoint").out == signed

    assert status(run)[1]["size"] == int(signed.split("\n")[1])


def test_what_was_signed_is_verified_against_an_earlier_checkpoint(run: Run, signed: str, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text(signed, "utf-8")
    vkey, *told = run("ledger", "rotate").out.splitlines()

    alone = run("ledger", "verify", "--key", vkey, "--json")
    refused = run("ledger", "verify", "--key", vkey, "--since", "kept.txt")
    shown = json.loads(run("ledger", "verify", "--since", "kept.txt", "--json").out)

    assert told[-1] == f"  partnerflow witness add-log '{vkey}'"
    assert json.loads(alone.out)["signedBy"] == [vkey]
    assert (refused.code, refused.err) == (1, "partnerflow: unsigned\n")
    assert (shown["since"], shown["size"]) == (int(signed.split("\n")[1]), int(signed.split("\n")[1]) + 2)


def test_signing_ends_when_the_witnesses_have_answered(run: Run, tmp_path: Path) -> None:
    def slowly(*_: object) -> tuple[int, str, bytes]:
        sleep(0.3)
        return 404, "text/plain", b""

    assert run("import", HISTORY, PARTNERFLOW_EXAMPLE="no").code == 0
    key = cosigner(VerifierKey.parse(a_key("witness.example/w1").vkey)).vkey
    with answering(slowly) as server:
        (tmp_path / "store.sqlite.ledger").mkdir(exist_ok=True)
        (tmp_path / "store.sqlite.ledger" / "policy").write_text(f"witness w1 {key} {server.url}\nquorum w1\n", "utf-8")
        code = run("ledger", "checkpoint").code
    told = status(run)[1]

    assert (code, told["quorum"], len(server.asked)) == (0, False, 1)
    assert told["witnesses"] == [
        {
            "name": "w1",
            "url": server.url,
            "size": None,
            "at": None,
            "error": "it does not know our key yet: add it there (partnerflow witness add-log)",
        }
    ]


def test_one_event_is_proven(run: Run, signed: str) -> None:
    proof = run("ledger", "prove", "vast-verder", "--version", "3")

    assert proof.code == 0
    assert proof.out.startswith("c2sp.org/tlog-proof@v1\n")
    assert proof.out.endswith(signed)


def test_a_clean_workspace_has_no_findings(run: Run, signed: str) -> None:
    told = json.loads(run("ledger", "fsck", "--json").out)

    assert (told["findings"], told["lacking"], told["lackingPlaces"]) == ([], 0, [])
    assert told["entries"] == told["facts"] + 1 == int(signed.split("\n")[1])


def test_a_restored_copy_is_held_until_the_operator_goes_on(run: Run, signed: str, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "store.sqlite", tmp_path / "copy")
    assert run("ledger", "rotate").code == 0
    for name in ("store.sqlite-wal", "store.sqlite-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "copy", tmp_path / "store.sqlite")

    code, told = status(run)
    checkpoint = run("ledger", "checkpoint")
    recovered = run("ledger", "recover", "--reason", "the disk was lost")

    held = told["held"]
    assert isinstance(held, dict)
    assert (code, held["reason"]) == (1, "shorter_than_signed")
    assert "ledger recover" in checkpoint.err
    assert checkpoint.code == 3
    assert recovered.code == 0
    assert "ended at 528 entries; the first 526 of them are kept" in recovered.out
    after = status(run)
    assert (after[0], after[1]["keys"][0]) == (0, recovered.out.splitlines()[1])
    assert after[1]["keys"][0].startswith(f"{signed.splitlines()[0]}/2+")


def test_a_process_that_never_signs_says_where_to_do_it(run: Run, signed: str) -> None:
    refused = run("ledger", "rotate", PARTNERFLOW_NOTARY="no")

    assert refused.code == 3
    assert "PARTNERFLOW_NOTARY" in refused.err
    assert json.loads(run("ledger", "status", "--json", PARTNERFLOW_NOTARY="no").out)["origin"] == signed.split("\n")[0]
