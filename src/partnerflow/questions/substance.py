"""Facts of substance: those by which something is done, arranged or settled otherwise than before."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.ambition import facts as ambition
from partnerflow.domain.contributions import facts as contributions
from partnerflow.domain.course import facts as course
from partnerflow.domain.decisions import facts as decisions
from partnerflow.domain.deliverables import facts as deliverables
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.interaction import facts as interaction
from partnerflow.domain.parties import facts as parties
from partnerflow.domain.people import facts as people
from partnerflow.domain.projects import facts as projects

SUBSTANCE = (
    ambition.ArchetypeChosen,
    ambition.SharedAmbitionDrafted,
    ambition.SharedTermAgreed,
    contributions.CommitmentDeclared,
    contributions.ContributionAdjusted,
    contributions.ContributionFixed,
    course.PartnershipRenewed,
    course.PhaseAdvanced,
    course.PhaseReturned,
    course.ProfileChanged,
    decisions.DecisionTaken,
    decisions.ProcessAgreementsSet,
    deliverables.DeliverableAmended,
    deliverables.DeliverableInForce,
    deliverables.DeliverableReaffirmed,
    deliverables.DeliverableWithdrawn,
    interaction.DiversityMeasureAgreed,
    parties.CategoryChanged,
    parties.LateJoinAgreed,
    parties.PartnerAdmitted,
    people.BodyDissolved,
    people.BodyEstablished,
    people.DecisionDelegated,
    people.RoleAssigned,
    people.RoleEnded,
    projects.ActionCompleted,
    projects.ActionDropped,
    projects.ActionStarted,
    projects.ProjectCompleted,
    projects.ProjectDefined,
    projects.ProjectHandedOver,
    projects.ProjectResumed,
    projects.ProjectStarted,
    projects.ProjectStopped,
    projects.ProjectSuspended,
)


def of_substance(fact: AnyFact) -> bool:
    """Whether a fact changes what is done or agreed; conversations, answers and preparations do not."""
    return isinstance(fact.data, SUBSTANCE)


def whose(fact: AnyFact) -> str:
    """The organisation that a fact is about, or else who brought it."""
    return getattr(fact.data, "organisation", None) or fact.on_behalf_of or fact.by


def change(fact: AnyFact) -> dict[str, Any]:
    """A fact of substance in an answer."""
    return {"fact": fact.type, "on": fact.occurred_on, "organisation": whose(fact), "id": fact.id}
