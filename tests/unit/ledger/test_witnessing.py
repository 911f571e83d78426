"""Checkpoints are sent to the witnesses of the policy; what they answer is believed only when it verifies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.ledger.standings import WitnessStanding, standing
from partnerflow.ledger.witnessing import Witnesses
from partnerflow.transparency.cosignatures import cosign, cosigned_at, cosigner
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.notes import VerifierKey, parse_note
from partnerflow.witness.memory import Memory
from partnerflow.witness.protocol import add_checkpoint
from tests.support.answering import Answering, Answers, answering
from tests.support.growing_log import ORIGIN, GrowingLog, a_key
from tests.support.server import eventually

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LOG = GrowingLog(40)
KEY = a_key("witness.example/w1")
EMPTY = (200, "text/plain", b"")


class Noon:
    def now(self) -> datetime:
        return NOON


class Kept:
    """The cosignatures of a ledger."""

    def __init__(self) -> None:
        self.lines: dict[tuple[int, str], str] = {}

    def add_cosignature(self, size: int, name: str, line: str) -> None:
        self.lines[size, name] = line


def vkey(key: Ed25519Key) -> str:
    return cosigner(VerifierKey.parse(key.vkey)).vkey


def a_witness(folder: Path, key: Ed25519Key, *logs: GrowingLog) -> tuple[Memory, Answering]:
    """A real witness that trusts these logs, and what it answers."""
    memory = Memory(folder / f"{VerifierKey.parse(key.vkey).name.replace('/', '-')}.sqlite")
    for log in logs:
        memory.add_log(log.vkey)

    def answer(path: str, body: bytes) -> tuple[int, str, bytes]:
        assert path.endswith("/add-checkpoint")
        told = add_checkpoint(body, memory, key, lambda: int(NOON.timestamp()))
        return told.status, told.content_type, told.body.encode()

    return memory, answer


class Desk:
    """A ledger folder whose policy names servers of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = Kept()
        self._stack = ExitStack()

    def serve(self, answer: Answering, *, name: str = "w1", key: Ed25519Key = KEY, path: str = "") -> Answers:
        """A server that answers so, and its line in the policy."""
        server = self._stack.enter_context(answering(answer))
        with (self.folder / "policy").open("a") as policy:
            policy.write(f"witness {name} {vkey(key)} {server.url}{path}\n")
        return server

    def quorum(self, name: str) -> None:
        with (self.folder / "policy").open("a") as policy:
            policy.write(f"quorum {name}\n")

    def submit(self, *sizes: int, log: GrowingLog = LOG) -> tuple[WitnessStanding, ...]:
        """How it stands with the witnesses after each of these was sent and answered."""
        with closing(Witnesses(self.folder, self.kept, Noon())) as witnesses:
            for size in sizes:
                witnesses.submit(log.note(size).to_text(), log.consistency)
                assert witnesses.wait(20.0)
        return standing(self.folder).witnesses

    def close(self) -> None:
        self._stack.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A ledger folder without a policy yet."""
    with closing(Desk(tmp_path)) as desk:
        yield desk


def test_each_published_checkpoint_is_cosigned(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    server = desk.serve(answer, path="/prefix/")
    desk.quorum("w1")

    (told,) = desk.submit(1, 7, 8, 40)
    memory.close()

    at = [
        cosigned_at(parse_note(f"{LOG.note(size).to_text()}{line}\n"), VerifierKey.parse(vkey(KEY)))
        for (size, _), line in desk.kept.lines.items()
    ]
    assert list(desk.kept.lines) == [(size, "witness.example/w1") for size in (1, 7, 8, 40)]
    assert at == [int(NOON.timestamp())] * 4
    assert server.asked == ["/prefix/add-checkpoint"] * 4
    assert (told.size, told.origin, told.at, told.error) == (40, ORIGIN, "2026-11-22T12:00:00Z", None)
    assert standing(tmp_path).quorum is True


def test_after_a_restart_it_is_known_what_the_witness_saw(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    server = desk.serve(answer)
    desk.quorum("none")

    desk.submit(7)
    desk.submit(20)
    memory.close()

    assert len(server.asked) == 2


def test_a_witness_that_remembers_another_size_is_asked_once_more_from_there(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    answer("/add-checkpoint", LOG.request(0, 5))
    server = desk.serve(answer)
    desk.quorum("none")

    (told,) = desk.submit(20)
    memory.close()

    assert (told.size, told.error, len(server.asked)) == (20, None, 2)


def test_witnesses_are_asked_side_by_side_and_nobody_waits(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    stuck = Event()

    def slow(*_: object) -> tuple[int, str, bytes]:
        stuck.wait(20)
        return EMPTY

    desk.serve(slow, name="slow", key=a_key("slow.example"))
    desk.serve(answer)
    desk.quorum("w1")

    with closing(Witnesses(tmp_path, desk.kept, Noon())) as witnesses:
        witnesses.submit(LOG.note(9).to_text(), LOG.consistency)
        cosigned = eventually(lambda: standing(tmp_path).quorum is True)
        waited = witnesses.wait(0.01)
        stuck.set()
    memory.close()

    assert (cosigned, waited) == (True, False)


def test_the_quorum_is_not_met_by_cosignatures_of_an_older_checkpoint(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    down = Event()
    desk.serve(lambda path, body: (503, "text/plain", b"") if down.is_set() else answer(path, body))
    desk.quorum("w1")

    desk.submit(9)
    before = standing(tmp_path).quorum
    down.set()
    (told,) = desk.submit(12)
    memory.close()

    assert (before, standing(tmp_path).quorum) == (True, False)
    assert (told.size, told.error) == (9, "it answered with status 503")


def test_a_recovered_ledger_is_a_new_one_to_the_witness(desk: Desk, tmp_path: Path) -> None:
    recovered = GrowingLog(30, origin=f"{ORIGIN}/2", since=10)
    memory, answer = a_witness(tmp_path, KEY, LOG, recovered)
    desk.serve(answer)
    desk.quorum("none")

    desk.submit(40)
    (told,) = desk.submit(12, 30, log=recovered)
    memory.close()

    assert (told.origin, told.size, told.error) == (f"{ORIGIN}/2", 30, None)


@pytest.mark.parametrize("seen", [5, 30, 38])
def test_a_rewritten_ledger_is_told_that_it_contradicts_the_witness(desk: Desk, tmp_path: Path, seen: int) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    answer("/add-checkpoint", LOG.request(0, seen))
    desk.serve(answer)
    desk.quorum("w1")

    (told,) = desk.submit(30, log=GrowingLog(40, since=2))
    memory.close()

    assert desk.kept.lines == {}
    assert told.error in {
        "it cosigned another history of this size",
        "what it cosigned is no beginning of this checkpoint",
        "it cosigned size 38 of this ledger, and ours has 30",
    }


def forged(_: str, body: bytes) -> tuple[int, str, bytes]:
    return 200, "text/plain", f"{cosign(LOG.note(8).text, 1, KEY).line}\n".encode()


def by_another(_: str, body: bytes) -> tuple[int, str, bytes]:
    return 200, "text/plain", f"{cosign(LOG.note(9).text, 1, a_key('other.example')).line}\n".encode()


HOSTILE: dict[str, tuple[Answering, str]] = {
    "a cosignature on another checkpoint": (forged, "bad signature"),
    "a cosignature by another key": (by_another, "another key"),
    "nothing": (lambda *_: EMPTY, "another key"),
    "no signature lines": (lambda *_: (200, "text/plain", b"<html>"), "cannot be read"),
    "no text": (lambda *_: (200, "text/plain", b"\xff\n"), "cannot be read"),
    "too much": (lambda *_: (200, "text/plain", b"x" * 200_000), "too much"),
    "a conflict without a size": (lambda *_: (409, "text/plain", b"5\n"), "tells no size"),
    "a conflict with no number": (lambda *_: (409, "text/x.tlog.size", b"five\n"), "tells no size"),
    "a size that is too large": (lambda *_: (409, "text/x.tlog.size", b"99999999999\n"), "cosigned size 99999999999"),
    "conflicts for ever": (lambda *_: (409, "text/x.tlog.size", b"3\n"), "another history"),
    "an unknown ledger": (lambda *_: (404, "text/plain", b""), "add-log"),
    "an unknown key": (lambda *_: (403, "text/plain", b""), "add-log"),
    "a proof that does not hold": (lambda *_: (422, "text/plain", b""), "no beginning"),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_an_answer_that_does_not_verify_is_told_and_not_kept(
    desk: Desk, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer, words = HOSTILE[how]
    desk.serve(answer)
    desk.quorum("w1")

    (told,) = desk.submit(9)

    assert desk.kept.lines == {}
    assert words in (told.error or "")
    assert words in caplog.text


def test_a_redirect_is_not_followed(desk: Desk) -> None:
    with (
        answering(lambda *_: EMPTY) as elsewhere,
        answering(lambda *_: (307, "text/plain", b""), {"Location": elsewhere.url}) as server,
    ):
        desk.folder.joinpath("policy").write_text(f"witness w1 {vkey(KEY)} {server.url}\nquorum w1\n")
        (told,) = desk.submit(9)

    assert (told.error, elsewhere.asked) == ("it answered with status 307", [])


def test_a_witness_that_is_not_there_is_asked_again_with_the_next_one(desk: Desk, tmp_path: Path) -> None:
    with answering(lambda *_: EMPTY) as gone:
        pass
    desk.folder.joinpath("policy").write_text(f"witness w1 {vkey(KEY)} {gone.url}\nquorum w1\n")

    (told,) = desk.submit(9, 10)

    assert "does not answer" in (told.error or "")


def test_a_witness_that_gets_to_know_us_is_asked_again_before_the_next_one(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY)
    desk.serve(answer)
    desk.quorum("w1")

    with closing(Witnesses(tmp_path, desk.kept, Noon(), retry=0.02)) as witnesses:
        witnesses.submit(LOG.note(9).to_text(), LOG.consistency)
        witnesses.wait(10.0)
        before = standing(tmp_path).quorum
        memory.add_log(LOG.vkey)
        after = eventually(lambda: standing(tmp_path).quorum is True)
    memory.close()

    assert (before, after) == (False, True)


def test_other_cosignatures_in_the_answer_are_left_out(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    other = f"{cosign(LOG.note(9).text, 1, a_key('other.example')).line}\n".encode()

    def several(path: str, body: bytes) -> tuple[int, str, bytes]:
        status, kind, own = answer(path, body)
        return status, kind, other + own

    desk.serve(several)
    desk.quorum("w1")
    desk.submit(9)
    memory.close()

    assert [line.split(" ")[1] for line in desk.kept.lines.values()] == ["witness.example/w1"]


def test_a_witness_may_have_any_octets_for_its_name(desk: Desk, tmp_path: Path) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    with answering(answer) as server:
        line = f"witness w {vkey(KEY)} {server.url}\nquorum w\n".encode().replace(b" w", b" \xff")
        tmp_path.joinpath("policy").write_bytes(line.replace(b"\xffitness.example", b"witness.example"))
        desk.submit(9)
        (told,) = desk.submit(10)
    memory.close()

    assert (told.name, told.size, standing(tmp_path).quorum) == ("\udcff", 10, True)


def test_without_a_policy_nobody_is_asked(desk: Desk, tmp_path: Path) -> None:
    assert desk.submit(9) == ()
    assert standing(tmp_path).quorum is None
    assert list(tmp_path.iterdir()) == []


def test_a_policy_that_is_none_stops_the_start(desk: Desk, tmp_path: Path) -> None:
    desk.quorum("nobody")

    with pytest.raises(InvalidSettingError, match="policy:1"):
        Witnesses(tmp_path, desk.kept, Noon())


@pytest.mark.parametrize("kept", ["", "[]", '{"witnesses": 3}', '{"witnesses": {"w1": {"name": 1}}}', "\x00"])
def test_a_damaged_memory_of_what_was_sent_costs_nothing(desk: Desk, tmp_path: Path, kept: str) -> None:
    memory, answer = a_witness(tmp_path, KEY, LOG)
    desk.serve(answer)
    desk.quorum("w1")
    tmp_path.joinpath("witnesses.json").write_text(kept)

    (told,) = desk.submit(9)
    memory.close()

    assert (told.size, told.error) == (9, None)
