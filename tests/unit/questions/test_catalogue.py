"""Every question has a module, a name in two languages and a place in the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow import questions
from partnerflow.domain.vocabulary.structs import kind_of
from partnerflow.questions.catalogue import MODULES, QUESTIONS
from partnerflow.questions.view import Asked

FOLDER = Path(questions.__file__).parent
DOCS = (Path(__file__).parents[3] / "docs" / "questions.md").read_text("utf-8")
COMMON = {member.wire for member in kind_of(Asked).members}


def test_every_question_stands_in_a_module_of_its_name() -> None:
    declaring = {path.stem for path in FOLDER.glob("*.py") if "@question(" in path.read_text("utf-8")}

    assert set(QUESTIONS) == set(MODULES) == declaring


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_is_put_in_dutch_and_english(name: str) -> None:
    titles = QUESTIONS[name].titles

    assert set(titles) == {"nl", "en"}
    assert all(title.endswith("?") for title in titles.values())


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_the_docs_tell_what_a_question_takes(name: str) -> None:
    question = QUESTIONS[name]

    (row,) = [line for line in DOCS.splitlines() if line.startswith(f"| `{question.path}` |")]
    own = {member.wire for member in question.parameters.members} - COMMON
    assert all(f"`{parameter}`" in row.split("|")[2] for parameter in own)
    assert own or row.split("|")[2].strip() == ""
