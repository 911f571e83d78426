"""The verifier's own Ed25519 says what the library says, and is stricter where readers could differ."""

from __future__ import annotations

from hashlib import sha256

import pytest

from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.offline.partnerflow_verify import ORDER, PRIME, ed25519, point

# RFC 8032 §7.1, tests 1 to 3: public key, message, signature.
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
KEYS = [Ed25519Key.from_seed("key.test", sha256(bytes([number])).digest()) for number in range(12)]


def public(key: Ed25519Key) -> bytes:
    return VerifierKey.parse(key.vkey).public


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_the_signatures_of_the_standard_hold(key: str, message: str, signature: str) -> None:
    assert ed25519(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))


@pytest.mark.parametrize("key", KEYS)
def test_a_signature_of_the_library_holds_for_its_message_and_key_alone(key: Ed25519Key) -> None:
    signature = key.sign(b"message")

    assert ed25519(public(key), b"message", signature)
    assert not ed25519(public(key), b"massage", signature)
    assert not ed25519(public(KEYS[KEYS.index(key) - 1]), b"message", signature)
    assert not ed25519(public(key), b"message", signature[:-1])


def test_a_scalar_that_is_not_reduced_is_refused() -> None:
    signature = KEYS[0].sign(b"message")

    scalar = int.from_bytes(signature[32:], "little") + ORDER

    assert not ed25519(public(KEYS[0]), b"message", signature[:32] + scalar.to_bytes(32, "little"))


@pytest.mark.parametrize("y", [PRIME, PRIME + 1])
def test_a_point_has_one_spelling(y: int) -> None:
    assert point((y - PRIME).to_bytes(32, "little")) is not None
    assert point(y.to_bytes(32, "little")) is None


def test_a_zero_without_a_sign_has_no_sign() -> None:
    one = (1).to_bytes(32, "little")

    assert point(one) is not None
    assert point(one[:31] + b"\x80") is None


@pytest.mark.parametrize("y", [0, 1, PRIME - 1])
def test_a_key_of_small_order_signs_nothing(y: int) -> None:
    key = y.to_bytes(32, "little")

    accepted = [message for message in range(16) if ed25519(key, bytes([message]), key + bytes(32))]

    assert point(key) is not None
    assert accepted == []
