"""What an audit replays and what it comes to: the entries of a ledger, its checkpoints and, at home, every fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import TYPE_CHECKING

from partnerflow.errors import UnprovenError
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of, open_checkpoint
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.replay import Flaw, Replay, replayed

if TYPE_CHECKING:
    from partnerflow.application.ports import Store
    from partnerflow.application.replaying import Finding
    from partnerflow.ledger.tables import LedgerTables

Told = Callable[[int], None]
_PAGE = 1000


@dataclass(slots=True, kw_only=True)
class Audited:
    """What was replayed, and what of it does not hold.

    `trusted` says whether a key that the caller named vouches for the checkpoints; `lost` are those of them that a recovery
    declares lost. `facts` were judged one by one, None where no content was at hand.
    """

    replay: Replay
    checkpoints: tuple[Checkpoint, ...] = ()
    trusted: bool = False
    flaws: list[Flaw] = field(default_factory=list)
    facts: int | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.flaws and not self.findings

    @property
    def lost(self) -> list[Checkpoint]:
        """The checkpoints that a recovery declares lost."""
        return [each for each in self.checkpoints if self.replay.lost_by(each) is not None]


def audited(
    replay: Replay, entries: Iterable[bytes], notes: Sequence[str], key: str | None, hints: Sequence[str] = ()
) -> Audited:
    """Entries replayed, and the notes of the checkpoints met on the way held against the keys of the ledger.

    Args:
        replay: fresh, and knowing the checkpoints of `notes`.
        key: a vkey that the caller trusts.
        hints: the keys that the ledger's host names: believed only where the ledger tells of none, and nobody is trusted.
    """
    flaws = list(replayed(replay, entries))
    if key is not None and replay.keys and key not in replay.keys:
        flaws.append(Flaw(number=0, reason="key_of_another_ledger", data={"name": key}))
    known = [*replay.keys, *([key] if key is not None else [])] or list(hints)
    keys = [VerifierKey.parse(vkey) for vkey in dict.fromkeys(known)]
    for note in notes:
        try:
            open_checkpoint(note, keys)
        except UnprovenError as error:
            flaws.append(Flaw(number=checkpoint_of(note).size, reason=error.reason or error.code))
    met = tuple(checkpoint_of(note) for note in notes)
    return Audited(replay=replay, checkpoints=met, trusted=key is not None, flaws=flaws)


def workspace_audited(
    store: Store, tables: LedgerTables, journal: Iterable[str], since: Sequence[str], key: str | None, told: Told
) -> Audited:
    """A workspace recomputed from its stored bytes: events, entries, maps, and every checkpoint of tables and journal."""
    notes = list(dict.fromkeys([*_published(tables), *journal, *since]))
    newest = tables.checkpoint()
    events = (
        (event.stream_id, event.version, event.topic, event.state)
        for event in (logged.event for logged in store.replay())
    )
    replay = Replay([checkpoint_of(note) for note in notes], events)
    pages = takewhile(bool, (tables.entries(first, _PAGE) for first in count(0, _PAGE)))
    entries = counted((entry for page in pages for entry in page), told)
    return audited(replay, entries, notes, key, newest.vkeys if newest is not None else ())


def counted(entries: Iterable[bytes], told: Told) -> Iterable[bytes]:
    """The same entries, each thousandth told."""
    for number, entry in enumerate(entries, 1):
        if number % _PAGE == 0:
            told(number)
        yield entry


def _published(tables: LedgerTables) -> Iterable[str]:
    after = 0
    while page := tables.checkpoints(after):
        yield from (note for _, note in page)
        after = page[-1][0]
