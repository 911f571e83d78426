"""Sheets of projects and of the actions in them."""

from __future__ import annotations

from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import Choices, Data, Presets, known, of_party, only, partnership, sheet


def _projects(setting: Setting, *statuses: str) -> list[str]:
    return [item.ref for item in partnership(setting).projects.by_ref.values() if item.status in statuses]


def _among(*statuses: str) -> tuple[Presets, Choices]:
    """Preset the one project of these statuses, and offer no others."""

    def presets(setting: Setting) -> Data:
        return known(project=only(_projects(setting, *statuses)))

    def choices(setting: Setting) -> dict[str, list[str]]:
        return {"project": _projects(setting, *statuses)}

    return presets, choices


def _running(setting: Setting) -> list[str]:
    return [item.ref for item in partnership(setting).projects.running_actions()]


def _action(setting: Setting) -> Data:
    return known(action=only(_running(setting)))


def _actions(setting: Setting) -> dict[str, list[str]]:
    return {"action": _running(setting)}


def _started(setting: Setting) -> Data:
    """In the one project that runs, by whoever leads it."""
    project = setting.given.get("project") or only(_projects(setting, "running"))
    leads = partnership(setting).people.holders("project_lead")
    lead = only(item.organisation for item in leads if item.project == project and item.organisation)
    return known(project=project, organisation=of_party(setting).get("organisation") or lead)


_defined, _are_defined = _among("defined")
_busy, _are_busy = _among("running")
_still, _are_still = _among("suspended")
_open, _are_open = _among("defined", "running", "suspended")

SHEETS = (
    sheet("ProjectDefined", "title", folded=("actionLine",)),
    sheet("ProjectStarted", "project", presets=_defined, choices=_are_defined),
    sheet("ProjectSuspended", "project", "reason", presets=_busy, choices=_are_busy),
    sheet("ProjectResumed", "project", presets=_still, choices=_are_still),
    sheet("ProjectCompleted", "project", "result", presets=_busy, choices=_are_busy),
    sheet("ProjectStopped", "project", "reason", presets=_open, choices=_are_open),
    sheet("HandoverAccepted", "organisation", "project", folded=("evidence",), presets=of_party),
    sheet("ActionStarted", "title", "project", "organisation", "dueOn", presets=_started),
    sheet("ActionCompleted", "action", "result", presets=_action, choices=_actions),
    sheet("ActionDropped", "action", "reason", presets=_action, choices=_actions),
)
