"""The checks that exist are those a definition may name, with the same parameters."""

from __future__ import annotations

import inspect

from partnerflow.domain.guards.registry import load
from partnerflow.process.signatures import SIGNATURES


def test_every_check_that_a_definition_may_name_exists_and_no_other() -> None:
    assert set(load()) == set(SIGNATURES)


def test_each_check_takes_the_parameters_of_its_signature() -> None:
    taken = {name: [*inspect.signature(check.judge).parameters][1:] for name, check in load().items()}

    assert taken == {name: [*signature.parameters] for name, signature in SIGNATURES.items()}
