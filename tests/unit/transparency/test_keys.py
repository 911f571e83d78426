"""Keys that sign and verify, against RFC 8032 and the example of Go's `note` package."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerflow.errors import UnprovenError
from partnerflow.transparency.cosignatures import cosigner
from partnerflow.transparency.keys import Ed25519Key, is_signed_by, verify_signature
from partnerflow.transparency.notes import Note, Signature, VerifierKey, parse_note, parse_signature
from tests.support.proving import unproven
from tests.support.signing import GO_LINE, GO_SECOND_LINE, GO_SKEY, GO_TEXT, GO_VKEY

GO_KEY = VerifierKey.parse(GO_VKEY)
GO_NOTE = parse_note(f"{GO_TEXT}\n{GO_LINE}\n{GO_SECOND_LINE}\n")

# RFC 8032 §7.1, tests 1 to 3: seed, public key, message, signature.
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032)
def test_a_seed_signs_as_the_rfc_says(seed: str, public: str, message: str, signature: str) -> None:
    key = Ed25519Key.from_seed("rfc.example", bytes.fromhex(seed))
    verifier = VerifierKey.parse(key.vkey)

    signed = key.sign(bytes.fromhex(message))

    assert (verifier.public.hex(), signed.hex()) == (public, signature)
    verify_signature(verifier, bytes.fromhex(message), signed)


def test_the_private_key_of_go_s_example_signs_its_note() -> None:
    key = Ed25519Key.from_skey(GO_SKEY)

    signature = Signature(GO_KEY.name, GO_KEY.key_id, key.sign(GO_TEXT.encode()))

    assert (key.vkey, key.skey) == (GO_VKEY, GO_SKEY)
    assert signature.line == GO_LINE


def test_a_note_is_signed_by_who_signed_it_and_by_nobody_else() -> None:
    stranger = VerifierKey.parse(Ed25519Key.from_seed("PeterNeumann", bytes(32)).vkey)
    renamed = replace(GO_KEY, name="EnochRoot")

    assert is_signed_by(GO_NOTE, GO_KEY)
    assert not is_signed_by(GO_NOTE, stranger)
    assert not is_signed_by(GO_NOTE, renamed)


@pytest.mark.parametrize("text", [GO_TEXT.replace("you", "we"), GO_TEXT + "\n", "\n"])
def test_a_signature_under_another_text_is_refused_loudly(text: str) -> None:
    with unproven("bad_signature"):
        is_signed_by(replace(GO_NOTE, text=text), GO_KEY)


def test_a_wrong_line_is_refused_also_beside_a_right_one() -> None:
    right = parse_signature(GO_LINE)
    wrong = replace(right, signature=bytes(64))

    for signatures in ((right, wrong), (wrong, right)):
        with unproven("bad_signature"):
            is_signed_by(Note(GO_TEXT, signatures), GO_KEY)


@pytest.mark.parametrize("length", [1, 63, 65, 72])
def test_a_signature_of_another_length_is_no_signature(length: int) -> None:
    line = replace(parse_signature(GO_LINE), signature=bytes(length))

    with unproven("bad_signature"):
        is_signed_by(Note(GO_TEXT, (line,)), GO_KEY)


def test_a_public_key_that_is_no_point_verifies_nothing() -> None:
    with unproven("bad_signature"):
        verify_signature(replace(GO_KEY, public=b"\xff" * 32), b"", bytes(64))


def test_a_witness_does_not_sign_notes() -> None:
    with unproven("wrong_algorithm"):
        is_signed_by(GO_NOTE, cosigner(GO_KEY))


def test_every_part_of_an_skey_and_every_other_character_is_refused() -> None:
    parts = {GO_SKEY[at:to] for at in range(len(GO_SKEY)) for to in range(at + 1, len(GO_SKEY) + 1)} - {GO_SKEY}
    others = {f"{GO_SKEY[:at]}{chr(ord(GO_SKEY[at]) + 1)}{GO_SKEY[at + 1 :]}" for at in range(len(GO_SKEY))}

    for skey in parts | others:
        with unproven("bad_key"):
            Ed25519Key.from_skey(skey)


def test_a_private_key_does_not_show_itself() -> None:
    key = Ed25519Key.from_skey(GO_SKEY)
    secret = GO_SKEY.rsplit("+", 1)[1]

    with pytest.raises(UnprovenError) as refused:
        Ed25519Key.from_skey(GO_SKEY + "=")

    assert secret not in repr(key)
    assert secret not in f"{refused.value} {refused.value.data}"


@pytest.mark.parametrize(("name", "seed"), [("", bytes(32)), ("a b", bytes(32)), ("a+b", bytes(32)), ("a", bytes(31))])
def test_a_key_needs_a_name_and_a_seed(name: str, seed: bytes) -> None:
    with unproven("bad_key"):
        Ed25519Key.from_seed(name, seed)
