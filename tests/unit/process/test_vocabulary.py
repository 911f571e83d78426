"""The words a definition may use are the words that facts use."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from partnerflow.domain.vocabulary import enumerations, subjects
from partnerflow.process import vocabulary


def words(annotated: Any) -> tuple[str, ...]:
    literal: Any = get_args(annotated)[0]
    return get_args(literal)


@pytest.mark.parametrize(
    ("of_definitions", "of_facts"),
    [
        (vocabulary.ROLES, enumerations.RoleKind),
        (vocabulary.SCOPES, enumerations.MandateScope),
        (vocabulary.METHODS, enumerations.Method),
        (vocabulary.DIALOGUE_FORMS, enumerations.DialogueForm),
        (vocabulary.READINESS, enumerations.Readiness),
        (vocabulary.CONTRIBUTION_KINDS, enumerations.ContributionKind),
        (vocabulary.FATES, enumerations.FateKind),
        (vocabulary.AMBITION_FATES, enumerations.AmbitionFate),
    ],
)
def test_definitions_and_facts_choose_from_the_same_words(of_definitions: tuple[str, ...], of_facts: Any) -> None:
    assert of_definitions == words(of_facts)


def test_definitions_and_facts_know_the_same_subjects_of_decision() -> None:
    tags = {struct.__struct_config__.tag for struct in vars(subjects).values() if hasattr(struct, "__struct_config__")}

    assert set(vocabulary.DECISION_SUBJECTS) == tags - {None}
