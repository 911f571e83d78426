"""Messages: the most particular words win, and a sentence without its value is left out."""

from __future__ import annotations

from typing import Annotated, Any, get_origin

import pytest

from partnerflow.domain import strict_json
from partnerflow.domain.vocabulary import references, values
from partnerflow.domain.vocabulary.kinds import Boolean, Integer, Items, Kind, ListOf, Number, Reference, Text, fault
from partnerflow.domain.vocabulary.objects import Money
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.errors import Fault
from partnerflow.messages import LANGUAGES, Language, catalogue, render

IN_BOTH = pytest.mark.parametrize("language", LANGUAGES)


@IN_BOTH
def test_a_sentence_is_left_out_when_its_value_is_missing(language: Language) -> None:
    entry = catalogue(language)["schema.unknown_member"]
    near, alone = (
        render(fault("/data/nam", "unknown_member", member="nam", **given), language).remedy
        for given in ({"near": "name"}, {})
    )

    assert near == f"{alone} {entry['near'].format(near='name')}"
    assert "…" not in alone


@IN_BOTH
def test_a_sentence_is_left_out_when_its_value_is_none(language: Language) -> None:
    told = {"question": "xyzzy", "near": None, "href": "/docs"}

    remedy = render(Fault(code="not-found", reason="no_such_question", data=told), language).remedy

    assert remedy == catalogue(language)["not-found.no_such_question"]["href"].format(href="/docs")


@IN_BOTH
def test_every_named_pattern_has_words_instead_of_a_regular_expression(language: Language) -> None:
    hints = [hint for module in (values, references) for hint in vars(module).values() if get_origin(hint) is Annotated]
    patterned = [kind for kind in map(kind_from, hints) if isinstance(kind, Text) and kind.pattern]

    assert len(patterned) > 30
    for kind in patterned:
        words = catalogue(language).get(f"schema.pattern.{kind.called}")
        assert words is not None, kind
        assert str(kind.pattern) not in words["remedy"]


@pytest.mark.parametrize("word", ["M-LIN-1", "M-LIN-12"])
def test_a_new_reference_has_the_words_of_its_kind(word: str) -> None:
    mandate = kind_from(references.NewMandate)
    assert isinstance(mandate, Reference)
    found: list[Fault] = []

    mandate.reader()("mandate 1", "/data/mandate", found)

    assert mandate.reader()(word, "", []) == word
    assert render(found[0], "en").remedy == "Write it as M-LIN-1."


@IN_BOTH
def test_the_examples_of_references_are_well_formed(language: Language) -> None:
    hints = [hint for name, hint in vars(references).items() if name.endswith("Ref")]
    for kind in map(kind_from, hints):
        if isinstance(kind, Reference):
            example = catalogue(language)[f"schema.pattern.{kind.called}"]["remedy"].rstrip(".").split()[-1]
            assert kind.reader()(example, "", []) == example, kind


def test_a_form_without_words_falls_back_on_its_pattern() -> None:
    message = render(fault("/x", "pattern", kind="value", pattern="^a$"), "en")

    assert message.remedy == "Write it in the form ^a$."


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (Integer(minimum=0, maximum=9), "x"),
        (Number(minimum=0, maximum=9), "x"),
        (Boolean(), 1),
        (Text(), 1),
        (ListOf(of=Text(), items=Items()), 1),
        (kind_from(Money), 1),
    ],
)
@IN_BOTH
def test_a_value_of_another_type_is_told_what_it_must_be_in_words(kind: Kind, wrong: Any, language: Language) -> None:
    found: list[Fault] = []

    kind.reader()(wrong, "/x", found)

    message = render(found[0], language)
    assert message.text == catalogue(language)[f"schema.type.{found[0].data['expected']}"]["text"].format(pointer="/x")
    assert "…" not in message.remedy


@IN_BOTH
@pytest.mark.parametrize("raw", [b"", b"{\n1}", b"[]"])
def test_a_body_is_not_spoken_of_as_a_line(raw: bytes, language: Language) -> None:
    (found,) = strict_json.load(raw)[1]

    of_body = render(found, language)
    of_line = render(Fault(code=found.code, reason=found.reason, line=3, data=found.data), language)

    assert of_body != of_line
    assert "…" not in of_body.text + of_body.remedy


def test_broken_json_is_told_where_it_breaks() -> None:
    (found,) = strict_json.load(b'{"by": "LIN",\n "data": {]}')[1]

    assert (found.data["row"], found.data["column"]) == (2, 11)
    assert "line 2, at character 11" in render(found, "en").remedy


@IN_BOTH
def test_no_optional_sentence_rests_on_another_value_than_its_own(language: Language) -> None:
    for key, entry in catalogue(language).items():
        for name, sentence in entry.items():
            if name not in ("text", "remedy"):
                assert f"{{{name}}}" in sentence, key
                assert f"{{{name}}}" not in entry["text"] + entry.get("remedy", ""), key
