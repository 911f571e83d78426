"""Bits that flip in a database file, and every answer that the history in it gives."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from partnerflow.application.imports import ImportRequest
from partnerflow.errors import PartnerflowError
from partnerflow.ledger.scrub.findings import UNREADABLE
from partnerflow.persistence.opening import OpenedStore, open_store
from tests.support.ledgers import ledger_over
from tests.support.processes import shipped_process
from tests.support.service import example_lines, service_over

Answers = dict[str, Any]
Address = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A signed workspace, closed: its file, the folder of its ledger, and what it answers."""

    file: Path
    ledger: Path
    addresses: tuple[Address, ...]
    answers: Answers


def original(folder: Path, lines: int) -> Original:
    """A workspace with so many lines of the example, signed."""
    file, ledger_folder = folder / "store.db", folder / "ledger"
    with closing(service_over(open_store(f"sqlite:///{file}"))) as service:
        asked = ImportRequest(process=shipped_process("partnership"))
        service.import_facts(example_lines()[:lines], asked)
        position = service.store.wait(lines, 20.0)
    with closing(open_store(f"sqlite:///{file}")) as store:
        assert ledger_over(store, ledger_folder).settle(position, 20.0) is not None
        heads = store.inspection.heads(None, 1000)
        addresses = tuple((head.kind, head.key) for head in heads)
        answers = _answers(store, addresses)
    return Original(file=file, ledger=ledger_folder, addresses=addresses, answers=answers)


def flipped(untouched: Original, folder: Path, chance: Random) -> tuple[int, bool, bool]:
    """Flip one bit in a copy: where, whether any answer of the history changed or failed, and whether that was found."""
    copy = folder / "flipped.db"
    for companion in folder.glob("flipped.db*"):
        companion.unlink()
    shutil.copy(untouched.file, copy)
    # The keys of persons lie beside the file.
    shutil.copy(f"{untouched.file}.persons", f"{copy}.persons")
    at = chance.randrange(copy.stat().st_size * 8)
    with copy.open("r+b") as file:
        file.seek(at // 8)
        (byte,) = file.read(1)
        file.seek(at // 8)
        file.write(bytes((byte ^ 1 << at % 8,)))
    try:
        store = open_store(f"sqlite:///{copy}", sequence=False)
    except PartnerflowError:
        # A file that is refused at its opening is never signed.
        return at, True, True
    with closing(store):
        changed = _changed(store, untouched)
        return at, changed, _is_found(store, untouched, folder)


def _changed(store: OpenedStore, untouched: Original) -> bool:
    try:
        return _answers(store, untouched.addresses) != untouched.answers
    except (PartnerflowError, *UNREADABLE, sqlite3.Error):
        return True


def _is_found(store: OpenedStore, untouched: Original, folder: Path) -> bool:
    kept = folder / "flipped.ledger"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(untouched.ledger, kept)
    try:
        ledger = ledger_over(store, kept)
        return ledger.standing().held is not None or ledger.scrub.run().findings != ()
    except PartnerflowError:
        return True


def _answers(store: OpenedStore, addresses: tuple[Address, ...]) -> Answers:
    told: Answers = {"heads": store.heads(addresses), "position": store.position(), "log": store.log(limit=10_000)}
    for kind, key in addresses:
        head = store.head(kind, key)
        told[f"{kind} {key}"] = head
        told[f"about {key}"] = store.keys_about("grant", key)
        if head is not None:
            told[f"facts of {key}"] = store.read(head.stream_id)
            told[f"texts of {key}"] = store.disclosures(head.stream_id)
            told[f"places of {key}"] = [
                store.position_of(head.stream_id, version) for version in range(1, head.version + 1)
            ]
    return told
