"""What a witness answers, status by status (C2SP tlog-witness)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from partnerflow.transparency.checkpoints import Checkpoint, sign
from partnerflow.transparency.cosignatures import add_checkpoint_request
from partnerflow.witness.protocol import SIZE
from tests.support.growing_log import ORIGIN, GrowingLog, a_key
from tests.unit.witness.conftest import NOON, AWitness


def test_a_checkpoint_of_a_trusted_log_is_cosigned_with_the_time(witness: AWitness) -> None:
    log = GrowingLog(20)
    witness.memory.add_log(log.vkey)

    answer = witness.ask(log.request(0, 20))

    assert answer.status == 200
    assert witness.cosigned_at(log.note(20), answer) == NOON


def test_each_continuation_of_the_last_one_is_cosigned(witness: AWitness) -> None:
    log = GrowingLog(300)
    witness.memory.add_log(log.vkey)
    sizes = [0, 1, 2, 3, 8, 9, 16, 255, 256, 300, 300]

    answers = [witness.ask(log.request(old, new)).status for old, new in pairwise(sizes)]

    assert answers == [200] * 10


def test_the_same_checkpoint_can_be_cosigned_again_later(witness: AWitness) -> None:
    log = GrowingLog(5)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 5))

    witness.now += 60
    answer = witness.ask(log.request(5, 5))

    assert witness.cosigned_at(log.note(5), answer) == NOON + 60


def test_a_clock_that_goes_back_does_not_turn_the_order_of_cosignatures(witness: AWitness) -> None:
    log = GrowingLog(6)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 5))

    witness.now -= 3600
    answer = witness.ask(log.request(5, 6))

    assert witness.cosigned_at(log.note(6), answer) == NOON


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"old 0\n",
        GrowingLog(3).request(0, 3).replace(b"old 0", b"old 00"),
        GrowingLog(3).request(0, 3).replace(b"old 0", b"old -1"),
        GrowingLog(3).request(0, 3).replace(b"old 0", b"new 0"),
        GrowingLog(3).request(1, 3).replace(b"=\n", b"\n", 1),
        GrowingLog(3).request(0, 3).replace(b"\n3\n", b"\n03\n"),
        GrowingLog(3).request(0, 3) + b"more",
        b"old 0\n"
        + b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" * 64
        + b"\n"
        + GrowingLog(3).note(3).to_text().encode(),
    ],
)
def test_what_cannot_be_read_is_a_bad_request(witness: AWitness, body: bytes) -> None:
    witness.memory.add_log(GrowingLog(3).vkey)

    assert witness.ask(body).status == 400


def test_a_log_that_nobody_added_is_not_found(witness: AWitness) -> None:
    witness.memory.add_log(GrowingLog(3, origin="other.example").vkey)

    assert witness.ask(GrowingLog(3).request(0, 3)).status == 404


def test_a_checkpoint_that_no_trusted_key_signed_is_forbidden(witness: AWitness) -> None:
    witness.memory.add_log(GrowingLog(3).vkey)
    forged = GrowingLog(3, key=a_key(ORIGIN, 1))

    assert witness.ask(forged.request(0, 3)).status == 403


def test_a_signature_that_was_altered_is_forbidden(witness: AWitness) -> None:
    log = GrowingLog(3)
    witness.memory.add_log(log.vkey)
    body = log.request(0, 3).replace(log.note(3).signatures[0].line.encode(), log.note(2).signatures[0].line.encode())

    assert witness.ask(body).status == 403


def test_signatures_by_unknown_keys_are_ignored(witness: AWitness) -> None:
    log = GrowingLog(3)
    witness.memory.add_log(log.vkey)
    note = sign(Checkpoint(log.origin, 3, log.root(3)), [a_key(ORIGIN, 9), log.key, a_key("someone.example")])

    answer = witness.ask(add_checkpoint_request(0, (), note))

    assert answer.status == 200


def test_an_old_size_beyond_the_checkpoint_is_a_bad_request(witness: AWitness) -> None:
    log = GrowingLog(5)
    witness.memory.add_log(log.vkey)

    assert witness.ask(add_checkpoint_request(6, (), log.note(5))).status == 400


def test_another_old_size_is_told_the_right_one(witness: AWitness) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)
    first = witness.ask(log.request(4, 9))
    witness.ask(log.request(0, 5))

    later = [witness.ask(log.request(old, 9)) for old in (0, 4, 6)]

    assert (first.status, first.body, first.content_type) == (409, "0\n", SIZE)
    assert [(answer.status, answer.body, answer.content_type) for answer in later] == [(409, "5\n", SIZE)] * 3


def test_a_rewritten_history_gets_no_cosignature(witness: AWitness) -> None:
    log, rewritten = GrowingLog(9), GrowingLog(9, since=3)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 5))

    same_size = witness.ask(add_checkpoint_request(5, (), rewritten.note(5)))
    larger = witness.ask(rewritten.request(5, 9))
    from_nothing = witness.ask(rewritten.request(0, 9))

    assert [same_size.status, larger.status, from_nothing.status] == [409, 422, 409]
    assert witness.memory.suspects(ORIGIN) == (rewritten.note(5).to_text(), rewritten.note(9).to_text())


def test_a_proof_where_none_belongs_does_not_hold(witness: AWitness) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)
    proof = log.consistency(5, 9)

    first = witness.ask(add_checkpoint_request(0, proof, log.note(9)))
    witness.ask(log.request(0, 9))
    again = witness.ask(add_checkpoint_request(9, proof, log.note(9)))

    assert [first.status, again.status] == [422, 422]


def test_a_smaller_tree_is_never_cosigned_after_a_larger_one(witness: AWitness) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 9))

    answer = witness.ask(log.request(0, 5))

    assert (answer.status, answer.body) == (409, "9\n")


def test_an_empty_log_has_one_root_only(witness: AWitness) -> None:
    log = GrowingLog(1)
    witness.memory.add_log(log.vkey)
    lying = sign(Checkpoint(log.origin, 0, log.root(1)), [log.key])

    assert witness.ask(add_checkpoint_request(0, (), lying)).status == 409
    assert witness.ask(log.request(0, 0)).status == 200


def test_a_rotated_key_is_added_beside_the_old_one_and_the_memory_goes_on(witness: AWitness) -> None:
    log = GrowingLog(9)
    rotated = GrowingLog(9, key=a_key(ORIGIN, 2))
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 5))

    before = witness.ask(rotated.request(5, 9))
    witness.memory.add_log(rotated.vkey)
    after = witness.ask(rotated.request(5, 9))

    assert [before.status, after.status] == [403, 200]


def test_a_recovered_log_is_another_log(witness: AWitness) -> None:
    log, recovered = GrowingLog(9), GrowingLog(6, origin=f"{ORIGIN}/2")
    for each in (log, recovered):
        witness.memory.add_log(each.vkey)
    witness.ask(log.request(0, 9))

    assert witness.ask(recovered.request(0, 6)).status == 200
