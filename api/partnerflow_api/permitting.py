"""What a view is permitted under: each declares it where it stands, and an app with a view that does not never starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, TypeVar

from flask import Flask

from partnerflow.application.access.permissions import PERMISSIONS, Permission

Open: TypeAlias = Literal["open"]
OPEN: Final[Open] = "open"
"""In place of a permission: anybody may ask, and nothing of the workspace is told."""

V = TypeVar("V", bound=Callable[..., Any])
_DECLARED = "partnerflow_permit"


class UndeclaredPermission(TypeError):  # noqa: N818 - it is a mistake of who wrote the view, as any TypeError
    """A view says no permission, or one that there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Under what a view acts: its permission, and the purpose that the record of reading says."""

    permission: Permission | Open
    purpose: str


def permitted(permission: Permission | Open, purpose: str | None = None) -> Callable[[V], V]:
    """Declare the permission that a view acts under.

    Args:
        permission: the one permission, or `OPEN`.
        purpose: what the record of reading calls it; the name of the view when left out.

    Raises:
        UndeclaredPermission: there is no such permission.
    """
    if permission != OPEN and permission not in PERMISSIONS:
        raise UndeclaredPermission(f"there is no permission {permission!r}")

    def declare(view: V) -> V:
        setattr(view, _DECLARED, Permit(permission=permission, purpose=purpose or view.__name__))
        return view

    return declare


open_to_all = permitted(OPEN)
"""Declare that anybody may ask for a view, known or not: it tells nothing of the workspace."""


def permits(app: Flask) -> Mapping[str, Permit]:
    """What each endpoint of the finished app acts under.

    Raises:
        UndeclaredPermission: the view of a route declares none.
    """
    return {rule.endpoint: _permit(app, rule.endpoint) for rule in app.url_map.iter_rules()}


def _permit(app: Flask, endpoint: str) -> Permit:
    view = app.view_functions[endpoint]
    found = getattr(view, _DECLARED, None)
    if isinstance(found, Permit):
        return found
    if endpoint.rpartition(".")[2] == "static":
        # Flask's own view for files of the program.
        return Permit(permission=OPEN, purpose=endpoint)
    raise UndeclaredPermission(f"the view of {endpoint} declares no permission")
