"""What the page calculates with, against the same in Python's own libraries."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from random import Random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.javascript import JavaScript, ThrownError

ORDER = 2**252 + 27742317777372353535851937790883648493
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC, MESSAGE = SIGNER.public_key().public_bytes_raw(), b"a checkpoint"
SIGNATURE = SIGNER.sign(MESSAGE)
LENGTHS = (0, 1, 54, 55, 56, 63, 64, 65, 111, 112, 113, 119, 127, 128, 129, 1000)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", ["sha256", "sha512"])
def test_hashes_are_those_of_hashlib(name: str, length: int, javascript: JavaScript) -> None:
    data = Random(length).randbytes(length)

    assert javascript.call(name, data) == hashlib.new(name, data).hexdigest()


def test_signatures_of_many_keys_hold(javascript: JavaScript) -> None:
    chance = Random(1)
    signers = [Ed25519PrivateKey.from_private_bytes(chance.randbytes(32)) for _ in range(20)]
    messages = [chance.randbytes(chance.randrange(300)) for _ in signers]

    held = [
        javascript.call("ed25519", each.public_key().public_bytes_raw(), message, each.sign(message))
        for each, message in zip(signers, messages, strict=True)
    ]

    assert held == [True] * 20


def test_a_signature_with_any_bit_turned_over_does_not_hold(javascript: JavaScript) -> None:
    turned = [bytes(byte ^ (place == at) << at % 8 for at, byte in enumerate(SIGNATURE)) for place in range(64)]

    assert [javascript.call("ed25519", PUBLIC, MESSAGE, signature) for signature in turned] == [False] * 64


@pytest.mark.parametrize(
    ("public", "signature"),
    [
        pytest.param(
            PUBLIC, SIGNATURE[:32] + (int.from_bytes(SIGNATURE[32:], "little") + ORDER).to_bytes(32, "little"), id="s-and-the-order"
        ),
        pytest.param((1).to_bytes(32, "little"), (1).to_bytes(32, "little") + bytes(32), id="key-of-order-one"),
        pytest.param(bytes(32), bytes(64), id="key-of-order-four"),
        pytest.param((2**255 - 19 + 1).to_bytes(32, "little"), (1).to_bytes(32, "little") + bytes(32), id="key-beyond-the-field"),
        pytest.param((2**255 + 1).to_bytes(32, "little"), (1).to_bytes(32, "little") + bytes(32), id="key-minus-zero"),
        pytest.param((2).to_bytes(32, "little"), SIGNATURE, id="key-off-the-curve"),
        pytest.param(PUBLIC, SIGNATURE[:63], id="a-byte-short"),
        pytest.param(PUBLIC, SIGNATURE + b"\0", id="a-byte-long"),
    ],
)  # fmt: skip
def test_what_only_a_lenient_reader_takes_does_not_hold(
    public: bytes, signature: bytes, javascript: JavaScript
) -> None:
    assert javascript.call("ed25519", public, MESSAGE, signature) is False


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-5", -5),
        ("9007199254740991", 2**53 - 1),
        (" [ 1 ,\t[ ] ] \n", [1, []]),
        ('{"a":{},"__proto__":null}', {"a": {}, "__proto__": None}),
        (r'"\ud83d\ude00\/\u0001\n"', "\U0001f600/\1\n"),
        ("[" * 32 + "]" * 32, json.loads("[" * 32 + "]" * 32)),
    ],
)
def test_json_that_has_one_reading_is_read(text: str, value: Any, javascript: JavaScript) -> None:
    assert javascript.call("strictJson", text.encode()) == value


@pytest.mark.parametrize(
    "data",
    [
        *("", "1 2", "01", "-0", "+1", "1.0", "1e3", "NaN", "Infinity", "9007199254740992", "tru", "nulls", "[1,]", "[,1]", "[1"),
        *('{"a":1,"a":2}', r'{"a":1,"\u0061":2}', '{"a":1,}', "{a:1}", '{"a" 1}', '"a', '"\1"', '"\t"', r'"\x"', r'"\u12g4"'),
        *(r'"\ud800"', r'"\ude00\ud83d"', "\ufeff1", "\u00a01", "[" * 33 + "]" * 33),
        *(b'"\xff"', b'"\xc0\x80"', b'"\xed\xa0\x80"'),
    ],
)  # fmt: skip
def test_json_that_two_readers_could_take_differently_is_refused(data: str | bytes, javascript: JavaScript) -> None:
    with pytest.raises(ThrownError) as thrown:
        javascript.call("strictJson", data if isinstance(data, bytes) else data.encode())

    assert thrown.value.code == "form"


@pytest.mark.parametrize("length", range(8))
def test_base64_is_read_in_its_one_spelling(length: int, javascript: JavaScript) -> None:
    data = Random(length).randbytes(length)

    assert javascript.call("fromBase64", b64encode(data).decode()) == data.hex()


@pytest.mark.parametrize(
    "text", ["A", "AA=", "AB==", "AAB=", "====", "A===", "AA==AA==", "A-AA", "AAA\n", "é===", "AA ="]
)
def test_base64_in_another_spelling_is_refused(text: str, javascript: JavaScript) -> None:
    with pytest.raises(ThrownError) as thrown:
        javascript.call("fromBase64", text)

    assert thrown.value.code == "form"
