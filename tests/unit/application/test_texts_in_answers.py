"""Whoever asks reads the texts behind an answer, those of a grant too; what was erased is told as gone."""

from __future__ import annotations

from typing import Any

from partnerflow.application.service import Partnerflow
from tests.support.service import a_service


def asked(service: Partnerflow, question: str) -> Any:
    return service.ask("vast-verder", question, {}, as_of=None, as_known_at=None).answer


def test_an_answer_shows_texts_of_the_partnership_and_of_its_grants() -> None:
    with a_service(example=True) as service:
        (objection,) = asked(service, "objections")
        conditions = asked(service, "conditions")

    assert "voorbehouden" in objection["grounds"]
    assert all(condition["text"] for condition in conditions)
