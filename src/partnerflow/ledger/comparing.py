"""The database against the journal: what was signed must still be there (docs/spec/checkpoints.md §4)."""

from __future__ import annotations

from partnerflow.errors import CorruptionError, UnprovenError
from partnerflow.ledger.journal import Journal
from partnerflow.ledger.nodes import Nodes
from partnerflow.ledger.scrub.findings import ContradictionError, Finding, reading
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.proofs import tree_root


def contradictions(tables: LedgerTables, journal: Journal) -> list[Finding]:
    """Why what stands in the database is not what the journal says was signed; nothing when it is."""
    found: list[Finding] = []
    with reading(found, "ledger"):
        _compare(tables, journal)
    return found


def root_at(tables: LedgerTables, size: int) -> bytes:
    """The root of the tree as its entries stand now, not as anybody remembers them."""
    return tree_root(size, Nodes(tables))


def _compare(tables: LedgerTables, journal: Journal) -> None:
    # In this order: another notary that signs meanwhile writes journal before table, and the epoch before both.
    published = tables.checkpoint()
    try:
        note = journal.newest()
        newest = checkpoint_of(note) if note is not None else None
    except UnprovenError as error:
        raise ContradictionError("journal_unreadable") from error
    if newest is None:
        if published is not None:
            raise ContradictionError("journal_gone", size=published.size)
        return
    if published is not None and published.size > newest.size:
        raise ContradictionError("journal_behind", size=published.size, signed=newest.size)
    size = tables.last_epoch().size
    if size < newest.size:
        raise ContradictionError("shorter_than_signed", size=size, signed=newest.size)
    try:
        agrees = root_at(tables, newest.size) == newest.root
    except CorruptionError:
        agrees = False
    if not agrees:
        raise ContradictionError("other_root_than_signed", size=newest.size)
    if published is not None and published.size == newest.size and published.note != note:
        raise ContradictionError("checkpoint_altered", size=published.size)
