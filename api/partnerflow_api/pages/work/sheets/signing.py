"""The sheet of a signature: which version, for which party, by whom, and under which mandate."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.mandated import able_to_sign, covering, mandate_needs
from partnerflow.domain.guards.outcome import situation_on
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    named,
    organisation,
    partnership,
    sheet,
    version_given,
)
from partnerflow_api.pages.work.versions import to_sign, unsigned

HANDWRITTEN = "handwritten"


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
    people = able_to_sign(state, code)
    if signed:
        last = max(signed, key=lambda signature: signature.on).signatories
        return [{"person": each.person, "capacity": each.capacity} for each in last if each.person in people]
    count = mandate.joint_signatories if mandate else 1
    capacities = mandate.capacities if mandate else ("other",)
    own = [key for key in people if state.people.persons[key].organisation is not None]
    return [
        {"person": key, "capacity": capacities[min(place, len(capacities) - 1)]}
        for place, key in enumerate(own[:count])
    ]


def _to_be_signed(setting: Setting) -> dict[str, list[str]]:
    """Versions that somebody who counts has not signed, who has not, and of a party who can sign for it under which mandate."""
    state, code = partnership(setting), setting.given.get("organisation")
    version = version_given(setting)
    waiting = [version] if version is not None else to_sign(state, setting.today)
    codes = dict.fromkeys(code for item in waiting for code in unsigned(state, item, setting.today))
    worth = {"deliverable": named(to_sign(state, setting.today)), "organisation": list(codes)}
    if not isinstance(code, str):
        return worth
    mandates = (item for item in state.mandates.by_ref.values() if item.organisation == code)
    return worth | {
        "signatories.person": list(able_to_sign(state, code)),
        "mandate": [item.ref for item in mandates if item.lapse(setting.today) is None],
    }


SHEETS = (
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
        follows=("signatories", "mandate"),
    ),
)
