"""A definition read back out of its canonical form."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from partnerflow.errors import InvalidDefinitionError
from partnerflow.process.canonical import read_canonical
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.document import canonical
from tests.support.processes import shipped


@pytest.mark.parametrize("definition", list(shipped()), ids=lambda definition: definition.full_name)
def test_a_definition_comes_back_as_it_was(definition: ProcessDefinition) -> None:
    again = read_canonical(canonical(definition))

    assert again == definition
    assert again.fingerprint == definition.fingerprint


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{}", b'{"phases":[1]}', b"[" * 100_000, b"\xff"])
def test_what_is_no_definition_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidDefinitionError):
        read_canonical(data)


def test_the_same_definition_written_otherwise_is_refused() -> None:
    data = canonical(shipped().latest("three-steps"))

    for otherwise in (data + b"\n", b" " + data, json.dumps(json.loads(data)).encode()):
        with pytest.raises(InvalidDefinitionError):
            read_canonical(otherwise)


def test_whatever_is_changed_in_it_is_another_definition_or_none() -> None:
    chance, whole = Random(1), json.loads(canonical(shipped().latest("three-steps")))

    forms = [_written(_changed(whole, chance)) for _ in range(300)]
    read = [(data, _read(data)) for data in forms]

    assert all(definition is None or canonical(definition) == data for data, definition in read)
    assert sum(definition is None for _, definition in read) > 200


def _read(data: bytes) -> ProcessDefinition | None:
    try:
        return read_canonical(data)
    except InvalidDefinitionError:
        return None


def _written(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _changed(value: Any, chance: Random) -> Any:
    if chance.random() < 0.03:
        return chance.choice([None, 1, 1.5, "x", [], {}, True, [None], {"a": None}])
    if isinstance(value, dict):
        return {name: _changed(item, chance) for name, item in value.items()}
    return [_changed(item, chance) for item in value] if isinstance(value, list) else value
