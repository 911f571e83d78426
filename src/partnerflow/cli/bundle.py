"""`partnerflow bundle`: make the file that proves a partnership's history, and check one without trusting whoever made it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnerflow.cli import exits
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import print_json
from partnerflow.cli.telling import say
from partnerflow.cli.verdict import told
from partnerflow.cli.workspace import workspace

if TYPE_CHECKING:
    from partnerflow.application.replaying import Finding

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
_EXITS = {"green": exits.OK, "yellow": exits.UNSHOWN, "red": exits.REFUSED}


@click.group("bundle")
def command() -> None:
    """Make a bundle of a partnership, and check one."""


@command.command("make")
@click.argument("key")
@click.option("--since", type=click.IntRange(min=1), metavar="N",
              help="The size of a checkpoint its reader kept: prove that nothing changed since.")  # fmt: skip
@click.option("-o", "--output", type=_NEW_FILE, help="The file to write; without, the output.")
def make(key: str, since: int | None, output: Path | None) -> None:
    """Write the bundle of the partnership KEY: its history with its proofs, up to the newest checkpoint.

    What was recorded just now is signed first. The file can be checked anywhere, by `partnerflow bundle verify` or by one of
    the two files that need nothing else: /verify and /verify.py of the service.
    """
    with workspace() as service:
        content = service.bundle(key, since=since).to_bytes()
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(content)
        say([f"partnerflow: {output} holds {key}, {len(content)} bytes"])


@command.command("verify")
@click.argument("file", type=_FILE)
@click.option("--key", "keys", multiple=True, metavar="VKEY",
              help="A key of the ledger that you trust; may be given again.")  # fmt: skip
@click.option("--since", type=_FILE, help="A file with an earlier checkpoint that you kept.")
@click.option("--witness", "witnesses", multiple=True, metavar="VKEY",
              help="The key of a witness that you trust; may be given again.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Tell the verdict as JSON (partnerflow-verdict/1).")
@language_option
@click.pass_context
def verify(
    ctx: click.Context,
    file: Path,
    keys: tuple[str, ...],
    since: Path | None,
    witnesses: tuple[str, ...],
    as_json: bool,
) -> int:
    """Check the bundle in FILE: complete, unaltered, witnessed and lawful by every rule. No database is needed.

    Exits with 0 when it is green, 3 when it is yellow (the host vouches for itself), 1 when it is red.
    """
    from partnerflow.transparency.offline import partnerflow_verify

    # The offline file has no types: it is written to be read, in one sitting, by who trusts nothing else.
    verify_offline: Callable[..., dict[str, Any]] = partnerflow_verify.verify
    data = file.read_bytes()
    earlier = None if since is None else since.read_bytes().decode("utf-8", "replace")
    try:
        verdict = verify_offline(data, keys=keys, since=earlier, witnesses=witnesses)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if verdict["complete"]["outcome"] == "yes":
        verdict = judged_by_every_rule(verdict, data)
    if as_json:
        print_json(verdict)
    else:
        for line in told(verdict, chosen_language(ctx), has_key=bool(keys)):
            click.echo(line)
    return _EXITS[verdict["colour"]]


def judged_by_every_rule(verdict: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    """The verdict on a bundle that is complete, with what only the program itself knows to be against its rules."""
    from partnerflow.application.replaying import replay_bundle
    from partnerflow.persistence.codec import decode
    from partnerflow.transparency.bundle import read_bundle

    faults = list(verdict["lawful"]["faults"])
    known = {(fault["stream"], fault["version"]) for fault in faults}
    found = map(_as_fault, replay_bundle(read_bundle(data), decode))
    faults += [fault for fault in found if (fault["stream"], fault["version"]) not in known]
    if not faults:
        return dict(verdict)
    return {**verdict, "colour": "red", "lawful": {"outcome": "no", "faults": faults}}


def _as_fault(finding: Finding) -> dict[str, Any]:
    first = finding.faults[0]
    return {
        "stream": f"{finding.kind}/{finding.key}",
        "version": finding.version,
        "fact": finding.fact or None,
        "rule": first.code if first.code == first.reason else f"{first.code}/{first.reason}",
    }
