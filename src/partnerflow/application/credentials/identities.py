"""New pseudonyms and new secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerflow.application.credentials.ports import NewSecret
from partnerflow.application.credentials.records import AccountKind, Secret, SecretKind
from partnerflow.application.credentials.tokens import TokenKind, hash_of, identity_from, make_token
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def new_principal(service: Partnerflow, kind: AccountKind) -> str:
    """A pseudonym for a principal, such as ``key-mzxw6ytboi2dgnbv``: it stands in facts, and says nothing."""
    return f"{kind}-{identity_from(service.chance.salt())}"


def new_secret(
    service: Partnerflow,
    kind: SecretKind,
    principal: str,
    *,
    expires_at: str,
    by: str,
    origin: str | None = None,
    uses: int | None = None,
    shown_as: TokenKind | None = None,
) -> tuple[NewSecret, str]:
    """A secret of a principal, to be kept, and its token, to be shown once; of the kind of the secret unless told otherwise."""
    id_ = identity_from(service.chance.salt())
    token = make_token(shown_as or kind, id_, service.chance.salt())
    secret = Secret(
        id=id_,
        principal=principal,
        kind=kind,
        issued_at=instant(service.clock.now()),
        issued_by=by,
        expires_at=expires_at,
        origin=origin,
        uses=uses,
    )
    return NewSecret(secret=secret, hash=hash_of(token)), token
