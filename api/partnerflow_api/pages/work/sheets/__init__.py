"""The sheets of the daily facts: what each form asks first, what it folds away, and what it knows already.

Lives here: one module a subject, each with its `SHEETS`. Never here: how a form is drawn or read (forms).
May import: `pages.forms.{sheets,setting}` and the vocabulary behind the façade. Door: `register`. Tests: tests/unit/pages/work/.
"""

from __future__ import annotations

from partnerflow_api.pages.forms import sheets
from partnerflow_api.pages.work.sheets import (
    agreements,
    ambition,
    contributions,
    course,
    decisions,
    deliverables,
    evaluations,
    grants,
    interaction,
    mandates,
    parties,
    people,
    projects,
    signing,
)

ROOMS = (
    interaction,
    parties,
    people,
    mandates,
    ambition,
    contributions,
    deliverables,
    signing,
    decisions,
    agreements,
    projects,
    evaluations,
    course,
    grants,
)


def register() -> None:
    """Let every form of a daily fact be as short as it can be."""
    for room in ROOMS:
        for sheet in room.SHEETS:
            sheets.add(sheet)


__all__ = ["register"]
