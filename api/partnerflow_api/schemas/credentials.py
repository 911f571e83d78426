"""What is sent and answered about keys, accounts and sessions: never a hash, and a token once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from partnerflow.application.access.permissions import PERMISSIONS
from partnerflow.application.access.principal import ANY, Assignment
from partnerflow.application.credentials.lifetimes import LONGEST_OVERLAP_HOURS, OVERLAP_HOURS
from partnerflow.domain.vocabulary import structs
from partnerflow.domain.vocabulary.enumerations import Confined
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer, Items, ListOf, Text
from partnerflow.domain.vocabulary.references import ProjectRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Day, Line, PersonalEmail, StreamKey
from partnerflow_api.schemas.answers import IDS, STRING, WHOLE, list_of, object_of, shape
from partnerflow_api.schemas.fields import Body, Declared

_MAYBE = {"type": ["string", "null"]}
_IDS_OR_NULL = {"type": ["array", "null"], "items": STRING}
SECRET_ID = Text(form="secret", maximum=16, pattern=r"^[a-z2-7]{16}$")
RoleName = Annotated[str, Text(form="role", maximum=60, pattern=r"^[a-z][a-z0-9_]*$")]
Speaker = Annotated[
    str, Text(form="speaker", maximum=80, pattern=r"^([A-Z][A-Z0-9]{1,7}|extern-[0-9]{1,3}|\*)$", describes="or *")
]


class RoleGiven(structs.Declared):
    """A role by the workspace: for whom it speaks, how far it reaches, until when, and what it does not see."""

    role: RoleName
    actor: Speaker | None = None
    project: ProjectRef | None = None
    partnerships: Annotated[tuple[StreamKey, ...], Items(minimum=1, unique=True)] | None = None
    through: Day | None = None
    withholds: Annotated[tuple[Confined, ...], Items(minimum=1, unique=True)] | None = None


_ROLES = kind_from(Annotated[tuple[RoleGiven, ...], Items()])
_SAYS = f"Roles of the policy; `actor` is for whom each speaks, `{ANY}` whoever the program says it is"


class KeyBody(Body):
    """A key that is to be made."""

    label = Declared(kind_from(Line), required=True, metadata={"description": "What people call it"})
    roles = Declared(_ROLES, required=True, metadata={"description": _SAYS})
    scopes = Declared(
        ListOf(of=Enumeration(values=tuple(sorted(PERMISSIONS))), items=Items(unique=True)),
        metadata={"description": "The only permissions that it may use; all of its roles' when left out"},
    )
    expires = Declared(
        kind_from(Day), required=True, metadata={"description": "Its last day (UTC), at most a year from now"}
    )


class RotateBody(Body):
    """A key that is to get another token."""

    overlapHours = Declared(  # noqa: N815
        Integer(minimum=0, maximum=LONGEST_OVERLAP_HOURS),
        metadata={"description": f"How long the token before it lives on; {OVERLAP_HOURS} when left out"},
    )
    expires = Declared(
        kind_from(Day), metadata={"description": "Its last day; as many days as the one before when left out"}
    )


class AccountBody(Body):
    """An account that is to be made."""

    label = Declared(kind_from(Line), required=True, metadata={"description": "The name of the person"})
    email = Declared(kind_from(PersonalEmail), metadata={"description": "With it the person signs in"})
    roles = Declared(_ROLES, metadata={"description": _SAYS})


class RolesBody(Body):
    """Roles that are to be given."""

    roles = Declared(_ROLES, required=True, metadata={"description": _SAYS})


_SECRET = object_of(
    "id issuedAt issuedBy expiresAt",
    id=STRING,
    issuedAt=STRING,
    issuedBy=STRING,
    expiresAt=STRING,
    revokedAt=_MAYBE,
    revokedBy=_MAYBE,
    lastUsedAt=_MAYBE,
)
_ASSIGNED = object_of(
    "id role withholds givenAt givenBy",
    id=STRING,
    role=STRING,
    actor=_MAYBE,
    project=_MAYBE,
    partnerships=_IDS_OR_NULL,
    through=_MAYBE,
    withholds=IDS,
    givenAt=STRING,
    givenBy=STRING,
    withdrawnAt=_MAYBE,
    withdrawnBy=_MAYBE,
)
_PRINCIPAL = {
    "id": {**STRING, "description": "The pseudonym that stands in facts and in the record of reading"},
    "label": {**_MAYBE, "description": "null when it was erased"},
    "createdAt": STRING,
    "createdBy": STRING,
    "disabledAt": _MAYBE,
    "disabledBy": _MAYBE,
    "roles": {**list_of(_ASSIGNED), "description": "Every one that was ever given"},
}
_KEY = object_of(
    "id label createdAt createdBy roles tokens", **_PRINCIPAL, scopes=_IDS_OR_NULL, tokens=list_of(_SECRET)
)
_ACCOUNT = object_of("id label createdAt createdBy roles", **_PRINCIPAL, email=_MAYBE, issuer=_MAYBE, erasedAt=_MAYBE)
KEY = shape("Key", _KEY)
KEYS = shape("Keys", object_of("items", items=list_of(KEY)))
KEY_MADE = shape(
    "KeyMade",
    object_of("token key", token={**STRING, "description": "Shown now and never again"}, key=KEY),
)
ACCOUNT = shape("Account", _ACCOUNT)
ACCOUNTS = shape("Accounts", object_of("items", items=list_of(ACCOUNT)))
SESSIONS = shape("Sessions", object_of("items", items=list_of(_SECRET)))
ENDED = shape("SessionsEnded", object_of("ended", ended={**WHOLE, "description": "How many were open"}))


def assignments_of(roles: Iterable[dict[str, Any]]) -> tuple[Assignment, ...]:
    """The roles of a body, which was read."""
    return tuple(
        Assignment(
            role=each["role"],
            actor=each.get("actor"),
            project=each.get("project"),
            partnerships=frozenset(each["partnerships"]) if "partnerships" in each else None,
            through=each.get("through"),
            withholds=frozenset(each.get("withholds", ())),
        )
        for each in roles
    )
