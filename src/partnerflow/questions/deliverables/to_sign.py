"""Who has still to sign."""

from __future__ import annotations

from partnerflow.domain.guards.outcome import NotApplicable, Unmet, situation_on
from partnerflow.domain.guards.signatures import deliverable_signed_by_each
from partnerflow.domain.vocabulary.enumerations import DeliverableKind
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class ToSignAsked(Asked, kw_only=True):
    """Which deliverable."""

    kind: DeliverableKind


@question(
    "to_sign",
    permission="partnership.read",
    parameters=ToSignAsked,
    nl="Wie moet nog tekenen?",
    en="Who has still to sign?",
)
def to_sign(view: View[ToSignAsked]) -> Answer:
    """The counting partners without a signature that binds them under the version adopted last.

    Answers the codes of the counting partners who have not signed the version adopted last.

    Empty also when nothing is adopted yet, and for a kind that nobody signs.
    """
    kind, state = view.parameters.kind, view.state
    if not state.process.deliverables[kind].signed:
        return Answer(value=[])
    outcome = deliverable_signed_by_each(situation_on(state, view.day), kind)
    missing = outcome.missing if isinstance(outcome, Unmet) else ()
    signed = () if isinstance(outcome, NotApplicable) else outcome.facts
    adopted = [version.adoption for version in state.deliverables.of(kind) if version.adoption is not None]
    return Answer(
        value=sorted({item.organisation for item in missing if item.organisation}), facts=(*adopted[-1:], *signed)
    )
