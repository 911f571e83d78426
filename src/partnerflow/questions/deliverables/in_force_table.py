"""Everything in force on a day, and what of it is under review."""

from __future__ import annotations

from typing import Any

import msgspec

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "in_force_table",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke versies gelden, en wat staat te herbekijken?",
    en="Which versions are in force, and what is to be reviewed?",
)
def in_force_table(view: View[Asked]) -> Answer:
    """Each version in force, by kind and project; `status` is `in_force` or the fate of its open review.

    Answers a list of `{deliverable, since, validThrough, status, reopenedOn}`; `status` is `in_force`, or what an
    open review made of it.
    """
    versions = [version for version in view.state.deliverables.versions.values() if version.in_force(view.day)]
    versions.sort(key=lambda version: (version.ref.kind, version.ref.project or "", version.number))
    behind = [
        fact for version in versions for fact in (version.in_force_fact, version.review and version.review.fact) if fact
    ]
    return Answer(value=[_row(version) for version in versions], facts=tuple(behind))


def _row(version: DeliverableVersion) -> dict[str, Any]:
    review = version.review
    return {
        "deliverable": msgspec.to_builtins(version.ref),
        "since": version.in_force_on,
        "validThrough": version.valid_through,
        "status": review.fate if review else "in_force",
        "reopenedOn": review.on if review else None,
    }
