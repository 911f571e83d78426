"""Versions of the ambition in a question: the one that counts now, who endorsed it, and who stands in its way."""

from __future__ import annotations

from partnerflow.domain.partnership import PartnershipState


def standing_version(state: PartnershipState) -> int | None:
    """The shared version, else the newest, else None."""
    draft = state.ambition.standing(state.parties.counting())
    return draft.version if draft is not None else None


def endorsements_of(state: PartnershipState, version: int) -> list[str]:
    """The ids of the answers of the counting partners on one version."""
    given = (state.ambition.endorsements.get((version, code)) for code in state.parties.counting())
    return [endorsement.fact for endorsement in given if endorsement is not None]


def missing_of(state: PartnershipState, version: int) -> list[dict[str, str]]:
    """The counting partners that do not fully endorse a version, each with the reason."""
    readings = {code: state.ambition.reading(version, code) for code in state.parties.counting()}
    return [{"organisation": code, "reason": reading} for code, reading in readings.items() if reading != "full"]
