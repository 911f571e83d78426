"""What is looked at in a copy before it becomes the workspace, and what is told of it (docs/how-to/operators.md)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partnerflow.application.instants import instant
from partnerflow.errors import CorruptionError
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of

if TYPE_CHECKING:
    from partnerflow.ledger.journal import Journal
    from partnerflow.ledger.tables import LedgerTables
    from partnerflow.persistence.store import SequencedStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a copy holds, and how it stands to what was signed and erased after it was made.

    `signed` is the newest checkpoint of the journal, `held` why the workspace will start held, None when it will not;
    `erased` texts were erased again, `keyless` ones cannot be read for want of a key. `ended` keys,
    links, sessions and accounts were ended: the copy does not know which of them were ended since.
    """

    facts: int
    size: int
    signed: Checkpoint | None
    held: str | None
    erased: int
    keyless: int
    ended: int


def looked_at(stage: Path, ledger: Path, now: datetime, *, current: bool = False) -> Looked:
    """Look at everything in a staged copy, erase again what was erased since, and hold it where it is not what was signed.

    Args:
        stage: the store file; it is changed.
        ledger: the folder with the journals of checkpoints and erasures.
        now: the present instant, UTC.
        current: whether it stands as its workspace stood last, so that nothing was revoked since and its keys still open it.

    Raises:
        CorruptionError: the copy contradicts itself, or is no beginning of the ledger that the journal is of.
        UnprovenError: a journal cannot be read.
    """
    from partnerflow.ledger.comparing import contradictions
    from partnerflow.ledger.erasures import ErasuresFile
    from partnerflow.ledger.holding import hold_for
    from partnerflow.ledger.journal import FileJournal
    from partnerflow.ledger.tables import LedgerTables
    from partnerflow.persistence.copies.keyless import without_keyless
    from partnerflow.persistence.credentials.ending import end_older
    from partnerflow.persistence.reapplying import reapply
    from partnerflow.persistence.sqlite.opening import open_file, persons_of

    journal = FileJournal(ledger)
    with closing(open_file(stage)) as store:
        erased = reapply(store, ErasuresFile(ledger).read())
        ended = 0 if current else end_older(store.tables, instant(now))
    keyless = without_keyless(stage, persons_of(stage))
    with closing(open_file(stage)) as store:
        tables = LedgerTables(store.tables)
        size = tables.last_epoch().size
        _refuse_contradictions(store, tables, journal, size)
        found = contradictions(tables, journal)
        if found and tables.news().held is None:
            tables.hold(hold_for(found, instant(now)))
        held = tables.news().held
        return Looked(
            facts=store.position(),
            size=size,
            signed=_newest(journal),
            held=held.reason if held is not None else None,
            erased=erased,
            keyless=keyless,
            ended=ended,
        )


def _refuse_contradictions(store: SequencedStore, tables: LedgerTables, journal: Journal, size: int) -> None:
    from partnerflow.application.contents import StoredContents
    from partnerflow.ledger.scrub.order import Order
    from partnerflow.ledger.scrub.scrubbing import Scrub
    from partnerflow.persistence.codec import decode
    from partnerflow.persistence.personal import PersonalTexts

    contents = StoredContents(decode, PersonalTexts(store.keys).opened)
    scrub = Scrub(store, store.inspection, tables, contents, Order(store, tables, contents))
    # The newest that the copy can hold: the journal may tell of two futures, of which one was declared lost.
    held = [each for each in map(checkpoint_of, journal.notes()) if each.size <= size]
    for finding in scrub.run({held[-1].size: held[-1].root} if held else {}).findings:
        raise CorruptionError(f"the backup does not hold: {finding}", reason=finding.reason, **finding.where)


def _newest(journal: Journal) -> Checkpoint | None:
    note = journal.newest()
    return checkpoint_of(note) if note is not None else None
