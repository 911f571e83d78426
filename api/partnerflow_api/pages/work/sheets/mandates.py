"""Sheets of mandates, and of the people behind a party who are asked."""

from __future__ import annotations

from partnerflow.domain.guards.mandated import mandate_needs
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    only,
    organisation,
    partnership,
    sheet,
    version_given,
)


def _needed(state: PartnershipState) -> list[str]:
    """The scopes that a guard of this phase or a later one asks for, the nearest phase first."""
    passed, profile = state.process.earlier_phases(state.course.phase), state.course.profile
    ahead = (
        need
        for need in mandate_needs(state.process)
        if need.phase not in passed and state.process.guard_kind(need.guard, profile) is not None
    )
    ordered = sorted(ahead, key=lambda need: state.process.phase_index(need.phase))
    return list(dict.fromkeys(need.scope for need in ordered))


def _without(state: PartnershipState, scopes: list[str], day: str) -> list[str]:
    return [
        code for code in state.parties.counting() if not all(state.mandates.of(code, scope, day) for scope in scopes)
    ]


def _granted(setting: Setting) -> Data:
    """For what comes next and is not covered; by the organ and in the capacities of the mandate before."""
    state, day = partnership(setting), setting.today
    needed = _needed(state)
    code = organisation(setting, _without(state, needed, day))
    lacking = [scope for scope in needed if code and not state.mandates.of(code, scope, day)]
    before = [item for item in state.mandates.by_ref.values() if item.organisation == code]
    last = before[-1] if before else None
    return known(
        organisation=code,
        scope=lacking or needed[:1],
        instrument="decision",
        organ=last.organ if last else None,
        capacities=last.capacities if last else None,
        jointSignatories=last.joint_signatories if last else 1,
        validFrom=day,
    )


def _own(setting: Setting) -> list[Mandate]:
    """The mandates that are valid still, of the one that was named."""
    code = organisation(setting)
    mandates = partnership(setting).mandates.by_ref.values()
    return [item for item in mandates if item.on(setting.today) and code in (None, item.organisation)]


def _changed(setting: Setting) -> Data:
    found = only(_own(setting))
    return known(mandate=found.ref if found else None)


def _offered(setting: Setting) -> dict[str, list[str]]:
    return {"mandate": [item.ref for item in _own(setting)]}


def _ended(setting: Setting) -> dict[str, list[str]]:
    """Those whose last day has come, and that nobody ended."""
    mandates = partnership(setting).mandates.by_ref.values()
    over = (item for item in mandates if item.lapse(setting.today) == "expired" and item.expired_on is None)
    return {"mandate": [item.ref for item in over]}


def _expired(setting: Setting) -> Data:
    return known(mandate=only(_ended(setting)["mandate"]))


def _ratified(setting: Setting) -> Data:
    """A signature under no mandate, by one that is valid now."""
    state, version = partnership(setting), version_given(setting)
    unsure = [code for code, item in version.signatures.items() if item.mandate is None] if version else []
    code = organisation(setting, unsure)
    mandate = only(item for item in _own(setting) if item.organisation == code)
    signed = [item.ref for item in state.deliverables.versions.values() if code in item.signatures]
    return known(
        deliverable=version.ref if version else only(signed),
        organisation=code,
        mandate=mandate.ref if mandate else None,
    )


def _consulted(setting: Setting) -> Data:
    state = partnership(setting)
    latest = state.ambition.latest
    heard = {item.organisation for item in state.mandates.consultations if latest and item.ambition == latest.version}
    waiting = [code for code in state.parties.counting() if code not in heard]
    version = latest.version if latest and "deliverable" not in setting.given else None
    return known(organisation=organisation(setting, waiting), ambitionVersion=version)


SHEETS = (
    sheet(
        "MandateGranted",
        "organisation",
        "scope",
        "organ",
        "reference",
        "capacities",
        "validThrough",
        folded=("instrument", "limit", "jointSignatories", "validFrom", "proviso", "evidence"),
        presets=_granted,
    ),
    sheet(
        "MandateAmended",
        "mandate",
        "reference",
        "validThrough",
        folded=("scope", "limit"),
        presets=_changed,
        choices=_offered,
    ),
    sheet("MandateRevoked", "mandate", folded=("reference", "reason"), presets=_changed, choices=_offered),
    sheet("MandateExpired", "mandate", presets=_expired, choices=_ended),
    sheet("SignatureRatified", "deliverable", "organisation", "mandate", presets=_ratified),
    sheet(
        "ConstituencyConsulted",
        "organisation",
        "support",
        "feedback",
        folded=("ambitionVersion", "deliverable", "evidence"),
        presets=_consulted,
    ),
)
