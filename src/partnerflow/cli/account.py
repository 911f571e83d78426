"""`partnerflow account`: accounts of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

import click

from partnerflow.application.access.principal import Assignment
from partnerflow.cli.giving import BY, roles_given, roles_told
from partnerflow.cli.language import language_option
from partnerflow.cli.printing import json_option, print_json
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

_who = click.argument("account", metavar="ACCOUNT")


@click.group("account")
def command() -> None:
    """Give persons a way in. ACCOUNT is a pseudonym such as person-mzxw6ytboi2dgnbv, or the name that signs in."""


@command.command("create")
@click.argument("label")
@click.option("--email", metavar="ADDRESS", help="With it the person signs in; without it, with LABEL.")
@roles_given
@json_option
@language_option
def create(label: str, email: str | None, assignments: tuple[Assignment, ...], as_json: bool) -> None:
    """Make an account for the person LABEL. It has no password until `reset-password` gives it one."""
    from partnerflow.application.credentials import make_account

    with workspace() as service:
        made = make_account(service, label, email, by=BY, assignments=assignments)
        _tell(service, made.id, as_json)


@command.command("list")
@json_option
@language_option
def list_accounts(as_json: bool) -> None:
    """List the accounts and their roles."""
    from partnerflow.application.credentials import accounts

    with workspace() as service:
        told = [_told(service, each.id) for each in accounts(service)]
    _tell_all(told, as_json)


@command.command("assign")
@_who
@roles_given
@json_option
@language_option
def assign_roles(account: str, assignments: tuple[Assignment, ...], as_json: bool) -> None:
    """Give ACCOUNT roles; they count from its next request on."""
    from partnerflow.application.credentials import assign

    if not assignments:
        raise click.UsageError("name a --role")
    with workspace() as service:
        principal = _found(service, account)
        assign(service, principal, assignments, BY)
        _tell(service, principal, as_json)


@command.command("withdraw")
@_who
@click.argument("role", metavar="ROLE-ID")
@json_option
@language_option
def withdraw_role(account: str, role: str, as_json: bool) -> None:
    """Take one role of ACCOUNT back at once, by the identity that `list` shows; that it had it stays known."""
    from partnerflow.application.credentials import withdraw

    with workspace() as service:
        principal = _found(service, account)
        withdraw(service, principal, role, BY)
        _tell(service, principal, as_json)


@command.command("disable")
@_who
@json_option
@language_option
def disable(account: str, as_json: bool) -> None:
    """Disable ACCOUNT and end its sessions everywhere, at once."""
    from partnerflow.application.credentials import revoke

    with workspace() as service:
        principal = _found(service, account)
        revoke(service, principal, BY)
        _tell(service, principal, as_json)


@command.command("enable")
@click.argument("accounts", metavar="ACCOUNT...", nargs=-1, required=True)
@json_option
@language_option
def enable_accounts(accounts: tuple[str, ...], as_json: bool) -> None:
    """Let each ACCOUNT in again. Sessions that were ended stay so."""
    from partnerflow.application.credentials import enable

    with workspace() as service:
        principals = [_found(service, account) for account in accounts]
        for principal in principals:
            enable(service, principal, BY)
        told = [_told(service, principal) for principal in principals]
    _tell_all(told, as_json)


@command.command("erase")
@_who
@json_option
@language_option
def erase(account: str, as_json: bool) -> None:
    """Forget the name, the address and the identity of ACCOUNT for good; its pseudonym stays."""
    from partnerflow.application.credentials import erase_account

    with workspace() as service:
        principal = _found(service, account)
        erase_account(service, principal, BY)
        _tell(service, principal, as_json)


@command.command("reset-password")
@_who
@json_option
@language_option
def reset_password(account: str, as_json: bool) -> None:
    """Give ACCOUNT a new password, print it, and end its sessions everywhere. Its owner is to change it."""
    from partnerflow.application.credentials import make_password, set_password

    with workspace() as service:
        principal = _found(service, account)
        password = make_password(service)
        set_password(service, principal, password, BY, first=True)
    if as_json:
        print_json({"account": principal, "password": password})
        return
    say([f"{principal}: its password, shown now and never again:"])
    click.echo(password)


@command.command("password")
@_who
@click.option("--file", "source", type=click.File(), metavar="FILE",
              help="Take it from the first line of a file, - for the input, instead of asking for it.")  # fmt: skip
@language_option
def choose_password(account: str, source: TextIO | None) -> None:
    """Give ACCOUNT a password that its owner chose, and end its sessions everywhere. It is asked for twice, and not shown."""
    from partnerflow.application.credentials import set_password

    with workspace() as service:
        principal = _found(service, account)
        if source is not None:
            password = source.readline().rstrip("\r\n")
        else:
            password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        set_password(service, principal, password, BY)
    click.echo(f"{principal} has another password.")


def _found(service: Partnerflow, account: str) -> str:
    """The pseudonym of whoever has this name, or what was given: then whoever looks it up tells."""
    from partnerflow.application.credentials import find_named

    named = find_named(service, account)
    return named.id if named is not None else account


def _tell(service: Partnerflow, principal: str, as_json: bool) -> None:
    told = _told(service, principal)
    if as_json:
        print_json(told)
    else:
        click.echo(_line(told))


def _tell_all(accounts: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print_json({"items": accounts})
        return
    for account in accounts:
        click.echo(_line(account))


def _line(account: dict[str, Any]) -> str:
    address = f" <{account['email']}>" if account["email"] else ""
    ended = f", disabled {account['disabledAt']}" if account["disabledAt"] else ""
    return f"{account['id']}  {account['label'] or 'erased'}{address}: {roles_told(account['roles'])}{ended}"


def _told(service: Partnerflow, id_: str) -> dict[str, Any]:
    from partnerflow.application.credentials import account, assigned
    from partnerflow.application.credentials.telling import told_account

    return told_account(account(service, id_), assigned(service, id_))
