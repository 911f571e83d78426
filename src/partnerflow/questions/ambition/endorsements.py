"""How each counting partner stands to one version of the ambition."""

from __future__ import annotations

from partnerflow.domain.vocabulary.references import AmbitionRef
from partnerflow.errors import NotFoundError
from partnerflow.questions.ambition.versions import endorsements_of, standing_version
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class EndorsementsAsked(Asked):
    """On which version; without one: the version that `ambition_status` speaks of."""

    version: AmbitionRef | None = None


@question(
    "endorsements",
    permission="partnership.read",
    parameters=EndorsementsAsked,
    nl="Hoe staat elke partner tegenover een versie van de ambitie?",
    en="How does each partner stand to a version of the ambition?",
)
def endorsements(view: View[EndorsementsAsked]) -> Answer:
    """`full` per counting partner, or why its endorsement does not count.

    Answers by counting partner `full`, or `not_endorsed`, `partial`, `deliberating`, `declined`,
    `blocking_reservation`, `withdrawn`. Without a version: that of `ambition-status`.
    """
    state = view.state
    version = view.parameters.version or standing_version(state)
    if version is None or version not in state.ambition.drafts:
        raise NotFoundError(
            f"{view.key} has no such version of the ambition", reason="no_such_ambition", version=version
        )
    value = {code: state.ambition.reading(version, code) for code in state.parties.counting()}
    return Answer(value=value, facts=(state.ambition.drafts[version].fact, *endorsements_of(state, version)))
