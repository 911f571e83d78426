"""Sheets of looking back together."""

from __future__ import annotations

from partnerflow.domain.days import months_after
from partnerflow.domain.evaluations.records import Evaluation
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import Data, known, partnership, sheet

YEAR = 12


def _planned(setting: Setting) -> Data:
    return known(kind="annual", plannedOn=months_after(setting.today, YEAR))


def _waiting(setting: Setting) -> list[Evaluation]:
    """Those that were planned and are not concluded, the first planned first."""
    planned = (item for item in partnership(setting).evaluations.by_ref.values() if item.concluded_on is None)
    return sorted(planned, key=lambda item: item.planned_on or "")


def _concluded(setting: Setting) -> Data:
    """The evaluation that was planned first; without a plan one of its own."""
    named = partnership(setting).evaluations.by_ref.get(str(setting.given.get("evaluation")))
    found = named or next(iter(_waiting(setting)), None)
    return known(evaluation=found.ref, kind=found.kind) if found is not None else known(kind="annual")


SHEETS = (
    sheet("EvaluationPlanned", "plannedOn", "kind", presets=_planned),
    sheet(
        "EvaluationConcluded",
        "conclusion",
        "improvements",
        folded=("evaluation", "kind", "scan", "returnTo"),
        presets=_concluded,
    ),
)
