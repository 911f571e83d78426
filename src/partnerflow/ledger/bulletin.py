"""What this process knows of the ledger, at most a second old: the newest checkpoint, and whether the workspace is held."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition
from time import monotonic

from partnerflow.application.ports import Hold
from partnerflow.ledger.holding import refusal
from partnerflow.ledger.tables import BEFORE_THE_FIRST, Epoch, LedgerTables, News, Signed

FRESH = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest checkpoint with its cosignatures and its epoch, if there is one, and an open hold."""

    note: str | None = None
    signed: Signed | None = None
    epoch: Epoch = BEFORE_THE_FIRST
    cosigners: tuple[str, ...] = ()
    held: Hold | None = None


class Bulletin:
    """One look at the tables serves all askers of a second."""

    def __init__(self, tables: LedgerTables) -> None:
        self._tables = tables
        self._changed = Condition()
        self._seen = Seen()
        self._news: News | None = None
        self._looked = float("-inf")
        self._own: Hold | None = None

    def look(self, *, fresh: bool = False) -> Seen:
        """What is known, looked up anew after a second, or now."""
        with self._changed:
            if fresh or monotonic() - self._looked >= FRESH:
                self._refresh()
            return self._seen

    def admit(self) -> None:
        """Refuse while the workspace is held.

        Raises:
            HeldError: it is; the reason and what was found are in it.
        """
        held = self.look().held
        if held is not None:
            raise refusal(held)

    def hold(self, hold: Hold) -> None:
        """Hold the workspace from now on; this process does so even when the tables cannot be written."""
        with self._changed:
            if self._seen.held is None:
                self._own = hold
                self._looked = float("-inf")
                self._seen = Seen(held=hold)
                self._news = None
                self._tables.hold(hold)
            self._changed.notify_all()

    def release(self, told: str) -> None:
        """End every hold."""
        self._tables.release(told)
        with self._changed:
            self._own = None
            self._refresh()

    def tell(self) -> None:
        """Something was published: whoever waits for it looks."""
        with self._changed:
            self._refresh()
            self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Sleep until this process publishes something, or the time is up."""
        with self._changed:
            self._changed.wait(seconds)

    def _refresh(self) -> None:
        news = self._tables.news()
        self._looked = monotonic()
        if news == self._news:
            return
        signed = self._tables.checkpoint(news.size) if news.size is not None else None
        if signed is None:
            self._seen = Seen(held=news.held or self._own)
        else:
            lines = self._tables.cosignatures(signed.size)
            self._seen = Seen(
                note=cosigned(signed.note, lines),
                signed=signed,
                epoch=self._tables.epoch_before(signed.size),
                cosigners=tuple(lines),
                held=news.held or self._own,
            )
        self._news = news


def cosigned(note: str, lines: dict[str, str]) -> str:
    """A note with the lines of those who cosigned it."""
    return note + "".join(f"{line}\n" for line in lines.values())
