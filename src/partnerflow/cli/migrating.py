"""`partnerflow process migrate`: let a partnership go on under another version of its process, or see what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from partnerflow.cli import exits
from partnerflow.cli.days import DAY
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import print_json, print_plainly
from partnerflow.cli.telling import fault_data, faults_told, say
from partnerflow.cli.workspace import workspace
from partnerflow.errors import Fault
from partnerflow.messages import Language

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

_PRINCIPAL = "command-line"


@click.command("migrate")
@click.argument("partnership")
@click.option("--to", "version", type=click.IntRange(1, 999_999_999), required=True, help="The version to go on under.")
@click.option("--process", "name", help="Another process than the present one; asks for a decision.")
@click.option("--map", "mapped", multiple=True, metavar="PART:OLD=NEW",
              help="A word that changes, such as phases:sharing=delen; may be given again.")  # fmt: skip
@click.option("--by", help="Who brings it: the code of a party, such as LIN.")
@click.option("--reason", help="Why.")
@click.option("--decision", help="The decision of the partners, such as D-07.")
@click.option("--on", "day", type=DAY, help="From which day; today when left out.")
@click.option("--dry-run", is_flag=True, help="Show the mapping and what would be refused; record nothing.")
@click.option("--json", "as_json", is_flag=True, help="Tell the outcome as JSON.")
@language_option
@click.pass_context
def command(
    ctx: click.Context,
    partnership: str,
    version: int,
    name: str | None,
    mapped: tuple[str, ...],
    by: str | None,
    reason: str | None,
    decision: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Let a partnership go on under another version of its process.

    What it recorded stays as it is and is read in the words of the other version. It is refused when anything in use
    would be lost; --dry-run tells what, and records nothing. PARTNERSHIP is a key such as vast-verder.
    """
    language, words = chosen_language(ctx), ",".join(mapped) or None
    asked = {"version": str(version), "name": name, "map": words, "decision": decision}
    with workspace() as service:
        given = {wire: value for wire, value in asked.items() if value is not None}
        found = service.ask(partnership, "migration_preview", given, as_of=day, as_known_at=None).answer
        if dry_run:
            _print_preview(found, as_json, language)
            ctx.exit(exits.OK if found["possible"] else exits.REFUSED)
        if by is None or reason is None:
            raise click.UsageError("say who brings it and why, by --by and --reason; or look first, with --dry-run")
        data = {
            "to": {"name": name or found["from"]["name"], "version": version},
            **_renamings(words),
            **({"decision": decision} if decision else {}),
            "reason": reason,
        }
        line = {"by": by, "data": data, **({"occurredAt": day} if day else {})}
        _record(service, partnership, line, as_json)


def _record(service: Partnerflow, partnership: str, line: dict[str, Any], as_json: bool) -> None:
    # Everything else in this package starts without the rooms below.
    from partnerflow.application.recording import RecordRequest

    request = RecordRequest(
        stream="partnership",
        key=partnership,
        fact="ProcessMigrated",
        line=line,
        version_required=False,
        principal=_PRINCIPAL,
    )
    answer = service.record(request)
    fact, state = answer.facts[0], answer.stream.history.state
    if as_json:
        print_json({"fact": fact.id, "process": state.process.full_name, "version": answer.stream.head.version})
    else:
        click.echo(f"{fact.id}: {partnership} goes on under {state.process.full_name} from {fact.occurred_on}")


def _renamings(mapped: str | None) -> dict[str, list[dict[str, str]]]:
    from partnerflow.process.renaming import entries

    found: dict[str, list[dict[str, str]]] = {}
    for part, old, new in entries(mapped) if mapped else ():
        found.setdefault(part, []).append({"from": old, "to": new})
    return found


def _print_preview(found: dict[str, Any], as_json: bool, language: Language) -> None:
    faults = [Fault(**refusal) for refusal in found["refusals"]]
    if as_json:
        print_json({**found, "refusals": [fault_data(fault, language) for fault in faults]})
        return
    changes = {
        part: {
            "renamed": [f"{item['from']} → {item['to']}" for item in told["carried"] if item["from"] != item["to"]],
            "new": told["new"],
            "dropped": told["dropped"],
        }
        for part, told in found["mapping"].items()
    }
    print_plainly({"possible": found["possible"], "mapping": changes})
    say(faults_told(faults, language))
