"""The database against the journal: what was signed must still be there (docs/spec/checkpoints.md §4)."""

from __future__ import annotations

from partnerflow.errors import CorruptionError, UnprovenError
from partnerflow.ledger.journal import Journal, checkpoint_of
from partnerflow.ledger.nodes import Nodes
from partnerflow.ledger.scrub.findings import Finding
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.proofs import tree_root


def contradiction(tables: LedgerTables, journal: Journal) -> Finding | None:
    """Why what stands in the database is not what the journal says was signed; None when it is."""
    # In this order: another notary that signs meanwhile writes journal before table, and the epoch before both.
    published = tables.checkpoint()
    try:
        note = journal.newest()
        newest = checkpoint_of(note) if note is not None else None
    except UnprovenError:
        return Finding(reason="journal_unreadable", where={})
    if newest is None:
        return Finding(reason="journal_gone", where={"size": published.size}) if published is not None else None
    if published is not None and published.size > newest.size:
        return Finding(reason="journal_behind", where={"size": published.size, "signed": newest.size})
    size = tables.last_epoch().size
    if size < newest.size:
        return Finding(reason="shorter_than_signed", where={"size": size, "signed": newest.size})
    try:
        agrees = root_at(tables, newest.size) == newest.root
    except CorruptionError:
        agrees = False
    if not agrees:
        return Finding(reason="other_root_than_signed", where={"size": newest.size})
    if published is not None and published.size == newest.size and published.note != note:
        return Finding(reason="checkpoint_altered", where={"size": published.size})
    return None


def root_at(tables: LedgerTables, size: int) -> bytes:
    """The root of the tree as its entries stand now, not as anybody remembers them."""
    return tree_root(size, Nodes(tables))
