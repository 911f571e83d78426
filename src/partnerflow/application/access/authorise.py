"""The check: whether whoever asks may do this here. There is no other; what is not permitted is forbidden."""

from __future__ import annotations

from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.principal import Principal
from partnerflow.application.access.rights import Rights
from partnerflow.errors import ForbiddenError


def authorise(principal: Principal, rights: Rights, permission: Permission) -> None:
    """Let it go on when the scopes of a principal leave a permission, and a role that it holds here gives it.

    Raises:
        ForbiddenError: they do not; which of the two is the reason.
    """
    in_scope(principal, permission)
    if not rights.may(permission):
        raise ForbiddenError(f"no role gives {permission} here", reason="role_may_not", permission=permission)


def in_scope(principal: Principal, permission: Permission) -> None:
    """Let it go on when the scopes of a principal leave a permission, whatever its roles.

    Raises:
        ForbiddenError: they do not.
    """
    if principal.scopes is not None and permission not in principal.scopes:
        raise ForbiddenError(f"the scopes leave {permission} out", reason="scope_leaves_out", permission=permission)
