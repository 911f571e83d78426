"""The conversations between the parties and what they learned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.interaction import facts
from partnerflow.domain.interaction.records import Dialogue


@dataclass(slots=True, kw_only=True)
class Interaction(Slice):
    """The interaction of one partnership."""

    dialogues: list[Dialogue] = field(default_factory=list)
    learning_moments: list[str] = field(default_factory=list)
    successes: list[str] = field(default_factory=list)


@folds(Interaction, facts.DialogueHeld)
def _held(interaction: Interaction, fact: Fact[facts.DialogueHeld], state: Any) -> None:
    data = fact.data
    interaction.dialogues.append(
        Dialogue(form=data.form, tracks=data.tracks, present=frozenset(data.present), on=fact.occurred_on, fact=fact.id)
    )


@folds(Interaction, facts.LearningMomentHeld)
def _learned(interaction: Interaction, fact: Fact[facts.LearningMomentHeld], state: Any) -> None:
    interaction.learning_moments.append(fact.id)


@folds(Interaction, facts.SuccessRecorded)
def _success(interaction: Interaction, fact: Fact[facts.SuccessRecorded], state: Any) -> None:
    interaction.successes.append(fact.id)
