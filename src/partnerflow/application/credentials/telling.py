"""Principals as they are told, over HTTP and on the command line: never a hash, never a token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partnerflow.application.credentials.records import Account, Assigned, Secret


def told_key(key: Account, roles: Iterable[Assigned], tokens: Iterable[Secret]) -> dict[str, Any]:
    """A key, with every role and every token that it was given."""
    scopes = None if key.scopes is None else sorted(key.scopes)
    return {**_told(key, roles), "scopes": scopes, "tokens": list(map(told_secret, tokens))}


def told_account(account: Account, roles: Iterable[Assigned]) -> dict[str, Any]:
    """An account, with every role that it was given."""
    return {**_told(account, roles), "email": account.email, "issuer": account.issuer, "erasedAt": account.erased_at}


def told_secret(secret: Secret) -> dict[str, Any]:
    """A token or a session, without what opens anything."""
    return {
        "id": secret.id,
        "issuedAt": secret.issued_at,
        "issuedBy": secret.issued_by,
        "expiresAt": secret.expires_at,
        "revokedAt": secret.revoked_at,
        "revokedBy": secret.revoked_by,
        "lastUsedAt": secret.last_used_at,
    }


def _told(principal: Account, roles: Iterable[Assigned]) -> dict[str, Any]:
    return {
        "id": principal.id,
        "label": principal.label,
        "createdAt": principal.created_at,
        "createdBy": principal.created_by,
        "disabledAt": principal.disabled_at,
        "disabledBy": principal.disabled_by,
        "roles": list(map(_told_role, roles)),
    }


def _told_role(given: Assigned) -> dict[str, Any]:
    role = given.assignment
    return {
        "id": given.id,
        "role": role.role,
        "actor": role.actor,
        "project": role.project,
        "partnerships": None if role.partnerships is None else sorted(role.partnerships),
        "through": role.through,
        "withholds": sorted(role.withholds),
        "givenAt": given.given_at,
        "givenBy": given.given_by,
        "withdrawnAt": given.withdrawn_at,
        "withdrawnBy": given.withdrawn_by,
    }
