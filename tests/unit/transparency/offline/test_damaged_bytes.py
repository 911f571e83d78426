"""Bytes that were changed, put in or taken out of a bundle: it is refused, or tells the same; and nothing is ever raised."""

from __future__ import annotations

import json
from functools import cache
from random import Random

import pytest

from partnerflow.transparency.offline import partnerflow_verify
from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.bundles import a_key
from tests.support.tampering import content_of, untampered

MUTATIONS = 500
CHECKED = cache(partnerflow_verify.ed25519)


@pytest.fixture(autouse=True)
def _each_signature_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partnerflow_verify, "ed25519", CHECKED)


def mutated(data: bytes, chance: Random) -> bytes:
    """The bytes with a byte, or a stretch of them, changed, put in or taken out."""
    place, length = chance.randrange(len(data)), chance.choice([1, 1, 1, 2, 5, 40])
    noise = bytes(chance.choice([chance.randrange(256), chance.choice(b'0123456789"{}[],:')]) for _ in range(length))
    kind = chance.randrange(4)
    if kind == 0:
        return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
    if kind == 1:
        return data[:place] + noise + data[place:]
    if kind == 2:
        return data[:place] + data[place + length :]
    other = chance.randrange(len(data))
    return data[:place] + data[other : other + length] + data[place + length :]


@pytest.mark.parametrize("seed", range(4))
def test_damaged_bytes_are_refused_or_tell_the_same(seed: int) -> None:
    document, chance = untampered().document, Random(seed)
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    content = content_of(document)

    accepted = []
    for _ in range(MUTATIONS):
        damaged = mutated(data, chance)
        found = verify(damaged, keys=[a_key().vkey])
        if found["colour"] != "red" and not content_of(json.loads(damaged)) <= content:
            accepted.append(damaged)

    assert accepted == []


@pytest.mark.parametrize("end", [b"", b'"', b"\\"])
def test_a_long_text_of_escapes_is_read_in_one_go(end: bytes) -> None:
    long = b'"' + b'\\"' * 2_000_000 + end

    found = verify(long)

    assert found["complete"] == {"outcome": "no", "reason": "form"}


@pytest.mark.parametrize("size", [0, 1, 2, 3, 50, 4000])
def test_any_bytes_at_all_have_a_verdict(size: int) -> None:
    chance = Random(size)

    found = [verify(chance.randbytes(size)) for _ in range(40)]

    assert {item["colour"] for item in found} == {"red"}
    assert {item["complete"]["reason"] for item in found} == {"form"}
