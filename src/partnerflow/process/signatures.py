"""The guard checks a definition may name, and what each takes: the contract with `domain.guards`, which holds them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from partnerflow.process.vocabulary import CheckSignature

_ALL = (
    CheckSignature(name="founding_stated"),
    CheckSignature(name="deliverable_submitted", parameters={"deliverable": "deliverable"}),
    CheckSignature(name="invitations_accepted", parameters={"at_least": "integer"}),
    CheckSignature(name="missing_voices_named"),
    CheckSignature(name="role_held", parameters={"roles": "roles"}),
    CheckSignature(name="solution_labelled_as_image"),
    CheckSignature(name="deliverable_adopted", parameters={"deliverable": "deliverable"}),
    CheckSignature(name="each_took_part", parameters={"forms": "forms"}),
    CheckSignature(name="each_declared", parameters={"readiness": "readiness"}),
    CheckSignature(name="decision_in_this_stay", parameters={"subject": "subject", "methods": "methods"}),
    CheckSignature(name="method_agreed", parameters={"phase": "phase"}),
    CheckSignature(name="each_has_role", parameters={"role": "role"}),
    CheckSignature(name="each_has_mandate", parameters={"scope": "scope"}),
    CheckSignature(name="each_shared_interest_and_ambition"),
    CheckSignature(name="ambition_endorsed_by_each"),
    CheckSignature(name="deliverable_signed_by_each", parameters={"deliverable": "deliverable"}, needs="signed"),
    CheckSignature(name="deliverable_in_force", parameters={"deliverable": "deliverable"}, needs="in_force"),
    CheckSignature(
        name="signatures_mandated",
        parameters={"deliverable": "deliverable", "scope": "scope", "limit": "boolean"},
        needs="signed",
    ),
    CheckSignature(name="each_consulted_constituency"),
    CheckSignature(name="no_open_paramount_objection"),
    CheckSignature(name="no_disputed_term"),
    CheckSignature(name="each_offered_contribution"),
    CheckSignature(name="each_commitment_recognised"),
    CheckSignature(name="each_contribution_fixed"),
    CheckSignature(name="each_added_value_confirmed"),
    CheckSignature(name="sections_filled", parameters={"deliverable": "deliverable", "sections": "sections"}),
    CheckSignature(name="section_dated", parameters={"deliverable": "deliverable", "section": "section"}),
    CheckSignature(name="archetype_chosen"),
    CheckSignature(name="grant_awarded"),
    CheckSignature(name="project_sheets_agreed", parameters={"deliverable": "deliverable"}, needs="per_project"),
    CheckSignature(name="roles_accepted", parameters={"roles": "roles", "per_project": "roles", "with_grant": "roles"}),
    CheckSignature(name="evaluation_planned"),
    CheckSignature(name="returned_deliverables_settled"),
    CheckSignature(name="tranche_paid"),
    CheckSignature(name="contribution_fixed", parameters={"kinds": "kinds"}),
    CheckSignature(name="data_relevant_sections", parameters={"deliverable": "deliverable", "section": "section"}),
    CheckSignature(name="milestones_approved", parameters={"phase": "phase"}),
)

SIGNATURES: Mapping[str, CheckSignature] = MappingProxyType({signature.name: signature for signature in _ALL})
