"""Sheets of the parties: who is asked to the table, how ready each is, and who leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from partnerflow.domain.days import months_after
from partnerflow.domain.parties.records import GONE, Party
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.subjects import AdmitPartner, ExcludePartner
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.sheets.knowing import (
    Choices,
    Data,
    Presets,
    known,
    of_party,
    only,
    organisation,
    partnership,
    sheet,
)


def _codes(state: PartnershipState, *statuses: str) -> list[str]:
    return [code for code, party in state.parties.by_organisation.items() if party.status in statuses]


def _waiting(*statuses: str) -> tuple[Presets, Choices]:
    """Preset the one party of these statuses, and offer no others."""

    def presets(setting: Setting) -> Data:
        return known(organisation=organisation(setting, _codes(partnership(setting), *statuses)))

    def choices(setting: Setting) -> dict[str, list[str]]:
        return {"organisation": _codes(partnership(setting), *statuses)}

    return presets, choices


def _at_the_table(setting: Setting) -> dict[str, list[str]]:
    return {"organisation": sorted(partnership(setting).parties.present())}


def _undeclared(setting: Setting) -> Data:
    """Whoever has not said how ready it is; and again, who is deliberating."""
    parties = partnership(setting).parties.by_organisation.values()
    silent = [party.organisation for party in parties if party.present and party.readiness is None]
    return known(organisation=organisation(setting, silent))


def _admitted(setting: Setting) -> Data:
    state = partnership(setting)
    code = organisation(setting, _decided(state, AdmitPartner))
    decision = decided_on(state, AdmitPartner, organisation=code)
    return known(organisation=code, category="partner", basis="decision", decision=decision)


def _excluded(setting: Setting) -> Data:
    state = partnership(setting)
    code = organisation(setting, _decided(state, ExcludePartner))
    return known(organisation=code, decision=decided_on(state, ExcludePartner, organisation=code)) | {"settlement": []}


def _decided(state: PartnershipState, subject: type[AdmitPartner] | type[ExcludePartner]) -> Iterable[str]:
    """The organisations that a decision is about, and on which nothing followed."""
    for decision in state.decisions.by_ref.values():
        for item in decision.subjects if decision.outcome == "adopted" else ():
            if isinstance(item, subject):
                party = state.parties.by_organisation.get(item.organisation)
                followed = party is not None and (party.counts if subject is AdmitPartner else party.status in GONE)
                if not followed:
                    yield item.organisation


def _leaving(setting: Setting) -> Data:
    """By the term of notice that was agreed, else that of the profile."""
    state = partnership(setting)
    agreed = state.decisions.agreements
    profile = state.process.profiles[state.course.profile]
    months = profile.notice_months if agreed is None or agreed.notice_months is None else agreed.notice_months
    code = organisation(setting)
    return known(organisation=code, effectiveOn=months_after(setting.today, months)) | {"noticeMonths": months}


def _noticed(party: Party) -> bool:
    return party.notice is not None and party.status not in GONE


def _are(found: Callable[[Party], bool]) -> Choices:
    """Offer the parties of which this is true."""

    def choices(setting: Setting) -> dict[str, list[str]]:
        parties = partnership(setting).parties.by_organisation.values()
        return {"organisation": [party.organisation for party in parties if found(party)]}

    return choices


_are_leaving = _are(_noticed)
_are_joining = _are(lambda party: party.status == "observing" and party.join_by is not None)


def _gone(setting: Setting) -> Data:
    return known(organisation=organisation(setting, _are_leaving(setting)["organisation"])) | {"settlement": []}


def _joining(setting: Setting) -> Data:
    return known(organisation=organisation(setting, _are_joining(setting)["organisation"]))


def _succeeding(setting: Setting) -> Data:
    return known(successor=setting.voices.actor, predecessor=only(_codes(partnership(setting), "suspended")))


_invited, _are_invited = _waiting("invited")
_suspended, _are_suspended = _waiting("suspended")

SHEETS = (
    sheet("PartyInvited", "organisation"),
    sheet("InvitationAccepted", "organisation", folded=("evidence",), presets=_invited, choices=_are_invited),
    sheet("InvitationDeclined", "organisation", folded=("reason", "evidence"), presets=_invited, choices=_are_invited),
    sheet(
        "ReadinessDeclared",
        "organisation",
        "readiness",
        folded=("explanation", "evidence"),
        presets=_undeclared,
        choices=_at_the_table,
    ),
    sheet(
        "PartnerAdmitted", "organisation", "category", "decision", folded=("basis", "accessionAct"), presets=_admitted
    ),
    sheet(
        "CategoryChanged",
        "organisation",
        "category",
        folded=("reason", "evidence"),
        presets=of_party,
        choices=_at_the_table,
    ),
    sheet("LateJoinAgreed", "organisation", "joinBy", "proviso", "reopensStartnota", choices=_at_the_table),
    sheet("LateJoinFulfilled", "organisation", presets=_joining, choices=_are_joining),
    sheet(
        "PartySuspended",
        "organisation",
        folded=("expectedResumeOn", "reason", "evidence"),
        presets=of_party,
        choices=_at_the_table,
    ),
    sheet("PartyReinstated", "organisation", folded=("evidence",), presets=_suspended, choices=_are_suspended),
    sheet(
        "WithdrawalNotified",
        "organisation",
        "reason",
        "effectiveOn",
        folded=("noticeMonths", "evidence"),
        presets=_leaving,
        choices=_at_the_table,
    ),
    sheet("PartnerWithdrew", "organisation", folded=("settlement",), presets=_gone, choices=_are_leaving),
    sheet("PartyLeft", "organisation", folded=("reason", "evidence"), presets=of_party, choices=_at_the_table),
    sheet("PartnerExcluded", "organisation", "decision", folded=("settlement",), presets=_excluded),
    sheet("PartnerSucceeded", "predecessor", "successor", presets=_succeeding),
)
