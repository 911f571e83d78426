"""Principals: made, found, disabled, let in again, and erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.identities import new_principal
from partnerflow.application.credentials.records import Account
from partnerflow.application.credentials.refusals import refused, unknown
from partnerflow.application.credentials.roles import new_assignments
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def make_account(
    service: Partnerflow, label: str, email: str | None = None, *, by: str, assignments: Sequence[Assignment] = ()
) -> Account:
    """An account for a person, with roles; it has no way in yet.

    Args:
        label: the name of the person.
        email: with it the person signs in, and an identity provider's account is recognised; else the label is the name.
        by: who makes it.
        assignments: its first roles.

    Raises:
        RefusedError: another account has that name, or the policy has no such role.
    """
    made = Account(
        id=new_principal(service, "person"),
        kind="person",
        label=label,
        email=email,
        created_at=instant(service.clock.now()),
        created_by=by,
    )
    service.credentials.principals.add(made, assigned=new_assignments(service, made.id, assignments, by))
    return made


def account(service: Partnerflow, id_: str) -> Account:
    """One principal, whatever became of it.

    Raises:
        NotFoundError: nobody is known by this pseudonym.
    """
    found = service.credentials.principals.find(id_)
    if found is None:
        raise unknown(id_)
    return found


def accounts(service: Partnerflow) -> tuple[Account, ...]:
    """The accounts of persons, in the order in which they were made."""
    return service.credentials.principals.every("person")


def find_named(service: Partnerflow, name: str) -> Account | None:
    """The person who signs in under a name or e-mail address; case makes no difference."""
    return service.credentials.principals.named(name)


def find_account(service: Partnerflow, issuer: str, subject: str) -> Account | None:
    """The person that an identity provider knows as this."""
    return service.credentials.principals.of_subject(issuer, subject)


def link_account(service: Partnerflow, id_: str, issuer: str, subject: str) -> None:
    """Let an identity provider's subject be this person.

    Raises:
        RefusedError: it is another person's, or this account was erased.
        NotFoundError: nobody is known by this pseudonym.
    """
    if not service.credentials.principals.link(account(service, id_).id, issuer, subject):
        raise refused("subject_taken", issuer=issuer)


def revoke(service: Partnerflow, id_: str, by: str) -> None:
    """End a secret, or a principal with all that it holds, at once and in every process; twice changes nothing.

    Raises:
        NotFoundError: no secret and no principal has this identity.
    """
    at, kept = instant(service.clock.now()), service.credentials
    if kept.principals.find(id_) is not None:
        kept.principals.disable(id_, at, by)
    elif kept.secrets.find(id_) is not None:
        kept.secrets.revoke(id_, at, by)
    else:
        raise unknown(id_)


def enable(service: Partnerflow, id_: str, by: str) -> None:
    """Let a person in again. Sessions that were ended and passwords that were dropped do not come back.

    Raises:
        NotFoundError: nobody is known by this pseudonym.
        RefusedError: it is no person, or was erased.
    """
    found = account(service, id_)
    if found.kind != "person" or found.erased_at is not None:
        raise refused("ended_for_good", principal=id_)
    service.credentials.principals.enable(id_, instant(service.clock.now()), by)


def erase_account(service: Partnerflow, id_: str, by: str) -> None:
    """Forget name, address and identity of a principal; its pseudonym, its roles and who gave them stay.

    It is disabled with that. Bytes are overwritten as after every erasure (docs/spec/erasure.md).

    Raises:
        NotFoundError: nobody is known by this pseudonym.
    """
    at = instant(service.clock.now())
    service.credentials.principals.erase(account(service, id_).id, at, by)
    service.erasures.finish()
