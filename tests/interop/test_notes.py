"""Checkpoints are plain signed notes: Go's note reads ours, we read Go's, and both refuse the same."""

from __future__ import annotations

from itertools import islice
from random import Random

from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint
from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.notes import VerifierKey
from tests.interop.golang import Golang
from tests.interop.notes import ORIGINS, Signed, altered, random_notes
from tests.support.growing_log import GrowingLog, a_key


def test_signed_and_cosigned_checkpoints_are_read(golang: Golang) -> None:
    notes = list(islice(random_notes(Random(1)), 400))

    answers = golang.ask(note.question() for note in notes)

    for note, answer in zip(notes, answers, strict=True):
        origin, size, root = note.note.split("\n")[:3]
        assert (answer["ok"], answer["origin"], str(answer["size"]), answer["root"]) == (True, origin, size, root)


def test_altered_ones_are_refused_by_both_or_by_neither(golang: Golang) -> None:
    random = Random(2)
    notes = [altered(note, random) for note in islice(random_notes(random), 2000)]

    answers = golang.ask(note.question() for note in notes)

    differ = [note for note, answer in zip(notes, answers, strict=True) if note.opens() is not answer["ok"]]
    # We are stricter in one thing only: each byte string has one spelling.
    assert [note for note in differ if note.opens() or note.is_canonical()] == []
    assert sum(not answer["ok"] for answer in answers) > 1000


def test_checkpoints_that_go_signs_are_opened(golang: Golang) -> None:
    random = Random(3)
    keys = [a_key(random.choice(ORIGINS), number) for number in range(50)]
    checkpoints = [
        Checkpoint(VerifierKey.parse(key.vkey).name, number, random.randbytes(32)) for number, key in enumerate(keys)
    ]

    answers = golang.ask(
        {"ask": "sign", "text": checkpoint.to_text(), "key": key.skey}
        for checkpoint, key in zip(checkpoints, keys, strict=True)
    )

    opened = [
        open_checkpoint(answer["note"], [VerifierKey.parse(key.vkey)])
        for answer, key in zip(answers, keys, strict=True)
    ]
    assert opened == checkpoints


def test_requests_to_a_witness_are_read_and_their_proofs_hold(golang: Golang) -> None:
    random, log = Random(4), GrowingLog(200)
    sizes = [sorted((random.randint(0, 200), random.randint(1, 200))) for _ in range(100)]

    answers = golang.ask(
        {
            "ask": "request",
            "body": log.request(old, new).decode(),
            "keys": [log.vkey],
            "oldRoot": to_base64(log.root(old)),
        }
        for old, new in sizes
    )

    assert [(answer["ok"], answer["size"]) for answer in answers] == [(True, new) for _, new in sizes]


def test_a_rewritten_history_is_refused_in_a_request(golang: Golang) -> None:
    log, rewritten = GrowingLog(200), GrowingLog(200, since=20)
    asked = [
        {
            "ask": "request",
            "body": rewritten.request(old, 200).decode(),
            "keys": [log.vkey],
            "oldRoot": to_base64(log.root(old)),
        }
        for old in range(1, 201)
    ]

    answers = golang.ask(asked)

    assert [answer["ok"] for answer in answers] == [True] * 20 + [False] * 180


def test_a_note_signed_by_somebody_else_is_refused(golang: Golang) -> None:
    note = Signed(GrowingLog(3).note(3).to_text(), (a_key("ledger.example/one", 9).vkey,))

    (answer,) = golang.ask([note.question()])

    assert (answer["ok"], note.opens()) == (False, False)
