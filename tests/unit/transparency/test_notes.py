"""Signed notes and vkeys: one spelling each, as C2SP and Go write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.errors import UnprovenError
from partnerflow.transparency.notes import (
    COSIGNATURE,
    ED25519,
    MAX_NOTE_BYTES,
    MAX_SIGNATURES,
    Note,
    Signature,
    VerifierKey,
    parse_note,
    parse_signature,
)
from tests.support.proving import unproven
from tests.support.signing import GO_LINE, GO_SECOND_LINE, GO_TEXT, GO_VKEY

GO_NOTE = f"{GO_TEXT}\n{GO_LINE}\n"

# The example of c2sp.org/signed-note, whose text holds an empty line.
POEM = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore "
    "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)

names = st.text(st.characters(codec="utf-8", exclude_categories=("Z", "C"), exclude_characters="+"), min_size=1).filter(
    lambda name: not any(each.isspace() for each in name)
)
signatures = st.builds(Signature, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=80))
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)) | st.just("\n")).map(lambda text: text + "\n")
notes = st.builds(Note, texts, st.lists(signatures, min_size=1, max_size=5).map(tuple))


def test_the_text_runs_up_to_the_last_empty_line() -> None:
    note = parse_note(POEM)

    assert note.text.endswith("sole:\n\ned è subito sera.\n")
    assert [(each.name, each.key_id.hex()) for each in note.signatures] == [("quasimodo.example/salvatore", "367ba04b")]
    assert note.to_text() == POEM


def test_a_note_keeps_every_signature_in_its_order() -> None:
    note = parse_note(f"{GO_NOTE}{GO_SECOND_LINE}\n")

    assert [each.name for each in note.signatures] == ["PeterNeumann", "EnochRoot"]
    assert [each.line for each in note.signatures] == [GO_LINE, GO_SECOND_LINE]


@given(notes)
def test_a_note_is_read_back_as_it_was_written(note: Note) -> None:
    assert parse_note(note.to_text()) == note


@given(st.text(st.sampled_from("a —+=A\n\r\t\u00a0"), max_size=40))
def test_a_text_is_a_note_only_when_it_is_its_own(text: str) -> None:
    try:
        written = parse_note(text).to_text()
    except UnprovenError:
        written = text

    assert written == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        GO_TEXT,
        f"{GO_TEXT}\n",
        f"{GO_TEXT}{GO_LINE}\n",
        f"{GO_TEXT}\n{GO_LINE}",
        f"{GO_NOTE}\n",
        f"a\tb\n\n{GO_LINE}\n",
        f"a\r\n\n{GO_LINE}\n",
        f"a\x00\n\n{GO_LINE}\n",
        f"\ud800\n\n{GO_LINE}\n",
        "x" * MAX_NOTE_BYTES + f"\n\n{GO_LINE}\n",
        "é" * (MAX_NOTE_BYTES // 2) + f"\n\n{GO_LINE}\n",
        f"{GO_TEXT}\n" + f"{GO_LINE}\n" * (MAX_SIGNATURES + 1),
    ],
    ids=[
        "nothing",
        "no signatures",
        "an empty block of signatures",
        "no empty line",
        "no newline at the end",
        "an empty line at the end",
        "a tab",
        "a carriage return",
        "a zero byte",
        "no UTF-8",
        "too long",
        "too many bytes",
        "too many signatures",
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with unproven("bad_note"):
        parse_note(text)


def test_as_many_signatures_as_go_reads_are_read() -> None:
    note = parse_note(f"{GO_TEXT}\n" + f"{GO_LINE}\n" * MAX_SIGNATURES)

    assert len(note.signatures) == MAX_SIGNATURES


@pytest.mark.parametrize(
    "line",
    [
        "",
        "- name AAAAAAA=",
        "—name AAAAAAA=",
        "— name",
        "—  AAAAAAA=",
        "— na+me AAAAAAA=",
        "— na\u00a0me AAAAAAA=",
        "— name  AAAAAAA=",
        "— name AAAAAAA= ",
        "— name AAAAAA==",
        "— name AAAAAAB=",
        "— name AAAAAAA",
        "— name AAAA_AA=",
        "— name AAAAAAé=",
    ],
)
def test_a_signature_line_has_one_spelling(line: str) -> None:
    with unproven("bad_signature_line"):
        parse_signature(line)
    with unproven("bad_signature_line", "bad_note"):
        parse_note(f"{GO_NOTE}{line}\n")


def test_a_vkey_says_whose_signature_is_meant() -> None:
    key = VerifierKey.parse(GO_VKEY)

    assert (key.name, key.algorithm, key.key_id.hex()) == ("PeterNeumann", ED25519, "c74f20a3")
    assert key.vkey == GO_VKEY


@given(names, st.sampled_from([ED25519, COSIGNATURE]), st.binary(min_size=32, max_size=32))
def test_a_key_is_read_back_as_it_was_written(name: str, algorithm: int, public: bytes) -> None:
    key = VerifierKey(name, algorithm, public)

    assert VerifierKey.parse(key.vkey) == key


def test_every_part_of_a_vkey_and_every_other_character_is_refused() -> None:
    parts = {GO_VKEY[at:to] for at in range(len(GO_VKEY)) for to in range(at + 1, len(GO_VKEY) + 1)} - {GO_VKEY}
    others = {f"{GO_VKEY[:at]}{chr(ord(GO_VKEY[at]) + 1)}{GO_VKEY[at + 1 :]}" for at in range(len(GO_VKEY))}

    for vkey in parts | others:
        with unproven("bad_vkey"):
            VerifierKey.parse(vkey)


@pytest.mark.parametrize(
    "vkey",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        GO_VKEY.replace("c74f20a3", "C74F20A3"),
        GO_VKEY + "\n",
    ],
    ids=["a longer key with its own id", "an unknown algorithm with its own id", "an id in capitals", "a newline"],
)
def test_a_vkey_has_one_spelling_and_a_known_algorithm(vkey: str) -> None:
    with unproven("bad_vkey"):
        VerifierKey.parse(vkey)
