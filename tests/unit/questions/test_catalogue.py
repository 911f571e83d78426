"""Every question has a module, a name in two languages and a place in the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow import questions
from partnerflow.questions.catalogue import QUESTIONS, SUBJECTS

FOLDER = Path(questions.__file__).parent


def test_every_question_stands_in_a_module_of_its_name_in_the_folder_of_its_subject() -> None:
    declaring = {
        (path.parent.name, path.stem) for path in FOLDER.rglob("*.py") if "@question(" in path.read_text("utf-8")
    }

    assert {(question.subject, name) for name, question in QUESTIONS.items()} == declaring
    assert {path.name for path in FOLDER.iterdir() if (path / "__init__.py").exists()} == set(SUBJECTS)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_is_put_in_dutch_and_english(name: str) -> None:
    titles = QUESTIONS[name].titles

    assert set(titles) == {"nl", "en"}
    assert all(title.endswith("?") for title in titles.values())
