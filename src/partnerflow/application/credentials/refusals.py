"""What is refused of whoever gives out credentials, and of whoever shows them."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.rules import refuse
from partnerflow.errors import NotFoundError, RefusedError, UnauthenticatedError

CODE = "credentials"


def refused(reason: str, pointer: str = "", **data: Any) -> RefusedError:
    """One reason why it cannot be given."""
    return RefusedError([refuse(CODE, reason, pointer, **data)])


def unknown(id_: str) -> NotFoundError:
    """Nothing is known here by this identity."""
    return NotFoundError(f"there is no principal or secret {id_}", reason="no_such_principal", id=id_)


def unauthenticated() -> UnauthenticatedError:
    """One error for everything that opens nothing: who tries tokens or names learns nothing from it."""
    return UnauthenticatedError("the credential opens nothing")
