"""Rows of credentials to what the application knows, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.ports import NewSecret
from partnerflow.application.credentials.records import Account, Assigned, Secret
from partnerflow.sql import load

Row = Sequence[Any]
_NAMES = msgspec.json.Decoder(frozenset[str])
ACCOUNT_COLUMNS = 15


class Statements:
    """The SQL of one subject for one engine."""

    def __init__(self, engine: str, subject: str) -> None:
        self._engine = engine
        self._subject = subject

    def __getitem__(self, name: str) -> str:
        return load(self._engine, f"statements/credentials/{self._subject}/{name}")


def account_of(row: Row) -> Account:
    """A principal."""
    id_, kind, label, email, issuer, subject, scopes, partnership, pinned, *instants = row
    created_at, created_by, enabled_at, disabled_at, disabled_by, erased_at = instants
    return Account(
        id=id_,
        kind=kind,
        label=label,
        email=email,
        issuer=issuer,
        subject=subject,
        scopes=names_of(scopes),
        partnership=partnership,
        pinned=pinned,
        created_at=created_at,
        created_by=created_by,
        enabled_at=enabled_at,
        disabled_at=disabled_at,
        disabled_by=disabled_by,
        erased_at=erased_at,
    )


def secret_of(row: Row) -> Secret:
    """A key, session or link."""
    id_, principal, kind, origin, uses, used, *instants = row
    issued_at, issued_by, expires_at, revoked_at, revoked_by, last_used_at = instants
    return Secret(
        id=id_,
        principal=principal,
        kind=kind,
        origin=origin,
        uses=uses,
        used=used,
        issued_at=issued_at,
        issued_by=issued_by,
        expires_at=expires_at,
        revoked_at=revoked_at,
        revoked_by=revoked_by,
        last_used_at=last_used_at,
    )


def assignment_of(row: Row) -> Assignment:
    """A role, from its six columns."""
    role, actor, project, partnerships, through, withholds = row
    return Assignment(
        role=role,
        actor=actor,
        project=project,
        partnerships=names_of(partnerships),
        through=through,
        withholds=_NAMES.decode(withholds),
    )


def assigned_of(row: Row) -> Assigned:
    """A role that was given."""
    id_, principal, *role, given_at, given_by, withdrawn_at, withdrawn_by = row
    return Assigned(
        id=id_,
        principal=principal,
        assignment=assignment_of(role),
        given_at=given_at,
        given_by=given_by,
        withdrawn_at=withdrawn_at,
        withdrawn_by=withdrawn_by,
    )


def names_of(text: str | None) -> frozenset[str] | None:
    """A set of names; None stays None."""
    return None if text is None else _NAMES.decode(text)


def names_told(names: frozenset[str] | None) -> str | None:
    """A set of names as it is kept."""
    return None if names is None else msgspec.json.encode(sorted(names)).decode()


def secret_row(new: NewSecret) -> dict[str, Any]:
    """The parameters of a new secret."""
    return {**asdict(new.secret), "hash": new.hash}


def assigned_row(given: Assigned) -> dict[str, Any]:
    """The parameters of a role that is given."""
    role = given.assignment
    return {
        "id": given.id,
        "principal": given.principal,
        "role": role.role,
        "actor": role.actor,
        "project": role.project,
        "partnerships": names_told(role.partnerships),
        "through": role.through,
        "withholds": names_told(role.withholds),
        "given_at": given.given_at,
        "given_by": given.given_by,
    }
