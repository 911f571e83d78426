"""`partnerflow ledger verify --url --memory`: a reader who keeps what a ledger showed last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from partnerflow.transparency.encoding import to_base64
from tests.support.growing_log import ORIGIN, GrowingLog, a_key
from tests.unit.cli.conftest import Run

LOG = GrowingLog(40)
OTHER = GrowingLog(40, since=4)
LATER = GrowingLog(40, origin=f"{ORIGIN}/2")


@contextmanager
def showing(log: GrowingLog, size: int) -> Iterator[str]:
    """A host that shows this log at this size."""

    @Request.application
    def answer(request: Request) -> Response:
        match request.path:
            case "/v1/log":
                told = json.dumps({"keys": [log.vkey]})
            case "/v1/log/checkpoint":
                told = log.note(size).to_text()
            case _:
                old, new = int(request.args["from"]), int(request.args["to"])
                told = json.dumps({"proof": [to_base64(each) for each in log.consistency(old, new)]})
        return Response(told)

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def verified(run: Run, log: GrowingLog, size: int, *more: str, key: str = LOG.vkey) -> tuple[int, str]:
    with showing(log, size) as url:
        ran = run("ledger", "verify", "--url", url, "--memory", "memory.txt", "--key", key, *more)
    return ran.code, ran.out or ran.err


def test_what_goes_on_from_what_was_seen_is_remembered_each_time(run: Run, tmp_path: Path) -> None:
    told = [json.loads(verified(run, LOG, size, "--json")[1]) for size in (3, 7, 7, 40)]

    assert [each["since"] for each in told] == [[], [3], [7], [7]]
    assert (told[-1]["origin"], told[-1]["size"], told[-1]["trusted"]) == (ORIGIN, 40, True)
    assert (tmp_path / "memory.txt").read_text("utf-8") == LOG.note(40).to_text()


@pytest.mark.parametrize(
    ("log", "size", "words"),
    [
        (OTHER, 7, "the first 7 of them are not shown to be those"),
        (OTHER, 40, "the first 7 of them are not shown to be those"),
        (LOG, 6, "shows a ledger of 6 entries; the checkpoint that you kept has 7"),
        (LATER, 40, f"shows the ledger {ORIGIN}/2; the checkpoint that you kept is of {ORIGIN}"),
    ],
    ids=["another history of this size", "another history that is longer", "less", "another name"],
)
def test_what_does_not_go_on_is_refused_and_both_are_kept(
    log: GrowingLog, size: int, words: str, run: Run, tmp_path: Path
) -> None:
    verified(run, LOG, 7)

    code, told = verified(run, log, size, key=log.vkey)

    assert (code, words in told) == (1, True)
    assert (tmp_path / "memory.txt").read_text("utf-8") == LOG.note(7).to_text()
    assert (tmp_path / "memory.txt.refused").read_text("utf-8") == log.note(size).to_text()


def test_a_note_by_another_key_proves_nothing_and_is_not_remembered(run: Run, tmp_path: Path) -> None:
    code, told = verified(run, LOG, 7, "--language", "nl", key=a_key(ORIGIN, 9).vkey)

    assert (code, "niet ondertekend met de sleutel die u vertrouwt" in told) == (1, True)
    assert list(tmp_path.glob("memory*")) == []


def test_without_a_key_the_host_vouches_for_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text(LOG.note(5).to_text(), "utf-8")
    with showing(LOG, 9) as url:
        told = json.loads(run("ledger", "verify", "--url", url, "--since", "kept.txt", "--json").out)

    assert (told["trusted"], told["signedBy"], told["since"]) == (False, [LOG.vkey], [5])
    assert (tmp_path / "kept.txt").read_text("utf-8") == LOG.note(5).to_text()


def test_a_memory_that_holds_something_else_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "memory.txt").write_text("a shopping list", "utf-8")

    code, told = verified(run, LOG, 7)

    assert (code, "memory.txt holds no checkpoint" in told) == (3, True)
    assert (tmp_path / "memory.txt").read_text("utf-8") == "a shopping list"


def test_a_memory_is_of_somebody_elses_ledger(run: Run) -> None:
    refused = run("ledger", "verify", "--memory", "memory.txt")

    assert refused.code == 2
    assert "--memory is for --url" in refused.err
