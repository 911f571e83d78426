"""Sheets of documents: written, put forward, adopted, in force, under review."""

from __future__ import annotations

from partnerflow.application.filling import sections_hash
from partnerflow.domain.days import after
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.subjects import AdoptDeliverable, ReaffirmDeliverable, WithdrawDeliverable
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.contents import contents_of
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.documents.proposed import proposed
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    named,
    only,
    partnership,
    ref_of,
    sheet,
)
from partnerflow_api.pages.work.told import Told
from partnerflow_api.pages.work.versions import (
    newest,
    next_ref,
    next_to_write,
    one,
    standing,
    to_adopt,
    to_enforce,
)


def _written(setting: Setting) -> Data:
    """The next version, with the texts of the one before to go on from; the first with what was recorded for its sections."""
    state, given = partnership(setting), setting.given.get("deliverable") or {}
    due = next_to_write(state)
    kind = str(given.get("kind") or (due[0].kind if due else ""))
    if kind not in state.process.deliverables:
        return {}
    project = given.get("project") or (due[1] if due and due[0].kind == kind else None)
    before = newest(state.deliverables.of(kind, project))
    data: Data = {"deliverable": next_ref(state, kind, project) | dict(given)}
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    if before is None:
        names = [section.name for section in state.process.deliverables[kind].sections]
        return data | {"sections": proposed(told, setting.names, names)}
    data["sections"] = contents_of(told, before).as_written()
    return data | known(lead=before.lead, executingPartners=before.executing_partners)


def _adopted(setting: Setting) -> Data:
    state, named = partnership(setting), ref_of(setting.given.get("deliverable"))
    decided = {version.ref: decided_on(state, AdoptDeliverable, deliverable=version.ref) for version in to_adopt(state)}
    ref = named or only(ref for ref, decision in decided.items() if decision) or only(decided)
    return known(deliverable=ref, decision=decided.get(ref) if ref is not None else None)


def _in_force(setting: Setting) -> Data:
    return known(deliverable=ref_of(setting.given.get("deliverable")) or one(to_enforce(partnership(setting))))


def _amended(setting: Setting) -> Data:
    """A step behind the point on from what is in force; the hash of the whole text follows from what changes."""
    state, given = partnership(setting), setting.given.get("deliverable") or {}
    standing_now = [item for item in standing(state) if item.in_force(setting.today)]
    same = [item for item in standing_now if item.ref.kind == given.get("kind", item.ref.kind)]
    base = only(item for item in same if item.ref.project == given.get("project", item.ref.project))
    if base is None:
        return {}
    ref = known(kind=base.ref.kind, project=base.ref.project, version=_after(state, base))
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    whole = contents_of(told, base).as_written() | dict(setting.given.get("changes") or {})
    through = after(setting.today, minor_change_days(state))
    return {
        "deliverable": ref | dict(given),
        "amends": base.ref.version,
        "objectionThrough": through,
        "sha256": sections_hash(whole),
    }


def _after(state: PartnershipState, base: DeliverableVersion) -> str:
    major, minor = base.number
    taken = {item.ref.version for item in state.deliverables.of(base.ref.kind, base.ref.project)}
    return next(f"{major}.{step}" for step in range(minor + 1, 100) if f"{major}.{step}" not in taken)


def minor_change_days(state: PartnershipState) -> int:
    """For how many days one may object to a small change: as agreed, else by the profile."""
    agreed = state.decisions.agreements
    days = agreed.minor_change_days if agreed is not None else None
    return state.process.profiles[state.course.profile].minor_change_days if days is None else days


def _reaffirmed(setting: Setting) -> Data:
    state = partnership(setting)
    ref = ref_of(setting.given.get("deliverable")) or one(_reviewed(state))
    return known(deliverable=ref, decision=decided_on(state, ReaffirmDeliverable, deliverable=ref) if ref else None)


def _reviewed(state: PartnershipState) -> list[DeliverableVersion]:
    return [item for item in standing(state) if item.review is not None]


def _applying(setting: Setting) -> dict[str, list[str]]:
    return {"deliverable": named(item for item in standing(partnership(setting)) if item.in_force(setting.today))}


def _withdrawn(setting: Setting) -> Data:
    state, ref = partnership(setting), ref_of(setting.given.get("deliverable"))
    return known(deliverable=ref, decision=decided_on(state, WithdrawDeliverable, deliverable=ref) if ref else None)


SHEETS = (
    sheet("DeliverableDrafted", "deliverable", "sections", folded=("changeNote",), presets=_written),
    sheet(
        "DeliverableSubmitted",
        "deliverable",
        "sections",
        folded=("bindingness", "lead", "executingPartners", "dataRelevant", "attachments"),
        hidden=("sha256",),
        presets=_written,
    ),
    sheet(
        "DeliverableAmended",
        "deliverable",
        "changes",
        "objectionThrough",
        folded=("amends",),
        hidden=("sha256",),
        presets=_amended,
    ),
    sheet(
        "DeliverableAdopted",
        "deliverable",
        "decision",
        presets=_adopted,
        choices=lambda setting: {"deliverable": named(to_adopt(partnership(setting)))},
    ),
    sheet(
        "DeliverableInForce",
        "deliverable",
        folded=("validThrough",),
        presets=_in_force,
        choices=lambda setting: {"deliverable": named(to_enforce(partnership(setting)))},
    ),
    sheet("DeliverableReopened", "deliverable", "reason", choices=_applying),
    sheet("DeliverableSuspended", "deliverable", "reason", choices=_applying),
    sheet(
        "DeliverableReaffirmed",
        "deliverable",
        "decision",
        presets=_reaffirmed,
        choices=lambda setting: {"deliverable": named(_reviewed(partnership(setting)))},
    ),
    sheet("DeliverableWithdrawn", "deliverable", "decision", presets=_withdrawn),
)
