"""`partnerflow audit`: everything recomputed by whoever wants to see for themselves, at home or from outside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from partnerflow.cli import exits
from partnerflow.cli.api_key import api_key, key_file_option
from partnerflow.cli.auditing import Audited, audited, counted, workspace_audited
from partnerflow.cli.fetching import Host
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import print_json
from partnerflow.cli.progress import progress
from partnerflow.cli.telling import fault_data
from partnerflow.errors import Fault
from partnerflow.messages import Language, render
from partnerflow.settings import Settings
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.replay import Flaw, Replay
from partnerflow.transparency.tiles import read_entries

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_ENTRIES = {"nl": "Grootboek narekenen", "en": "Recomputing the ledger"}
_FACTS = {"nl": "Feiten beoordelen", "en": "Judging the facts"}
_SHOWN = 20


@click.group("audit")
def command() -> None:
    """Recompute what others have to believe."""


@command.command("replay")
@click.option("--url", metavar="URL", help="The service of somebody else: what you can fetch of its ledger.")
@key_file_option
@click.option(
    "--entries", "entries_file", type=_FILE, metavar="FILE", help="A file of entry tiles, one behind the other."
)
@click.option("--key", metavar="VKEY", help="A key of the ledger that you trust.")
@click.option("--since", type=_FILE, metavar="FILE", help="A file with an earlier checkpoint that you kept.")
@click.option("--json", "as_json", is_flag=True, help="Tell what was found as JSON.")
@language_option
@click.pass_context
def replay(
    ctx: click.Context,
    url: str | None,
    key_file: Path | None,
    entries_file: Path | None,
    key: str | None,
    since: Path | None,
    as_json: bool,
) -> int:
    """Recompute a ledger from its entries: trees, maps, signed checkpoints.

    Without --url or --entries it is the workspace of the settings: its entries are then held against the stored bytes of
    every event, and every fact is judged again by every rule. Nothing is written, and a service may be running meanwhile.
    Exits with 1 when something does not hold.
    """
    if url is not None and entries_file is not None:
        raise click.UsageError("--url or --entries: not both")
    if key_file is not None and url is None:
        raise click.UsageError("--key-file is for --url")
    language = chosen_language(ctx)
    earlier = [] if since is None else [since.read_text("utf-8", "replace")]
    if url is not None:
        found = _of_host(Host(url, api_key(key_file)), key, earlier, language)
    elif entries_file is not None:
        found = _of_file(entries_file, key, earlier, language)
    else:
        found = _of_workspace(key, earlier, language)
    if as_json:
        print_json(_as_json(found, language))
    else:
        for line in _told(found, language):
            click.echo(line)
    return exits.OK if found.holds else exits.REFUSED


def _of_host(host: Host, key: str | None, earlier: list[str], language: Language) -> Audited:
    note = host.checkpoint()
    size = checkpoint_of(note).size
    notes = [*earlier, note]
    with progress(_ENTRIES[language], size) as told:
        return audited(Replay(map(checkpoint_of, notes)), host.entries(size, told), notes, key, host.keys())


def _of_file(path: Path, key: str | None, earlier: list[str], language: Language) -> Audited:
    entries = read_entries(path.read_bytes())
    with progress(_ENTRIES[language], None) as told:
        return audited(Replay(map(checkpoint_of, earlier)), counted(entries, told), earlier, key)


def _of_workspace(key: str | None, earlier: list[str], language: Language) -> Audited:
    from partnerflow.application.replaying import replay as judged
    from partnerflow.bootstrap import SystemClock, definitions, store_url
    from partnerflow.ledger.journal import FileJournal
    from partnerflow.ledger.tables import LedgerTables
    from partnerflow.persistence.codec import decode
    from partnerflow.persistence.histories import Histories
    from partnerflow.persistence.opening import open_store

    settings = Settings.read(os.environ)
    processes = definitions(settings)
    journal = FileJournal(settings.ledger).notes() if settings.ledger is not None else ()
    with closing(open_store(store_url(settings.database), sequence=False)) as store:
        with progress(_ENTRIES[language], None) as told:
            found = workspace_audited(store, LedgerTables(store.tables), journal, earlier, key, told)
        found.facts = store.position()
        events = (logged.event for logged in store.replay())
        texts = Histories(store, processes, SystemClock()).texts
        with progress(_FACTS[language], found.facts) as told:
            found.findings = list(judged(events, processes, texts, decode, told))
    return found


def _told(found: Audited, language: Language) -> Iterator[str]:
    def words(reason: str, **data: Any) -> str:
        return render(Fault(code="audit", reason=reason, data=data), language).text

    seen = found.replay
    yield words("holds" if found.holds else "does_not_hold")
    yield words("recomputed", entries=seen.size, events=seen.events, streams=seen.streams, epochs=seen.epochs)
    yield words("root", root=to_base64(seen.root))
    lost = found.lost
    if found.checkpoints:
        yield words("trusted" if found.trusted else "self_asserted", checkpoints=len(found.checkpoints) - len(lost))
    for checkpoint in lost:
        entry = seen.lost_by(checkpoint)
        kept, reason = (entry.kept_size, entry.reason) if entry is not None else (0, "")
        yield words("lost", size=checkpoint.size, origin=checkpoint.origin, kept=kept, because=reason)
    yield words("not_judged") if found.facts is None else words("judged", facts=found.facts)
    for flaw in found.flaws[:_SHOWN]:
        yield f"  {flaw.number} [{flaw.reason}] {render(_fault(flaw), language).text}"
    for finding in found.findings[:_SHOWN]:
        yield f"  {finding.kind}/{finding.key} {finding.version} {finding.fact or '?'}"
        for fault in finding.faults:
            yield f"    [{fault.code}/{fault.reason}] {render(fault, language).text}"
    more = sum(max(0, len(each) - _SHOWN) for each in (found.flaws, found.findings))
    if more:
        yield words("more", count=more)


def _fault(flaw: Flaw) -> Fault:
    return Fault(code="replay", reason=flaw.reason, data={**flaw.data, "number": flaw.number})


def _as_json(found: Audited, language: Language) -> dict[str, Any]:
    seen = found.replay
    return {
        "holds": found.holds,
        "entries": seen.size,
        "epochs": seen.epochs,
        "events": seen.events,
        "streams": seen.streams,
        "root": to_base64(seen.root),
        "keys": seen.keys,
        "trusted": found.trusted,
        "checkpoints": len(found.checkpoints),
        "lost": [{"origin": each.origin, "size": each.size} for each in found.lost],
        "facts": found.facts,
        "flaws": [
            {
                "number": flaw.number,
                "reason": flaw.reason,
                "detail": render(_fault(flaw), language).text,
                "data": dict(flaw.data),
            }
            for flaw in found.flaws
        ],
        "findings": [
            {
                "stream": f"{finding.kind}/{finding.key}",
                "version": finding.version,
                "fact": finding.fact or None,
                "faults": [fault_data(fault, language) for fault in finding.faults],
            }
            for finding in found.findings
        ],
    }
