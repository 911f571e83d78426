"""Everything a guard can lack has words in every language, and a fact that mends it."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator

import pytest

from partnerflow.domain.ambition.records import Endorsement
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.guards import registry
from partnerflow.domain.guards.outcome import Missing, Step
from partnerflow.domain.guards.steps import MENDED_BY
from partnerflow.errors import Fault
from partnerflow.messages import LANGUAGES, Language, catalogue, render
from tests.unit.domain.guards.refusals import REFUSALS

DECLARED = {reason for check in registry.load().values() for reason in check.reasons}


def literal_reasons() -> Iterator[str]:
    """Every reason that stands as a word in the code of the guards."""
    for name in ("each", *registry.SUBJECTS):
        module = importlib.import_module(f"partnerflow.domain.guards.{name}")
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "lacking":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def test_every_reason_in_the_code_is_declared_at_a_check() -> None:
    assert set(literal_reasons()) - DECLARED == set()
    assert {reason for _, _, _, lacking in REFUSALS for reason, _ in lacking} - DECLARED == set()


def test_every_reason_has_a_fact_that_mends_it_and_no_other() -> None:
    assert set(MENDED_BY) == DECLARED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_no_words_are_left_over(language: Language) -> None:
    worded = {key.split(".")[1] for key in catalogue(language) if key.startswith("missing.")}
    whole = {
        key.split(".")[1] for key, entry in catalogue(language).items() if key.startswith("missing.") if "text" in entry
    }

    assert worded == whole == DECLARED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_step_are_about_a_fact(language: Language) -> None:
    steps = {key.split(".")[-1] for key in catalogue(language) if key.startswith("next.") or key.count(".") == 2}

    assert {step for step in steps if step[0].isupper()} - set(FACT_TYPES) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_name_the_party_and_the_subject(language: Language) -> None:
    lacking = Missing(reason="not_signed", organisation="BBB", subject="afsprakennota 2.0", who=("BBB",))

    message = render(lacking.as_fault(), language)

    assert "BBB" in message.text
    assert "afsprakennota 2.0" in message.text
    assert message.remedy


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [{"organisation": "BBB"}, {"project": "PF1"}])
def test_a_role_that_nobody_holds_is_told_with_whose_it_is(language: Language, of: dict[str, str]) -> None:
    message = render(Missing(reason="role_not_filled", subject="representative", **of).as_fault(), language)

    assert set(of.values()) <= set(message.text.replace(":", " ").split())
    assert "representative" in message.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_that_only_leads_on_is_told_in_words_of_its_own(language: Language) -> None:
    step = Step(fact="PositionTaken", data={"proposal": "P-04", "round": 1, "organisation": "CCC"}, settles=False)

    message = render(Missing(reason="not_adopted", subject="startnota", next=step).as_fault(), language)

    assert "CCC" in message.remedy
    assert "P-04" in message.remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_may_have_words_for_one_reason(language: Language) -> None:
    step = Step(fact="SignatureRatified", data={"mandate": "M-BBB-2"})

    message = render(Missing(reason="no_mandate", organisation="BBB", next=step).as_fault(), language)

    assert "M-BBB-2" in message.remedy


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
