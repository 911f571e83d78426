"""The bytes that are hashed for an event, against vectors any language can read."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[2] / "golden" / "leaves.json").read_text(encoding="utf-8"))
STREAM = UUID("5f0c2f0e-8a3b-4d57-9a63-1f6f0d1b7c21")


def state_of(leaf: dict[str, Any]) -> bytes:
    if "state" in leaf:
        return bytes.fromhex(leaf["state"])
    return bytes.fromhex(leaf["stateRepeated"]["byte"]) * int(leaf["stateRepeated"]["times"])


@pytest.mark.parametrize("leaf", GOLDEN["leaves"], ids=lambda leaf: leaf["case"])
def test_an_event_hashes_as_the_vectors_say(leaf: dict[str, Any]) -> None:
    data = leaf_data(UUID(leaf["streamId"]), int(leaf["version"]), leaf["topic"], state_of(leaf))

    assert leaf_hash(data).hex() == leaf["leafHash"]
    assert data.hex() == leaf.get("leafData", data.hex())


def test_no_two_vectors_share_a_hash() -> None:
    hashes = {leaf["leafHash"] for leaf in GOLDEN["leaves"]}

    assert len(hashes) == len(GOLDEN["leaves"]) >= 8


@pytest.mark.parametrize("tree", GOLDEN["trees"]["sizes"], ids=lambda tree: f"size-{tree['size']}")
def test_a_stream_grows_to_the_root_and_the_frontier_of_the_vectors(tree: dict[str, Any]) -> None:
    of = GOLDEN["trees"]["of"]

    frontier = Frontier()
    for version in range(1, tree["size"] + 1):
        data = leaf_data(UUID(of["streamId"]), version, of["topic"], bytes.fromhex(of["state"]))
        frontier = frontier.append(leaf_hash(data))

    assert frontier.root().hex() == tree["root"]
    assert frontier.to_bytes().hex() == tree["frontier"]


@pytest.mark.parametrize(("version", "topic"), [(2**64, "X.v1"), (-1, "X.v1"), (1, "x" * 65536)])
def test_what_the_length_fields_cannot_say_is_refused_rather_than_cut(version: int, topic: str) -> None:
    with pytest.raises(struct.error):
        leaf_data(STREAM, version, topic, b"{}")
