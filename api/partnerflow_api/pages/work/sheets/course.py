"""Sheets of the course that are no move: the field around the issue, waivers, requests, renewals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnerflow.domain.course.facts import StakeholdersMapped
from partnerflow.domain.course.records import Renewal
from partnerflow.domain.days import after, months_after
from partnerflow.domain.vocabulary.subjects import WaiveGuard
from partnerflow.errors import Fault
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    of_party,
    only,
    organisation,
    partnership,
    sheet,
)
from partnerflow_api.pages.work.told import Told

YEARS = 12


def _mapped(setting: Setting) -> Data:
    """As it was mapped before, to go on from."""
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    last = next(reversed(list(told.of(StakeholdersMapped))), None)
    if last is None:
        return {}
    return {"stakeholders": last.data.stakeholders, "keyStakeholders": last.data.key_stakeholders} | known(
        missingVoices=last.data.missing_voices
    )


def _key_ones_among_them(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Key figures are counted among all."""
    every, key = data.get("stakeholders"), data.get("keyStakeholders")
    if isinstance(every, int) and isinstance(key, int) and key > every:
        bounds = {"constraint": "out_of_bounds", "minimum": 0, "maximum": every, "value": key}
        yield Fault(code="schema", reason="out_of_bounds", pointer="/data/keyStakeholders", data=bounds)


def _waived(setting: Setting) -> Data:
    state, guard = partnership(setting), setting.given.get("guard")
    return known(guard=guard, decision=decided_on(state, WaiveGuard, guard=guard) if guard else None)


def _waivers(setting: Setting) -> list[str]:
    return [item.ref for item in partnership(setting).course.waivers.values() if item.resolved_on is None]


def _open_renewal(setting: Setting) -> Renewal | None:
    renewals = partnership(setting).course.renewals.values()
    return next((item for item in reversed(list(renewals)) if item.renewed_on is None), None)


def _opened(setting: Setting) -> Data:
    """The next term, as long as the one before."""
    terms = [item for item in partnership(setting).course.renewals.values() if item.period is not None]
    last = terms[-1].period if terms else None
    start = after(last.end) if last is not None else setting.today
    number = max((item.term for item in terms), default=1) + 1
    end = after(months_after(start, YEARS), -1)
    return known(termNumber=number, trigger="term_end", proposedPeriod={"start": start, "end": end})


def _recommitted(setting: Setting) -> Data:
    renewal = _open_renewal(setting)
    if renewal is None:
        return of_party(setting)
    silent = [code for code in partnership(setting).parties.counting() if code not in renewal.outcomes]
    return known(renewal=renewal.ref, organisation=organisation(setting, silent))


def _renewing(setting: Setting) -> dict[str, list[str]]:
    renewal = _open_renewal(setting)
    return {"renewal": [renewal.ref] if renewal is not None else []}


def _asked_back(setting: Setting) -> Data:
    earlier = partnership(setting).process.earlier_phases(partnership(setting).course.phase)
    return of_party(setting) | known(to=only(earlier))


SHEETS = (
    sheet(
        "StakeholdersMapped",
        "stakeholders",
        "keyStakeholders",
        "missingVoices",
        folded=("deliverable",),
        presets=_mapped,
        checks=_key_ones_among_them,
    ),
    sheet("ExternalEngaged", "capacity", folded=("description",), hidden=("external",)),
    sheet("ReturnRequested", "organisation", "to", "reasons", "explanation", folded=("evidence",), presets=_asked_back),
    sheet("GuardWaived", "guard", "reason", "decision", folded=("organisation", "validThrough"), presets=_waived),
    sheet(
        "WaiverResolved",
        "waiver",
        "how",
        folded=("provenBy",),
        presets=lambda setting: known(waiver=only(_waivers(setting))),
        choices=lambda setting: {"waiver": _waivers(setting)},
    ),
    sheet("RenewalOpened", "proposedPeriod", folded=("termNumber", "trigger"), presets=_opened),
    sheet(
        "PartnerRecommitted",
        "organisation",
        "outcome",
        folded=("renewal", "effectiveOn", "evidence"),
        presets=_recommitted,
        choices=_renewing,
    ),
    sheet(
        "ClosingReportFiled",
        "reached",
        "learned",
        "contributionsSettled",
        folded=("openDuties", "costs", "archiveHolder", "retainThrough"),
        presets=lambda _: {"openDuties": []},
    ),
)
