"""`partnerflow key`: keys of programs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.lifetimes import OVERLAP_HOURS
from partnerflow.cli.days import DAY
from partnerflow.cli.giving import BY, roles_given, roles_told
from partnerflow.cli.language import language_option
from partnerflow.cli.printing import json_option, print_json
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

_DAYS = 90


@click.group("key")
def command() -> None:
    """Give programs a way in. A token is shown once, on the output and nowhere else; only its hash is kept."""


@command.command("create")
@click.argument("label")
@roles_given
@click.option("--scope", "scopes", multiple=True, metavar="PERMISSION",
              help="A permission that it may use; may be given again. Without it: all that its roles give.")  # fmt: skip
@click.option("--expires", type=DAY, metavar="DAY", help=f"Its last day; {_DAYS} days from now when left out.")
@json_option
@language_option
def create(
    label: str, assignments: tuple[Assignment, ...], scopes: tuple[str, ...], expires: str | None, as_json: bool
) -> None:
    """Make a key called LABEL and print its token."""
    from partnerflow.application.credentials import make_key

    with workspace() as service:
        made, token = make_key(
            service,
            label,
            assignments,
            scopes=frozenset(scopes) if scopes else None,
            expires=_day(expires) or service.clock.now().date() + timedelta(days=_DAYS),
            by=BY,
        )
        _tell_token(service, made.id, token, as_json)


@command.command("list")
@json_option
@language_option
def list_keys(as_json: bool) -> None:
    """List the keys: their roles, until when they open anything, when they were last used."""
    from partnerflow.application.credentials import keys

    with workspace() as service:
        told = [_told(service, each.id) for each in keys(service)]
    if as_json:
        print_json({"items": told})
        return
    for key in told:
        newest = key["tokens"][0]
        standing = f"revoked {key['disabledAt']}" if key["disabledAt"] else f"until {newest['expiresAt']}"
        click.echo(f"{key['id']}  {key['label']}: {roles_told(key['roles'])}")
        click.echo(f"  {standing}, last used {newest['lastUsedAt'] or 'never'}")


@command.command("rotate")
@click.argument("key")
@click.option("--overlap-hours", type=int, default=OVERLAP_HOURS, show_default=True, metavar="HOURS",
              help="How long the token before it lives on; 0 ends it now.")  # fmt: skip
@click.option("--expires", type=DAY, metavar="DAY", help="Its last day; as many days as the one before when left out.")
@json_option
@language_option
def rotate(key: str, overlap_hours: int, expires: str | None, as_json: bool) -> None:
    """Give KEY, such as key-mzxw6ytboi2dgnbv, another token and print it. Roles and scopes stay."""
    from partnerflow.application.credentials import rotate_key

    with workspace() as service:
        token = rotate_key(service, key, by=BY, overlap_hours=overlap_hours, expires=_day(expires))
        _tell_token(service, key, token, as_json)


@command.command("revoke")
@click.argument("key")
@json_option
@language_option
def revoke_key(key: str, as_json: bool) -> None:
    """Revoke KEY with all its tokens, or one token by its identity, at once and for good."""
    from partnerflow.application.credentials import revoke

    with workspace() as service:
        revoke(service, key, BY)
    if as_json:
        print_json({"revoked": key})
    else:
        click.echo(f"{key} opens nothing any more.")


def _tell_token(service: Partnerflow, key: str, token: str, as_json: bool) -> None:
    if as_json:
        print_json({"token": token, "key": _told(service, key)})
        return
    say([f"{key}: its token, shown now and never again:"])
    click.echo(token)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _told(service: Partnerflow, id_: str) -> dict[str, Any]:
    from partnerflow.application.credentials import account, assigned
    from partnerflow.application.credentials.telling import told_key

    return told_key(account(service, id_), assigned(service, id_), service.credentials.secrets.of(id_))
