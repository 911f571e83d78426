"""The vectors of the verifiers: what was said of each bundle once is said for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.bundle_vectors import FOLDER, vectors

FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_vector_gets_its_verdict(path: Path) -> None:
    vector = json.loads(path.read_bytes())

    found = verify(vector["bundle"].encode(), keys=vector["keys"], since=vector["since"], witnesses=vector["witnesses"])

    assert found == vector["verdict"]


def test_the_vectors_are_those_that_are_made_today() -> None:
    made = {vector.name: vector.bundle for vector in vectors()}

    kept = {path.stem: json.loads(path.read_bytes())["bundle"] for path in FILES}

    assert kept == made


def test_a_vector_says_each_thing_that_can_be_wrong() -> None:
    verdicts = [json.loads(path.read_bytes())["verdict"] for path in FILES]

    reasons = {found["complete"]["reason"] for found in verdicts}
    rules = {fault["rule"] for found in verdicts for fault in found["lawful"]["faults"]}

    assert reasons == {None, "form", "statement", "signature", "epoch", "stream", "disclosure"}
    assert {found["colour"] for found in verdicts} == {"green", "yellow", "red"}
    assert len(rules) > 18
