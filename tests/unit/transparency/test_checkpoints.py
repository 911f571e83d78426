"""Checkpoints: three lines with one spelling, believed only when a known key signed them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint, sign
from partnerflow.transparency.encoding import MAX_SIZE
from partnerflow.transparency.merkle import EMPTY_ROOT
from partnerflow.transparency.notes import VerifierKey, parse_note
from tests.support.proving import unproven
from tests.support.signing import NOTARY, WITNESS

NOTARY_KEY, OTHER_KEY = VerifierKey.parse(NOTARY.vkey), VerifierKey.parse(WITNESS.vkey)
CHECKPOINT = Checkpoint("ledger.example/log", 1843, bytes(range(32)))

# The example of c2sp.org/tlog-checkpoint.
SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)

origins = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1)
checkpoints = st.builds(Checkpoint, origins, st.integers(0, MAX_SIZE), st.binary(min_size=32, max_size=32))


def test_the_example_of_the_specification_is_read() -> None:
    checkpoint = Checkpoint.from_text(parse_note(SOFA).text)

    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"


@given(checkpoints)
def test_a_checkpoint_is_read_back_as_it_was_written(checkpoint: Checkpoint) -> None:
    assert Checkpoint.from_text(checkpoint.to_text()) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n 1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n",
        "log\r\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    ],
)
def test_a_checkpoint_has_one_spelling(text: str) -> None:
    with unproven("bad_checkpoint"):
        Checkpoint.from_text(text)


@pytest.mark.parametrize(
    "checkpoint",
    [
        replace(CHECKPOINT, origin=""),
        replace(CHECKPOINT, origin="two\nlines"),
        replace(CHECKPOINT, size=-1),
        replace(CHECKPOINT, root=bytes(31)),
    ],
)
def test_what_no_checkpoint_can_say_is_not_signed(checkpoint: Checkpoint) -> None:
    with unproven("bad_checkpoint"):
        sign(checkpoint, [NOTARY])


def test_a_checkpoint_is_opened_by_any_key_that_signed_it() -> None:
    note = sign(CHECKPOINT, [NOTARY, WITNESS])

    assert [each.name for each in note.signatures] == ["ledger.example/log", "witness.example/w1"]
    assert open_checkpoint(note, [NOTARY_KEY]) == open_checkpoint(note.to_text(), [OTHER_KEY]) == CHECKPOINT
    assert open_checkpoint(sign(CHECKPOINT, [NOTARY]), [OTHER_KEY, NOTARY_KEY]) == CHECKPOINT


def test_a_checkpoint_that_no_known_key_signed_is_not_opened() -> None:
    note = sign(CHECKPOINT, [NOTARY])

    for keys in ([], [OTHER_KEY]):
        with unproven("unsigned"):
            open_checkpoint(note, keys)


def test_another_size_under_the_same_signature_is_refused() -> None:
    note = sign(CHECKPOINT, [NOTARY])
    larger = replace(note, text=replace(CHECKPOINT, size=1844).to_text())

    with unproven("bad_signature"):
        open_checkpoint(larger, [NOTARY_KEY])


def test_a_forged_line_is_refused_also_when_another_key_signed_rightly() -> None:
    right, other = sign(CHECKPOINT, [NOTARY, WITNESS]).signatures
    note = replace(sign(CHECKPOINT, [NOTARY]), signatures=(right, replace(other, signature=right.signature)))

    with unproven("bad_signature"):
        open_checkpoint(note, [NOTARY_KEY, OTHER_KEY])


def test_an_empty_ledger_has_a_checkpoint_too() -> None:
    empty = Checkpoint("ledger.example/log", 0, EMPTY_ROOT)

    assert empty.to_text() == "ledger.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    assert open_checkpoint(sign(empty, [NOTARY]), [NOTARY_KEY]) == empty
