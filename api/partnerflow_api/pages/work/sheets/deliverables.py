"""Sheets of documents: written, put forward, adopted, signed, in force, under review."""

from __future__ import annotations

from typing import Any

from partnerflow.application.filling import sections_hash
from partnerflow.domain.days import after
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.mandated import covering, mandate_needs
from partnerflow.domain.guards.outcome import situation_on
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.subjects import AdoptDeliverable, ReaffirmDeliverable, WithdrawDeliverable
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.contents import contents_of
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    named,
    only,
    organisation,
    partnership,
    ref_of,
    sheet,
    version_given,
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
    to_sign,
    unsigned,
)

HANDWRITTEN = "handwritten"


def _written(setting: Setting) -> Data:
    """The next version, with the texts of the one before to go on from."""
    state, given = partnership(setting), setting.given.get("deliverable") or {}
    due = next_to_write(state)
    kind = str(given.get("kind") or (due[0].kind if due else ""))
    if kind not in state.process.deliverables:
        return {}
    project = given.get("project") or (due[1] if due and due[0].kind == kind else None)
    before = newest(state.deliverables.of(kind, project))
    data: Data = {"deliverable": next_ref(state, kind, project) | dict(given)}
    if before is not None:
        told = Told(setting.acting, setting.key, Days(as_of=setting.today))
        data["sections"] = contents_of(told, before).as_written()
        data |= known(lead=before.lead, executingPartners=before.executing_partners)
    return data


def _adopted(setting: Setting) -> Data:
    state, named = partnership(setting), ref_of(setting.given.get("deliverable"))
    decided = {version.ref: decided_on(state, AdoptDeliverable, deliverable=version.ref) for version in to_adopt(state)}
    ref = named or only(ref for ref, decision in decided.items() if decision) or only(decided)
    return known(deliverable=ref, decision=decided.get(ref) if ref is not None else None)


def _signed(setting: Setting) -> Data:
    """The version that waits for a signature, the mandate that covers it, and who signed for this party before."""
    state = partnership(setting)
    version = version_given(setting) or _waiting_for(setting)
    code = organisation(setting, unsigned(state, version, setting.today) if version is not None else ())
    if version is None or code is None:
        return known(deliverable=version.ref if version else None, organisation=code, signatureMethod=HANDWRITTEN)
    mandate = _covering(setting, version, code)
    return known(
        deliverable=version.ref,
        organisation=code,
        mandate=mandate.ref if mandate else None,
        signatories=_signatories(state, code, mandate),
        signatureMethod=HANDWRITTEN,
    )


def _waiting_for(setting: Setting) -> DeliverableVersion | None:
    """The last version that the reader's own party did not sign, or that anybody did not."""
    state, own = partnership(setting), organisation(setting)
    waiting = [
        item for item in to_sign(state, setting.today) if own is None or own in unsigned(state, item, setting.today)
    ]
    return waiting[-1] if waiting else None


def _covering(setting: Setting, version: DeliverableVersion, code: str) -> Mandate | None:
    """The party's valid mandate for what the guards ask of this document; any valid one where they ask nothing."""
    state = partnership(setting)
    needs = (need.scope for need in mandate_needs(state.process) if need.deliverable == version.ref.kind)
    return covering(situation_on(state, setting.today), code, tuple(dict.fromkeys(needs)), 0, setting.today)


def _signatories(state: PartnershipState, code: str, mandate: Mandate | None) -> list[dict[str, Any]]:
    """Who signed last for this party; else its people, as many as the mandate asks, in the capacity that it names."""
    signed = [item.signatures[code] for item in state.deliverables.versions.values() if code in item.signatures]
    gone = {person.key for person in state.people.persons.values() if person.erased_on is not None}
    if signed:
        last = max(signed, key=lambda signature: signature.on).signatories
        return [{"person": each.person, "capacity": each.capacity} for each in last if each.person not in gone]
    line = state.parties.lineage(code)
    people = [each.key for each in state.people.persons.values() if each.organisation in line and each.key not in gone]
    count = mandate.joint_signatories if mandate else 1
    capacities = mandate.capacities if mandate else ("other",)
    return [
        {"person": key, "capacity": capacities[min(place, len(capacities) - 1)]}
        for place, key in enumerate(people[:count])
    ]


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


def _to_be_signed(setting: Setting) -> dict[str, list[str]]:
    """Versions that somebody who counts has not signed, and who has not."""
    state = partnership(setting)
    version = version_given(setting)
    waiting = [version] if version is not None else to_sign(state, setting.today)
    codes = dict.fromkeys(code for item in waiting for code in unsigned(state, item, setting.today))
    return {"deliverable": named(to_sign(state, setting.today)), "organisation": list(codes)}


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
        "DeliverableSigned",
        "deliverable",
        "organisation",
        "signatories",
        "mandate",
        folded=("signatureMethod", "place", "evidence"),
        hidden=("sha256",),
        presets=_signed,
        choices=_to_be_signed,
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
