"""Everything a guard can lack has words in every language."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from typing import get_args

import pytest

from partnerflow.domain.ambition.records import Endorsement
from partnerflow.domain.guards import registry
from partnerflow.domain.guards.outcome import Missing
from partnerflow.domain.mandates.records import Lapse
from partnerflow.errors import Fault
from partnerflow.messages import LANGUAGES, Language, catalogue, render
from tests.unit.domain.guards.test_every_guard import REFUSALS

SOURCES = ("outcome", *registry.SUBJECTS)


def reasons_in_code() -> set[str]:
    """Every reason that stands in the guards' own code, and those they take from the state."""
    found = {f"mandate_{lapse}" for lapse in get_args(Lapse)}
    found |= {"not_endorsed", "withdrawn", "deliberating", "declined", "partial", "blocking_reservation"}
    for name in SOURCES:
        module = importlib.import_module(f"partnerflow.domain.guards.{name}")
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            found |= set(_reason(node))
    return found


def _reason(node: ast.AST) -> Iterator[str]:
    words: list[ast.expr | None] = []
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Missing":
        words = [keyword.value for keyword in node.keywords if keyword.arg == "reason"]
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "lacks":
        words = [node.args[0]]
    elif isinstance(node, ast.Yield):
        words = [node.value]
    return (word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_no_words_are_left_over(language: Language) -> None:
    worded = {key.removeprefix("missing.") for key in catalogue(language) if key.startswith("missing.")}
    told = {reason for _, _, _, lacking in REFUSALS for reason, _ in lacking}

    assert reasons_in_code() - worded == set()
    assert told - worded == set()
    assert worded - reasons_in_code() - told == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_name_the_party_and_the_subject(language: Language) -> None:
    lacking = Missing(reason="not_signed", organisation="BBB", subject="afsprakennota 2.0", who=("BBB",))

    message = render(lacking.as_fault(), language)

    assert "BBB" in message.text
    assert "afsprakennota 2.0" in message.text
    assert message.remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_advance_names_its_guard_and_who_can_act(language: Language) -> None:
    message = render(Fault(code="guard", reason="guards_unmet", data={"guard": "G3.1", "who": ["WON"]}), language)

    assert "G3.1" in message.text
    assert "WON" in message.remedy


def test_the_readings_of_an_endorsement_are_those_the_words_know() -> None:
    answers = {"organisation": "AAA", "version": 1, "own": True, "act": True, "on": "2024-01-01", "fact": "samen-0001"}
    readings = {
        Endorsement(stance=stance, recognise=recognise, blocking=blocking, withdrawn_on=withdrawn, **answers).reading
        for stance in ("given", "deliberating", "declined")
        for recognise in (True, False)
        for blocking in (True, False)
        for withdrawn in (None, "2024-02-01")
    }

    assert readings - {"full"} == {"withdrawn", "deliberating", "declined", "partial", "blocking_reservation"}
