"""The facts of access: which principal got which role in a partnership, and when that ended."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import AccessRole, Confined
from partnerflow.domain.vocabulary.kinds import Items
from partnerflow.domain.vocabulary.objects import Attachment
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    AccessRef,
    ExternalRef,
    NewAccess,
    OrganisationRef,
    PersonRef,
    ProjectRef,
)
from partnerflow.domain.vocabulary.structs import AtMost, Only, describe
from partnerflow.domain.vocabulary.values import Day, PrincipalId, Prose


@declare("partnership", path="access", nl="Toegang verleend", en="Access granted")
@describe(None, AtMost(one_of=("organisation", "external")), Only(member="project", when="role", equals="lead"))
class AccessGranted(Payload):
    """A principal gets a role in this partnership."""

    access: NewAccess
    principal: PrincipalId
    role: AccessRole
    organisation: OrganisationRef | None = None
    external: ExternalRef | None = None
    person: PersonRef | None = None
    project: ProjectRef | None = None
    through: Day | None = None
    withholds: Annotated[tuple[Confined, ...], Items(minimum=1, unique=True)] | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="access/{access}/end", nl="Toegang ingetrokken", en="Access revoked")
class AccessRevoked(Payload):
    """The principal no longer has this role."""

    access: AccessRef
    reason: Prose | None = None
