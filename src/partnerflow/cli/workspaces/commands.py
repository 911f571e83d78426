"""The commands of `partnerflow workspace`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import msgspec

from partnerflow.cli import exits
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import json_option, print_json, print_plainly
from partnerflow.cli.telling import say
from partnerflow.errors import Fault, UnprovenError
from partnerflow.messages import Language, render
from partnerflow.settings import Settings, workspace_settings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
_confirm = click.option("--confirm", metavar="NAME", help="The name once more, instead of being asked for it.")


@click.group("workspace")
def command() -> None:
    """Make, list, export, hand over and delete workspaces: one store, login and ledger for each tenant.

    They stand in the folder PARTNERFLOW_WORKSPACES, and a server answers for each below /w/NAME/. On PostgreSQL
    PARTNERFLOW_DATABASE names the database with the login of its owner; otherwise each is a file of its own.
    """


@command.command("create")
@click.argument("name")
@click.option("--origin", metavar="TEXT", help="How its ledger is called. [default: a random name]")
@click.option("--from", "archive", type=_FILE, metavar="FILE", help="Begin with what was exported or handed over.")
@click.option(
    "--print-url", is_flag=True, help="Print the URL of its store once, instead of writing it to the registry."
)
@json_option
@language_option
@click.pass_context
def create(
    ctx: click.Context, name: str, origin: str | None, archive: Path | None, print_url: bool, as_json: bool
) -> None:
    """Make the workspace NAME, with a store, a login and a ledger of its own.

    With --from of an export the facts stand as they stood, and a new ledger begins; of a handing over this host goes on with
    the ledger where the other one stopped.
    """
    from partnerflow.cli.workspaces.making import made

    new = made(_settings(), name, origin=origin, archive=archive, kept=not print_url)
    if as_json:
        data = {"name": name, "database": str(new.settings.database), "vkey": new.vkey, "facts": new.facts}
        print_json({**data, "account": new.account, **({"url": new.url} if print_url else {})})
    else:
        language = chosen_language(ctx)
        _tell(language, "made", name=name, database=str(new.settings.database), vkey=new.vkey)
        if new.facts:
            _tell(language, "filled", facts=new.facts)
        for line in new.account:
            click.echo(line)
        if print_url:
            say(_words(language, "printed", name=name))
            click.echo(new.url)
    if not new.walled:
        say(_words(chosen_language(ctx), "not_walled"))


@command.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the workspaces of the registry: where each lies, how much is in it, and whether it is open."""
    from partnerflow.cli.workspaces.listing import listed

    found = [asdict(each) for each in listed(_settings())]
    (print_json if as_json else print_plainly)(found)


@command.command("export")
@click.argument("name")
@click.option("-o", "--output", "file", type=_NEW_FILE, required=True, help="The file to write.")
@click.option(
    "--without-person-keys", is_flag=True, help="Leave out the keys of persons: nobody can read their data in it."
)
@json_option
@language_option
@click.pass_context
def export(ctx: click.Context, name: str, file: Path, without_person_keys: bool, as_json: bool) -> None:
    """Write everything that the tenant of NAME takes along: facts, bundles, a backup, the ledger and its public keys.

    The service may be running. `partnerflow workspace verify` checks the file anywhere, and `create --from` makes a
    workspace of it elsewhere. The key that signs is not in it: for that, hand over.
    """
    from partnerflow.cli.workspaces.exporting import exported

    settings = workspace_settings(_settings(), name)
    contents = exported(settings, name, file, persons=not without_person_keys)
    if as_json:
        print_json(msgspec.to_builtins(contents))
        return
    language = chosen_language(ctx)
    _tell(language, "exported", file=str(file), name=name, facts=contents.position, at=contents.made_at)
    if contents.unsigned:
        _tell(language, "unsigned", partnerships=", ".join(contents.unsigned))


@command.command("verify")
@click.argument("file", type=_FILE)
@click.option("--key", "keys", multiple=True, metavar="VKEY", help="A key of the ledger that you trust.")
@json_option
@language_option
@click.pass_context
def verify(ctx: click.Context, file: Path, keys: tuple[str, ...], as_json: bool) -> int:
    """Recompute an export from its own bytes: no service, no network. Exits with 1 when something does not hold."""
    from partnerflow.cli.workspaces.exporting import verified

    try:
        found = verified(file, _settings(), keys)
    except UnprovenError as error:
        say([f"partnerflow: {error}"])
        return exits.REFUSED
    if as_json:
        print_json(asdict(found))
    else:
        language = chosen_language(ctx)
        _tell(language, "verified", **asdict(found))
        if not found.trusted:
            _tell(language, "untrusted")
    return exits.OK


@command.command("hand-over")
@click.argument("name")
@click.option("-o", "--output", "file", type=_NEW_FILE, required=True, help="The file to write.")
@click.option("--to", required=True, metavar="TEXT", help="Who goes on with it; readers and writers here are told.")
@json_option
@language_option
@click.pass_context
def hand_over(ctx: click.Context, name: str, file: Path, to: str, as_json: bool) -> None:
    """Write the file with which another host goes on with NAME, and stop recording and signing here, for good.

    The key of the ledger is in it. The service may be running: from then on it only reads.
    """
    from partnerflow.cli.workspaces.handing import handed_over

    settings = _settings()
    contents = handed_over(workspace_settings(settings, name), settings.database, name, file, to)
    if as_json:
        print_json(msgspec.to_builtins(contents))
    else:
        _tell(chosen_language(ctx), "handed_over", file=str(file), name=name, facts=contents.position, to=to)


@command.command("take-back")
@click.argument("name")
@click.option("--reason", required=True, help="Why nobody else goes on with it; it is kept.")
@_confirm
@language_option
@click.pass_context
def take_back(ctx: click.Context, name: str, reason: str, confirm: str | None) -> int:
    """Go on here with NAME, which was handed over, or whose handing over was interrupted."""
    from partnerflow.cli.workspaces.handing import taken_back

    settings = _settings()
    own = workspace_settings(settings, name)
    if not _confirmed(chosen_language(ctx), "confirm_taking_back", name, confirm):
        return exits.REFUSED
    taken_back(own, settings.database, reason)
    _tell(chosen_language(ctx), "taken_back", name=name)
    return exits.OK


@command.command("delete")
@click.argument("name")
@_confirm
@language_option
@click.pass_context
def delete(ctx: click.Context, name: str, confirm: str | None) -> int:
    """Delete NAME for good: keys first, then schema, login, role, files and its place in the registry.

    A server lets go of it at once. Interrupted, run it again.
    """
    from partnerflow.cli.workspaces.removing import deleted

    settings = _settings()
    workspace_settings(settings, name)
    if not _confirmed(chosen_language(ctx), "confirm_deletion", name, confirm):
        return exits.REFUSED
    deleted(settings, name)
    _tell(chosen_language(ctx), "deleted", name=name)
    return exits.OK


def _settings() -> Settings:
    """Of the registry itself, whichever workspace other commands are told to mean."""
    return Settings.read({name: value for name, value in os.environ.items() if name != "PARTNERFLOW_WORKSPACE"})


def _confirmed(language: Language, reason: str, name: str, given: str | None) -> bool:
    if given is None:
        say(_words(language, reason, name=name))
        given = click.prompt(name, prompt_suffix=" ? ", err=True, default="", show_default=False)
    if given != name:
        say(_words(language, "not_confirmed"))
    return given == name


def _tell(language: Language, reason: str, **data: Any) -> None:
    for line in _words(language, reason, **data):
        click.echo(line)


def _words(language: Language, reason: str, **data: Any) -> Iterator[str]:
    message = render(Fault(code="workspace", reason=reason, data=data), language)
    yield message.text
    if message.remedy:
        yield f"  → {message.remedy}"
