"""Cosignatures and the request for one, as C2SP's tlog-cosignature and tlog-witness write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint, sign
from partnerflow.transparency.cosignatures import (
    MAX_PROOF,
    add_checkpoint_request,
    cosign,
    cosigned_at,
    cosigner,
    parse_add_checkpoint,
)
from partnerflow.transparency.encoding import MAX_SIZE
from partnerflow.transparency.keys import verify_signature
from partnerflow.transparency.notes import Note, VerifierKey, parse_note
from tests.support.proving import sample_leaves, unproven
from tests.support.signing import NOTARY, WITNESS

CHECKPOINT = Checkpoint("ledger.example/log", 1843, bytes(range(32)))
TEXT = CHECKPOINT.to_text()
SIGNED = sign(CHECKPOINT, [NOTARY])
WITNESS_KEY = cosigner(VerifierKey.parse(WITNESS.vkey))
AT = 1679315147

# The example of c2sp.org/tlog-witness.
REQUEST = (
    "old 20852014\n"
    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
    "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
    "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
    "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n"
    "\n"
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— example.com/behind-the-sofa "
    "opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n"
)


def cosigned(*times: int) -> Note:
    return replace(SIGNED, signatures=(*SIGNED.signatures, *(cosign(TEXT, at, WITNESS) for at in times)))


def test_a_cosignature_signs_the_time_and_the_checkpoint() -> None:
    line = cosign(TEXT, AT, WITNESS)

    assert line.signature[:8] == AT.to_bytes(8, "big")
    verify_signature(WITNESS_KEY, f"cosignature/v1\ntime 1679315147\n{TEXT}".encode(), line.signature[8:])


def test_a_cosigner_has_another_key_id_than_the_same_key_has_for_notes() -> None:
    plain = VerifierKey.parse(WITNESS.vkey)

    assert WITNESS_KEY.key_id != plain.key_id
    assert VerifierKey.parse(WITNESS_KEY.vkey) == WITNESS_KEY
    assert cosign(TEXT, AT, WITNESS).key_id == WITNESS_KEY.key_id


def test_a_witness_is_asked_for_and_answers_with_its_time() -> None:
    note = parse_note(cosigned(AT).to_text())

    assert cosigned_at(note, WITNESS_KEY) == AT
    assert open_checkpoint(note, [VerifierKey.parse(NOTARY.vkey)]) == CHECKPOINT


def test_of_several_cosignatures_the_last_time_counts() -> None:
    assert cosigned_at(cosigned(AT, AT + 60, AT + 30), WITNESS_KEY) == AT + 60


def test_a_checkpoint_without_this_witness_was_not_cosigned_by_it() -> None:
    stranger = cosigner(VerifierKey.parse(NOTARY.vkey))

    assert cosigned_at(SIGNED, WITNESS_KEY) is None
    assert cosigned_at(cosigned(AT), stranger) is None


def test_a_cosignature_for_another_time_or_checkpoint_is_refused() -> None:
    line = cosign(TEXT, AT, WITNESS)
    later = replace(line, signature=(AT + 1).to_bytes(8, "big") + line.signature[8:])
    far = replace(line, signature=(2**63).to_bytes(8, "big") + line.signature[8:])
    cut = replace(line, signature=line.signature[:-1])

    for wrong in (later, far, cut):
        with unproven("bad_signature"):
            cosigned_at(replace(SIGNED, signatures=(line, wrong)), WITNESS_KEY)
    with unproven("bad_signature"):
        cosigned_at(Note(replace(CHECKPOINT, size=1844).to_text(), (line,)), WITNESS_KEY)


def test_a_key_of_notes_is_no_cosigner() -> None:
    with unproven("wrong_algorithm"):
        cosigned_at(cosigned(AT), VerifierKey.parse(WITNESS.vkey))


@pytest.mark.parametrize("at", [-1, MAX_SIZE + 1])
def test_a_time_that_cannot_be_written_is_not_signed(at: int) -> None:
    with unproven("bad_time"):
        cosign(TEXT, at, WITNESS)


def test_only_checkpoints_are_cosigned() -> None:
    with unproven("bad_checkpoint"):
        cosign("anything\n", AT, WITNESS)


def test_the_request_of_the_specification_is_read_and_written_the_same() -> None:
    old, proof, note = parse_add_checkpoint(REQUEST.encode())

    assert (old, len(proof), len(note.signatures)) == (20852014, 4, 2)
    assert Checkpoint.from_text(note.text).size == 20852163
    assert add_checkpoint_request(old, proof, note) == REQUEST.encode()


@given(st.integers(0, MAX_SIZE), st.integers(0, MAX_PROOF))
def test_a_request_is_read_back_as_it_was_written(old: int, hashes: int) -> None:
    proof = tuple(sample_leaves(hashes))

    assert parse_add_checkpoint(add_checkpoint_request(old, proof, SIGNED)) == (old, proof, SIGNED)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("old 20852014", "old 020852014"),
        ("old 20852014", "old  20852014"),
        ("old 20852014", "old"),
        ("old 20852014", "new 20852014"),
        ("old 20852014\n", ""),
        ("old 20852014\n", "old 20852014\r\n"),
        ("PlRNCrwH", "PlRNCr"),
        ("kaw=\n", "kax=\n"),
        ("kaw=\n", "kaw=\n" * 61),
        ("\n\nexample", "\nexample"),
        ("\n\n", "\n"),
        ("PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=", "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkQ=="),
    ],
)
def test_a_request_has_one_spelling(before: str, after: str) -> None:
    with unproven("bad_request"):
        parse_add_checkpoint(REQUEST.replace(before, after).encode())


def test_bytes_that_are_no_text_are_no_request() -> None:
    with unproven("bad_request"):
        parse_add_checkpoint(b"old 1\n\n\xff\n")


@pytest.mark.parametrize(("old", "proof"), [(-1, []), (0, [bytes(31)]), (0, [bytes(32)] * 64)])
def test_a_request_that_nobody_could_read_is_not_written(old: int, proof: list[bytes]) -> None:
    with unproven("bad_request"):
        add_checkpoint_request(old, proof, SIGNED)
