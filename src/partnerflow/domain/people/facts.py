"""The facts of persons, roles and bodies."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import DelegableSubject, ErasureReason, Method, RoleEndReason, RoleKind
from partnerflow.domain.vocabulary.kinds import Items
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    AssignmentRef,
    BodyRef,
    DecisionRef,
    ExternalRef,
    NewAssignment,
    NewBody,
    NewPerson,
    OrganisationRef,
    PersonRef,
    ProjectRef,
)
from partnerflow.domain.vocabulary.structs import Exactly, describe
from partnerflow.domain.vocabulary.values import Day, Line, PersonalEmail, PersonalName, Prose


@declare("partnership", path="persons", nl="Persoon geregistreerd", en="Person registered", confined="persons")
class PersonRegistered(Payload):
    """A key for a person; the only fact with personal data."""

    person: NewPerson
    name: PersonalName
    email: PersonalEmail | None = None
    organisation: OrganisationRef | None = None
    external: ExternalRef | None = None


@declare("partnership", path="persons/{person}/erasure", nl="Persoonsgegevens gewist", en="Person erased")
class PersonErased(Payload):
    """The personal data behind a key are gone; the key stays."""

    person: PersonRef
    reason_code: ErasureReason


@declare("partnership", path="roles", nl="Rol toegewezen", en="Role assigned")
@describe(None, Exactly(one_of=("organisation", "external")))
class RoleAssigned(Payload):
    """An organisation or an external gets a role."""

    assignment: NewAssignment
    role: RoleKind
    organisation: OrganisationRef | None = None
    external: ExternalRef | None = None
    person: PersonRef | None = None
    project: ProjectRef | None = None
    body: BodyRef | None = None


@declare("partnership", path="roles/{assignment}/acceptance", nl="Rol aanvaard", en="Role accepted")
class RoleAccepted(Payload):
    """The organisation that holds the role accepts it."""

    assignment: AssignmentRef


@declare("partnership", path="roles/{assignment}/end", nl="Rol beëindigd", en="Role ended")
class RoleEnded(Payload):
    """The role is laid down."""

    assignment: AssignmentRef
    reason_code: RoleEndReason | None = None


@declare("partnership", path="bodies", nl="Orgaan ingesteld", en="Body established")
class BodyEstablished(Payload):
    """A steering group, core group, working group or panel is set up."""

    body: NewBody
    name: Line
    domain: Prose
    members: Annotated[tuple[OrganisationRef, ...], Items(minimum=1, unique=True)]
    method: Method


@declare("partnership", path="bodies/{body}/members", nl="Lid toegetreden tot orgaan", en="Body member joined")
class BodyMemberJoined(Payload):
    """An organisation takes a seat in a body."""

    body: BodyRef
    organisation: OrganisationRef


@declare("partnership", path="bodies/{body}/departures", nl="Lid uit orgaan vertrokken", en="Body member left")
class BodyMemberLeft(Payload):
    """An organisation gives up its seat in a body."""

    body: BodyRef
    organisation: OrganisationRef


@declare("partnership", path="bodies/{body}/delegations", nl="Besluit gedelegeerd", en="Decision delegated")
class DecisionDelegated(Payload):
    """The partners let a body decide on named subjects."""

    body: BodyRef
    delegated: Annotated[tuple[DelegableSubject, ...], Items(minimum=1, unique=True)]
    decision: DecisionRef
    valid_through: Day | None = None


@declare("partnership", path="bodies/{body}/dissolution", nl="Orgaan opgeheven", en="Body dissolved")
class BodyDissolved(Payload):
    """The body is no more."""

    body: BodyRef
