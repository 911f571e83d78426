"""The witness as a funder runs it: a process of its own, over HTTP."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from partnerflow.transparency.cosignatures import cosigned_at
from partnerflow.transparency.notes import VerifierKey, parse_note
from tests.support.growing_log import ORIGIN, GrowingLog
from tests.support.witness_server import a_witness_server


def test_a_witness_cosigns_a_log_that_was_added_while_it_runs(tmp_path: Path) -> None:
    log = GrowingLog(9)
    with a_witness_server(tmp_path) as witness:
        before = witness.ask(log.request(0, 9))

        witness.run("add-log", log.vkey)
        after = witness.ask(log.request(0, 9))
        code = witness.stop()

    signed = parse_note(log.note(9).to_text() + after.body.decode())
    assert (before.status, after.status, code) == (404, 200, 0)
    assert cosigned_at(signed, VerifierKey.parse(witness.vkey))


def test_a_witness_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    log, rewritten = GrowingLog(20), GrowingLog(20, since=4)
    with a_witness_server(tmp_path) as first:
        first.run("add-log", log.vkey)
        first.ask(log.request(0, 9))
        first.kill()

    with a_witness_server(tmp_path) as second:
        refused = [second.ask(rewritten.request(old, 20)) for old in (0, 9)]
        cosigned = second.ask(log.request(9, 20))
        status = json.loads(second.run("status", "--json"))
        evidence = second.run("evidence", ORIGIN)

    assert second.vkey == first.vkey
    assert ([answer.status for answer in refused], cosigned.status) == ([409, 422], 200)
    assert [(each["size"], each["suspects"]) for each in status["logs"]] == [(20, 1)]
    assert log.note(20).to_text() in evidence
    assert rewritten.note(20).to_text() in evidence


def test_of_many_futures_at_once_one_is_cosigned(tmp_path: Path) -> None:
    futures = [GrowingLog(16, since=since) for since in range(6, 14)]
    with a_witness_server(tmp_path) as witness:
        witness.run("add-log", futures[0].vkey)
        witness.ask(futures[0].request(0, 5))

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(witness.ask, [future.request(5, 16) for future in futures] * 4))

    assert sorted(answer.status for answer in answers) == [200] + [409] * 31


def test_what_is_no_request_is_refused_over_http(tmp_path: Path) -> None:
    with a_witness_server(tmp_path) as witness:
        assert witness.ask(b"old 0\n").status == 400
        assert witness.ask(b"x" * (1 << 20)).status == 413
