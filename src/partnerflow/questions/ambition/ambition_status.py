"""Whether the ambition is everybody's, and if not, who is missing and why."""

from __future__ import annotations

from partnerflow.questions.ambition.versions import endorsements_of, missing_of, standing_version
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "ambition_status",
    permission="partnership.read",
    parameters=Asked,
    nl="Is de ambitie van iedereen?",
    en="Is the ambition everybody's?",
)
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
    value = {
        "version": version,
        "shared": ambition.is_endorsed_by(version, counting),
        "missing": missing_of(state, version),
        "reopenedOn": draft.reopened_on if draft.under_review else None,
    }
    behind = [draft.fact, *endorsements_of(state, version)]
    behind += [item.fact for item in state.course.returns.values() if item.on == value["reopenedOn"]]
    return Answer(value=value, facts=tuple(behind))
