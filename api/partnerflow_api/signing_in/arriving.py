"""Somebody who was let in elsewhere, for the first time or again: the account that is theirs here."""

from __future__ import annotations

from contextlib import suppress

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials import assigned, find_account, find_named, link_account, make_account
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from partnerflow.errors import RefusedError, UnauthenticatedError
from partnerflow_api.signing_in.openid.client import Person

ARRIVAL = "sign-in"
_LONGEST_LABEL = 200


def arrived(service: Partnerflow, person: Person) -> Account:
    """The account of somebody whose word another vouches for.

    Who is known by issuer and subject is that account, whatever their address is now. Who is not gets the account that was
    invited by the address that the other verified, or else one of their own, without any right. An invitation counts once:
    an address that changed hands is no key to the account of who had it before.

    Raises:
        UnauthenticatedError: their account was ended.
    """
    found = find_account(service, person.issuer, person.subject) or _first_time(service, person)
    if found.disabled_at is not None:
        raise UnauthenticatedError("the account was ended")
    return found


def principal_of(service: Partnerflow, account: Account) -> Principal:
    """An account as who asks, with the roles that it has now."""
    given = (each for each in assigned(service, account.id) if each.withdrawn_at is None)
    return Principal(id=account.id, kind="person", assignments=tuple(each.assignment for each in given))


def _first_time(service: Partnerflow, person: Person) -> Account:
    account = _invited(service, person) or _unknown(service, person)
    with suppress(RefusedError):
        link_account(service, account.id, person.issuer, person.subject)
    # Two first visits at once: the one that came second finds what the first one made.
    linked = find_account(service, person.issuer, person.subject)
    if linked is None:
        raise UnauthenticatedError("the account was taken meanwhile")
    return linked


def _invited(service: Partnerflow, person: Person) -> Account | None:
    found = find_named(service, person.email) if person.email is not None else None
    if found is None or found.email is None or found.issuer is not None or found.disabled_at is not None:
        return None
    return found


def _unknown(service: Partnerflow, person: Person) -> Account:
    label = person.name or person.email or person.subject
    try:
        return make_account(service, label, person.email, by=ARRIVAL)
    except RefusedError:
        # Two people may have one name; nobody else has this one at this provider.
        return make_account(service, f"{label} ({person.subject})"[:_LONGEST_LABEL], None, by=ARRIVAL)
