"""Whether the ambition is everybody's, and if not, who is missing and why."""

from __future__ import annotations

from partnerflow.domain.partnership import PartnershipState
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question("ambition_status", parameters=Asked, nl="Is de ambitie van iedereen?", en="Is the ambition everybody's?")
def ambition_status(view: View[Asked]) -> Answer:
    """The highest version that every counting partner fully endorses; without one, the newest and who is missing.

    Answers `{version, shared, missing, reopenedOn}` of the shared version, else of the newest. One missing is
    `{organisation, reason}`.

    `reopenedOn` is set while that version is under review: it stays the shared one until a newer one is.
    """
    state = view.state
    ambition, counting = state.ambition, state.parties.counting()
    version = standing_version(state)
    if version is None:
        return Answer(value={"version": None, "shared": False, "missing": [], "reopenedOn": None})
    draft = ambition.drafts[version]
    readings = {code: ambition.reading(version, code) for code in counting}
    value = {
        "version": version,
        "shared": ambition.is_endorsed_by(version, counting),
        "missing": [
            {"organisation": code, "reason": reading} for code, reading in readings.items() if reading != "full"
        ],
        "reopenedOn": draft.reopened_on if draft.under_review else None,
    }
    behind = [draft.fact, *endorsements_of(state, version)]
    behind += [item.fact for item in state.course.returns.values() if item.on == value["reopenedOn"]]
    return Answer(value=value, facts=tuple(behind))


def standing_version(state: PartnershipState) -> int | None:
    """The shared version, else the newest, else None."""
    latest = state.ambition.latest
    return state.ambition.shared_by(state.parties.counting()) or (latest.version if latest else None)


def endorsements_of(state: PartnershipState, version: int) -> list[str]:
    """The ids of the answers of the counting partners on one version."""
    given = (state.ambition.endorsements.get((version, code)) for code in state.parties.counting())
    return [endorsement.fact for endorsement in given if endorsement is not None]
