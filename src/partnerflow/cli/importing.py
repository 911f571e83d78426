"""`partnerflow import`: facts from a file, every rule checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from partnerflow.cli import exits
from partnerflow.cli.definitions import definition_named
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import print_json
from partnerflow.cli.progress import progress
from partnerflow.cli.telling import fault_data, faults_told, say
from partnerflow.cli.workspace import workspace
from partnerflow.errors import Fault, FaultyError
from partnerflow.messages import Language

if TYPE_CHECKING:
    from partnerflow.application.imports import ImportReport

_CHUNK = 1 << 16
_PRINCIPAL = "command-line"
_TITLE = {"nl": "Importeren", "en": "Importing"}
_DONE = {
    "nl": "{read} feiten gelezen: {recorded} {verb}, {known} waren al bekend.",
    "en": "{read} facts read: {recorded} {verb}, {known} known already.",
}
_VERB = {
    "nl": ("vastgelegd", "in orde en niet vastgelegd (proef)"),
    "en": ("recorded", "in order and not recorded (dry run)"),
}
_REFUSED = {"nl": "Geweigerd; er is niets vastgelegd:", "en": "Refused; nothing was recorded:"}
_SKIPPED = {"nl": "Deze reeksen zijn niet vastgelegd:", "en": "These streams were not recorded:"}


@click.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, record nothing.")
@click.option("--per-stream", is_flag=True, help="Keep the streams that are whole, also when others are refused.")
@click.option("--process", metavar="NAME.vN", help="The process that new partnerships follow. [default: partnership]")
@click.option("--json", "as_json", is_flag=True, help="Tell the result as JSON.")
@language_option
@click.pass_context
def command(
    ctx: click.Context, file: BinaryIO, dry_run: bool, per_stream: bool, process: str | None, as_json: bool
) -> None:
    """Import facts from a file, checking every rule.

    FILE holds one fact in JSON a line; - reads the standard input. All or nothing, unless --per-stream. Importing the
    same facts again changes nothing. Exits with 1 when a fact was refused.
    """
    from partnerflow.application.imports import ImportRequest, lines_of

    language = chosen_language(ctx)
    with workspace() as service, progress(_TITLE[language], _count_lines(file)) as told:
        request = ImportRequest(
            dry_run=dry_run,
            per_stream=per_stream,
            principal=_PRINCIPAL,
            process=definition_named(service.processes, process) if process else None,
        )
        report: ImportReport | None = None
        stopped: dict[str, Any] = {}
        try:
            report = service.import_facts(lines_of(_chunks(file)), request, told)
            refused = report.refused
        except FaultyError as error:
            refused, stopped = error.faults, error.data
    if as_json:
        _print_json(_done(report, stopped), refused, language)
    else:
        _print_plainly(report, refused, language)
    ctx.exit(exits.REFUSED if refused else exits.OK)


def _count_lines(file: BinaryIO) -> int | None:
    if not file.seekable():
        return None
    count = sum(chunk.count(b"\n") for chunk in _chunks(file))
    file.seek(0)
    return count


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(_CHUNK), b"")


def _done(report: ImportReport | None, stopped: Mapping[str, Any]) -> dict[str, Any]:
    if report is None:
        return {"importId": stopped["import_id"], "dryRun": stopped["dry_run"], "read": stopped["read"]}
    return {
        "importId": report.import_id,
        "dryRun": report.dry_run,
        "read": report.read,
        "recorded": report.recorded,
        "known": report.known,
        "streams": report.streams,
    }


def _print_json(done: Mapping[str, Any], refused: tuple[Fault, ...], language: Language) -> None:
    print_json({**done, "errors": [fault_data(fault, language) for fault in refused]})


def _print_plainly(report: ImportReport | None, refused: tuple[Fault, ...], language: Language) -> None:
    if refused:
        say([(_REFUSED if report is None else _SKIPPED)[language], *faults_told(refused, language)])
    if report is not None:
        verb = _VERB[language][report.dry_run]
        click.echo(_DONE[language].format(read=report.read, recorded=report.recorded, known=report.known, verb=verb))
