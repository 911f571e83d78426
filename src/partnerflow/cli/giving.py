"""Options with which roles are given on the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from partnerflow.application.access.principal import ANY, Assignment
from partnerflow.cli.days import DAY

BY = "command-line"
F = TypeVar("F", bound=Callable[..., Any])


_OPTIONS = (
    click.option("--role", "roles", multiple=True, metavar="ROLE",
                 help="A role of the policy, such as coordinator; may be given again. What follows holds for each."),
    click.option("--actor", metavar="CODE", help=f"For whom it speaks, such as LIN; {ANY} for whoever the program says."),
    click.option("--project", metavar="PROJECT", help="The project to which it is bounded, such as PF1."),
    click.option("--partnership", "partnerships", multiple=True, metavar="KEY",
                 help="A partnership to which it is bounded; may be given again. Without it: all of the workspace."),
    click.option("--through", type=DAY, metavar="DAY", help="The last day on which it holds."),
    click.option("--withhold", "withholds", multiple=True, metavar="KIND",
                 help="A kind of text that it does not see although the role would, such as persons."),
)  # fmt: skip


def roles_given(function: F) -> F:
    """Adds the options; the command gets what they come to as `assignments`."""

    @wraps(function)
    def command(
        *args: Any,
        roles: tuple[str, ...],
        actor: str | None,
        project: str | None,
        partnerships: tuple[str, ...],
        through: str | None,
        withholds: tuple[str, ...],
        **kwargs: Any,
    ) -> Any:
        assignments = tuple(
            Assignment(
                role=role,
                actor=actor,
                project=project,
                partnerships=frozenset(partnerships) if partnerships else None,
                through=through,
                withholds=frozenset(withholds),
            )
            for role in roles
        )
        return function(*args, assignments=assignments, **kwargs)

    decorated: Any = command
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def roles_told(roles: list[dict[str, Any]]) -> str:
    """The roles that count, in one line: ``funder for PROV (vast-verder), coordinator``."""
    return ", ".join(map(_role_told, (each for each in roles if each["withdrawnAt"] is None))) or "no roles"


def _role_told(role: dict[str, Any]) -> str:
    told = f"{role['role']} [{role['id']}]"
    told += f" for {role['actor']}" if role["actor"] else ""
    told += f" in {', '.join(role['partnerships'])}" if role["partnerships"] else ""
    return told + (f" through {role['through']}" if role["through"] else "")
