"""The documents say what the program is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from scripts import facts_page, glossary_page, guards_page, questions_page

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.messages import LANGUAGES, Language, catalogue

ROOT = Path(__file__).parents[2]
MARKDOWN = sorted(path for path in [ROOT / "README.md", *ROOT.joinpath("docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_the_page_of_facts_is_what_the_declarations_say() -> None:
    assert facts_page.PAGE.read_text("utf-8") == facts_page.page(), "run scripts/facts-page"


def test_the_page_of_questions_is_what_the_declarations_say() -> None:
    assert questions_page.PAGE.read_text("utf-8") == questions_page.page(), "run scripts/questions-page"


def test_the_glossary_has_the_words_of_the_declarations() -> None:
    assert glossary_page.PAGE.read_text("utf-8") == glossary_page.page(), "run scripts/glossary-page"


def test_the_page_of_guards_is_what_the_definition_and_its_checks_say() -> None:
    assert guards_page.PAGE.read_text("utf-8") == guards_page.page(), "run scripts/guards-page"


def test_every_fact_type_has_a_sentence_and_two_titles() -> None:
    for fact_type in FACT_TYPES.values():
        assert (fact_type.payload.__doc__ or "").strip().endswith("."), fact_type.name
        assert all(fact_type.titles.values()), fact_type.name


@pytest.mark.parametrize("document", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    broken = [link for link in LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]

    assert broken == []


def test_both_languages_have_the_same_messages_with_the_same_values() -> None:
    english, dutch = catalogue("en"), catalogue("nl")

    assert set(english) == set(dutch)
    for key in english:
        assert _values(english[key]) == _values(dutch[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_defined_twice(language: Language) -> None:
    keys: list[str] = []
    for file in ROOT.joinpath("src", "partnerflow", "messages", language).glob("*.toml"):
        keys.extend(tomllib.loads(file.read_text("utf-8")))

    assert sorted(keys) == sorted(set(keys))


def _values(entry: object) -> set[str]:
    return set(re.findall(r"{(\w+)}", str(entry)))
