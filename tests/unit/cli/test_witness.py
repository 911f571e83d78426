"""`partnerflow witness`, apart from serving."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from partnerflow.cli import exits
from partnerflow.transparency.cosignatures import cosigner
from partnerflow.transparency.notes import VerifierKey
from partnerflow.witness.key import open_key, open_memory, witness_vkey
from partnerflow.witness.protocol import add_checkpoint
from tests.support.growing_log import ORIGIN, GrowingLog, a_key
from tests.unit.cli.conftest import Run

NAME = "funder.example/w1"
LOG = GrowingLog(9)


def test_a_ledger_is_trusted_before_the_first_start(run: Run, tmp_path: Path) -> None:
    added = run("witness", "add-log", LOG.vkey, "--folder", tmp_path)
    status = json.loads(run("witness", "status", "--json", "--folder", tmp_path).out)

    assert (added.code, added.out) == (0, f"Trusted: {ORIGIN}\n")
    assert status == {
        "vkey": None,
        "logs": [{"origin": ORIGIN, "vkey": LOG.vkey, "size": None, "at": None, "suspects": 0}],
    }


def test_the_status_tells_what_was_cosigned_and_the_evidence_what_was_not(run: Run, tmp_path: Path) -> None:
    rewritten = GrowingLog(9, since=2)
    with closing(open_memory(tmp_path)) as memory:
        key = open_key(tmp_path, NAME, lambda: bytes(32))
        memory.add_log(LOG.vkey)
        for body in (LOG.request(0, 9), rewritten.request(0, 9)):
            add_checkpoint(body, memory, key, lambda: 1_800_000_000)

    status = run("witness", "status", "--folder", tmp_path).out
    evidence = run("witness", "evidence", ORIGIN, "--folder", tmp_path).out

    assert status.startswith(f"vkey: {witness_vkey(key)}\n")
    assert "size: 9" in status
    assert "at: 2027-01-15T08:00:00Z" in status
    assert "suspects: 1" in status
    assert LOG.note(9).to_text() + "\n" + rewritten.note(9).to_text() in evidence


def test_without_evidence_so_much_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("witness", "evidence", ORIGIN, "--folder", tmp_path)

    assert (ran.code, ran.out) == (0, "")
    assert f"Nothing of {ORIGIN} was cosigned." in ran.err


def test_what_is_no_key_of_a_ledger_is_refused(run: Run, tmp_path: Path) -> None:
    of_a_witness = cosigner(VerifierKey.parse(a_key(NAME).vkey)).vkey

    for vkey in ("nonsense", of_a_witness):
        ran = run("witness", "add-log", vkey, "--folder", tmp_path)

        assert (ran.code, "bad vkey" in ran.err) == (exits.REFUSED, True)


def test_a_first_start_asks_for_a_name(run: Run, tmp_path: Path) -> None:
    ran = run("witness", "serve", "--bind", "127.0.0.1:0", "--folder", tmp_path)

    assert (ran.code, "--name" in ran.err) == (exits.ENVIRONMENT, True)


def test_an_address_that_cannot_be_is_told_under_its_own_name(run: Run, tmp_path: Path) -> None:
    unreadable = run("witness", "serve", "--bind", "nowhere", "--folder", tmp_path)
    unreachable = run("witness", "serve", "--bind", "192.0.2.1:0", "--name", NAME, "--folder", tmp_path)

    assert (unreadable.code, unreachable.code) == (exits.USAGE, exits.ENVIRONMENT)
    assert "partnerflow: --bind: 192.0.2.1:0 is no address of this machine" in unreachable.err
