"""Whose word a fact is, which project it is about, and under which mandate it signs."""

from __future__ import annotations

from partnerflow.domain.access.facts import AccessGranted
from partnerflow.domain.decisions.facts import DecisionTaken
from partnerflow.domain.deliverables.facts import DeliverableSigned
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.mandates.facts import MandateAmended, MandateExpired, MandateRevoked
from partnerflow.domain.parties.facts import PartnerSucceeded
from partnerflow.domain.partnership import PartnershipState, State
from partnerflow.domain.people.facts import RoleAccepted
from partnerflow.domain.projects.facts import ActionCompleted, ActionDropped
from partnerflow.questions.mandates.signing import signing_rule


def speaker(fact: AnyFact, state: State) -> str | None:
    """Whose own word a fact is: that of the party it tells of, else of whoever brings it; None when it is nobody's own."""
    data = fact.data
    if isinstance(state, PartnershipState):
        match data:
            case MandateAmended() | MandateRevoked() | MandateExpired():
                mandate = state.mandates.by_ref.get(data.mandate)
                return mandate.organisation if mandate is not None else None
            case RoleAccepted():
                role = state.people.assignments.get(data.assignment)
                return (role.organisation or role.external) if role is not None else None
            case DecisionTaken():
                # Where one party decides after advice, it is its word; else it is that of all.
                proposal = state.decisions.proposals.get(data.proposal)
                return proposal.decider if proposal is not None else None
            case PartnerSucceeded():
                return data.successor
            case AccessGranted():
                return fact.by
        told_of: str | None = getattr(data, "organisation", None)
        if told_of is not None:
            return told_of
    return fact.on_behalf_of or fact.by


def project_of(fact: AnyFact, state: State) -> str | None:
    """The project that a fact is about, by itself, by its action or by its document."""
    data = fact.data
    if isinstance(data, ActionCompleted | ActionDropped):
        assert isinstance(state, PartnershipState)
        action = state.projects.actions.get(data.action)
        return action.project if action is not None else None
    project: str | None = getattr(data, "project", None) or getattr(getattr(data, "deliverable", None), "project", None)
    return project


def unmandated(fact: AnyFact, state: State) -> str | None:
    """Why a signature is not set under a mandate that it names and that reaches so far; None when it is, or is none.

    Whose mandate it is, the domain sees to.
    """
    data = fact.data
    if not isinstance(data, DeliverableSigned):
        return None
    assert isinstance(state, PartnershipState)
    if data.mandate is None:
        return "no_mandate_named"
    mandate = state.mandates.by_ref.get(data.mandate)
    if mandate is None:
        # The domain tells that there is none.
        return None
    terms = mandate.on(fact.occurred_on)
    if terms is None:
        return "mandate_not_valid"
    scope = signing_rule(state.process, data.deliverable.kind).scope
    return None if scope is None or scope in terms.scope else "mandate_out_of_scope"
