"""Passwords of local accounts, hashed with Argon2id (RFC 9106)."""

from __future__ import annotations

import unicodedata
from base64 import b32encode
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from partnerflow.application.credentials.accounts import account
from partnerflow.application.credentials.records import Account, Password
from partnerflow.application.credentials.refusals import refused, unauthenticated
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

SHORTEST = 12
LONGEST = 256
_DRAWN, _GROUP = 20, 5
_HASHER = PasswordHasher()


def set_password(service: Partnerflow, principal: str, password: str, by: str, *, first: bool = False) -> None:
    """Give a person a password in place of the one before, and end the person's sessions everywhere.

    Args:
        principal: the person's pseudonym.
        password: 12 to 256 characters, of any kind.
        by: who sets it.
        first: it was made here and given out; its owner is still to choose another.

    Raises:
        NotFoundError: nobody is known by this pseudonym.
        RefusedError: too short, too long, the same as the name; or the account is disabled or of no person.
    """
    found = account(service, principal)
    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise refused("password_too_short", "/password", least=SHORTEST)
    if len(plain) > LONGEST:
        raise refused("password_too_long", "/password", most=LONGEST)
    if plain.casefold() in {name.casefold() for name in (found.label, found.email) if name}:
        raise refused("password_is_name", "/password")
    kept = Password(hash=_HASHER.hash(plain), set_at=instant(service.clock.now()), first=first)
    if found.kind != "person" or not service.credentials.passwords.keep(principal, kept, by):
        raise refused("disabled", principal=principal)


def make_password(service: Partnerflow) -> str:
    """A password of 100 unguessable bits, in groups that can be read out and typed over."""
    drawn = b32encode(service.chance.salt()).decode().lower()[:_DRAWN]
    return "-".join(drawn[place : place + _GROUP] for place in range(0, _DRAWN, _GROUP))


def check_password(service: Partnerflow, name: str, password: str) -> Account:
    """The person who signs in under this name with this password.

    It takes as long whether the name is known or not.

    Raises:
        UnauthenticatedError: there is none: the name, the password or the account is not right. Which stays unsaid.
    """
    found = service.credentials.principals.named(name)
    kept = service.credentials.passwords.find(found.id) if found is not None else None
    right = _verified(kept.hash if kept is not None else _nobody(), password)
    if found is None or kept is None or not right or found.disabled_at is not None:
        raise unauthenticated()
    return found


def first_password_stands(service: Partnerflow, name: str) -> bool:
    """Whether the account of this name, when it is not disabled, still has a password that was made for it."""
    found = service.credentials.principals.named(name)
    return found is not None and found.disabled_at is None and has_first_password(service, found.id)


def has_password(service: Partnerflow, principal: str) -> bool:
    """Whether a person signs in with a password."""
    return service.credentials.passwords.find(principal) is not None


def has_first_password(service: Partnerflow, principal: str) -> bool:
    """Whether a person still has the password that was given out."""
    kept = service.credentials.passwords.find(principal)
    return kept is not None and kept.first


def _verified(hash_: str, password: str) -> bool:
    plain = _normal(password)
    try:
        return len(plain) <= LONGEST and _HASHER.verify(hash_, plain)
    except VerifyMismatchError:
        return False


@cache
def _nobody() -> str:
    """What the password of an unknown name is held against."""
    return _HASHER.hash("")


def _normal(password: str) -> str:
    # The same characters come composed from one keyboard and decomposed from another.
    return unicodedata.normalize("NFC", password)
