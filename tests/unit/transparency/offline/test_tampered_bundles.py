"""A bundle that was tampered with is refused, or says the same as before; a thousand ways, by chance but each time the same."""

from __future__ import annotations

import copy
import json
from functools import cache
from random import Random
from typing import Any

import pytest

from partnerflow.transparency.offline import partnerflow_verify
from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.bundle_vectors import WITNESS
from tests.support.bundles import a_key, witness_vkey
from tests.support.tampering import TAMPERINGS, content_of, untampered

CHECKED = cache(partnerflow_verify.ed25519)
ROUNDS = 1000 // len(TAMPERINGS) + 1


@pytest.fixture(autouse=True)
def _each_signature_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partnerflow_verify, "ed25519", CHECKED)


def judged(document: Any) -> dict[str, Any]:
    """The verdict for a reader who keeps the notary's key, a witness and an earlier checkpoint."""
    whole = untampered()
    data = json.dumps(document, ensure_ascii=False).encode()
    return verify(data, keys=[a_key().vkey], since=whole.earlier, witnesses=[witness_vkey(WITNESS)])


def test_what_was_not_tampered_with_is_green() -> None:
    found = judged(untampered().document)

    assert found["colour"] == "green"
    assert found["complete"] == {"outcome": "yes", "reason": None}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_was_tampered_with_is_refused_or_says_the_same(name: str) -> None:
    whole, chance = untampered(), Random(name)

    accepted = []
    for _ in range(ROUNDS):
        document = copy.deepcopy(whole.document)
        TAMPERINGS[name](document, chance)
        found = judged(document)
        if found["colour"] != "red" and not content_of(document) <= content_of(whole.document):
            accepted.append(document)

    assert accepted == []


@pytest.mark.parametrize("name", [name for name in TAMPERINGS if not name.startswith("harmless")])
def test_what_changes_the_history_is_red(name: str) -> None:
    document = copy.deepcopy(untampered().document)

    TAMPERINGS[name](document, Random(7))

    assert judged(document)["colour"] == "red"
