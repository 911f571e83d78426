"""Sheets of what goes to a funder: applying, reporting, telling of changes, handing over evidence."""

from __future__ import annotations

from partnerflow.domain.days import after, months_after
from partnerflow.domain.grants.state import Grant
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import Data, known, only, sheet

HALF_A_YEAR = 6


def _grant(setting: Setting) -> Grant | None:
    return setting.grant.grant if setting.grant is not None else None


def _applied(setting: Setting) -> Data:
    lead = only(setting.partnership.people.holders("lead_partner")) if setting.partnership is not None else None
    return known(partnership=setting.partnership_key, leadPartner=lead.organisation if lead else setting.voices.actor)


def _reported(setting: Setting) -> Data:
    """The period since the last report, up to today, with the indicators to count again."""
    grant = _grant(setting)
    if grant is None:
        return {}
    last = max(grant.reports.values(), key=lambda report: report.period.end, default=None)
    begin = grant.period.start if grant.period is not None else months_after(setting.today, -HALF_A_YEAR)
    start = after(last.period.end) if last is not None else begin
    return {"period": {"start": start, "end": max(start, setting.today)}, "indicators": []}


def _handed_over(setting: Setting) -> Data:
    """Everything up to the last fact, for the first milestone that nobody approved."""
    grant, stream = _grant(setting), setting.stream
    if grant is None or setting.partnership_key is None:
        return {}
    course = setting.acting.state("partnership", setting.partnership_key).stream.history.facts
    waiting = (item.ref for item in grant.milestones.values() if item.outcome != "approved")
    address = {"stream": "partnership", "key": setting.partnership_key, "fact": course[-1].id}
    upto = {"date": course[-1].occurred_on, "fact": address}
    return known(milestone=next(waiting, None)) | {"upTo": upto} if stream is not None else {}


SHEETS = (
    sheet(
        "GrantApplied",
        "funder",
        "amount",
        "months",
        folded=("deliverables",),
        hidden=("partnership",),
        presets=_applied,
    ),
    sheet("ProgressReportSubmitted", "period", "indicators", presets=_reported),
    sheet("ChangeNotified", "changeType", "organisation", "substantial", folded=("about",)),
    sheet("EvidencePackIssued", "milestone", "upTo", folded=("attachments",), presets=_handed_over),
)
