"""`partnerflow process`: check, read and draw process definitions, and migrate a partnership: that alone opens a store."""

from __future__ import annotations

from pathlib import Path

import click

from partnerflow.cli import migrating
from partnerflow.cli.definitions import definition_named, definitions
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.errors import InvalidDefinitionError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("process")
def command() -> None:
    """Check, show and draw process definitions, and migrate to a newer one."""


command.add_command(migrating.command)


@command.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@language_option
def check(files: tuple[Path, ...]) -> None:
    """Check definitions in YAML files.

    Every fault is told with its line, its path and what was probably meant."""
    from partnerflow.process.catalogue import load_file

    faults: list[dict[str, object]] = []
    for file in files:
        try:
            definition = load_file(file)
        except InvalidDefinitionError as error:
            faults += [{"file": str(file), **fault} for fault in error.data["faults"]]
        else:
            guards, phases = len(definition.guards), len(definition.phases)
            click.echo(f"{file}: {definition.name}.v{definition.version}, {phases} phases, {guards} guards, no faults")
            click.echo(f"sha256 {definition.fingerprint}")
    if faults:
        raise InvalidDefinitionError(faults=faults)


@command.command("show")
@click.argument("name")
@language_option
@click.pass_context
def show(ctx: click.Context, name: str) -> None:
    """Show a definition as text to read.

    NAME is that of a process and its version, such as partnership.v1; without a version, the newest.
    """
    from partnerflow.process.describe import describe

    click.echo(describe(definition_named(definitions(), name), chosen_language(ctx)), nl=False)


@command.command("diagram")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["mermaid", "svg", "list"]), default="mermaid", show_default=True,
              help="Mermaid text, an SVG image, or sentences.")  # fmt: skip
@language_option
@click.pass_context
def diagram(ctx: click.Context, name: str, form: str) -> None:
    """Draw a definition: phases, moves and guards.

    NAME is that of a process and its version, such as partnership.v1; without a version, the newest.
    """
    from partnerflow.domain.phases import all_moves
    from partnerflow.process import diagram

    definition = definition_named(definitions(), name)
    draw = {"mermaid": diagram.mermaid, "svg": diagram.svg, "list": diagram.summary}[form]
    click.echo(draw(definition, all_moves(definition), chosen_language(ctx)).rstrip("\n"))
