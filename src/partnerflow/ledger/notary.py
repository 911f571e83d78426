"""The notary: closes epochs, and signs what it has recomputed from stored bytes (docs/spec/checkpoints.md §3)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from partnerflow.application.instants import instant
from partnerflow.application.ports import Clock, Store
from partnerflow.errors import HeldError
from partnerflow.ledger.announcing import Announcing
from partnerflow.ledger.bulletin import Bulletin
from partnerflow.ledger.closing import Closing, OvertakenError
from partnerflow.ledger.comparing import contradictions
from partnerflow.ledger.holding import hold_for, refusal
from partnerflow.ledger.journal import Journal
from partnerflow.ledger.keyring import Keyring, Signers
from partnerflow.ledger.locking import NotaryLock
from partnerflow.ledger.scrub.findings import ContradictionError, Finding
from partnerflow.ledger.scrub.order import Recomputed
from partnerflow.ledger.scrub.scrubbing import Scrub, Scrubbed
from partnerflow.ledger.tables import LedgerTables, Signed
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of, sign

IDLE = 86400
_log = logging.getLogger(__name__)


class Notary:
    """Signs for one ledger. Several may run: one of them closes each epoch, the others stand back."""

    def __init__(
        self,
        *,
        store: Store,
        tables: LedgerTables,
        scrub: Scrub,
        closing: Closing,
        keyring: Keyring,
        journal: Journal,
        bulletin: Bulletin,
        lock: NotaryLock,
        clock: Clock,
        announcing: Announcing,
    ) -> None:
        self._store = store
        self._tables = tables
        self.scrub = scrub
        self._closing = closing
        self.keyring = keyring
        self.journal = journal
        self.bulletin = bulletin
        self.lock = lock
        self._clock = clock
        self.announcing = announcing

    def is_due(self) -> bool:
        """Whether there is something to sign: facts that no epoch covers, an unsigned epoch, or a day gone by."""
        epoch, position = self._tables.last_epoch(), self._store.position()
        if epoch.size == 0:
            return position > 0
        signed = self.bulletin.look(fresh=True).signed
        return (
            position > epoch.position or signed is None or signed.size < epoch.size or self.seconds() >= epoch.at + IDLE
        )

    def round(self) -> Signed | None:
        """Scrub everything, close what is new and sign; None when there was nothing to do, or another notary is at it.

        A contradiction holds the workspace, and nothing is signed.

        Raises:
            HeldError: the workspace is held.
            InvalidSettingError: the key or the journal cannot be used.
            UnavailableError: the store does not answer now.
        """
        with self.lock.taken() as taken:
            if not taken or not self.is_due():
                return None
            self.bulletin.admit()
            if found := contradictions(self._tables, self.journal):
                raise self.held(*found)
            return self.conclude(self.scrubbed(), ())

    def scrubbed(self) -> Scrubbed:
        """A look at everything; a contradiction holds the workspace.

        Raises:
            HeldError: there was one.
        """
        note = self.journal.newest()
        newest = checkpoint_of(note) if note is not None else None
        scrubbed = self.scrub.run({newest.size: newest.root} if newest is not None else {})
        if scrubbed.findings:
            raise self.held(*scrubbed.findings)
        return scrubbed

    def conclude(self, scrubbed: Scrubbed, statements: Sequence[bytes]) -> Signed | None:
        """Close what is new, or what was stated, and sign; None when another notary was first. Take the lock before.

        Raises as `round`.
        """
        done = scrubbed.recomputed
        upto = self._store.position()
        try:
            if upto > done.epoch.position or statements or self._is_stale(done):
                self._closing.close(done, scrubbed.map, upto, statements)
            return self._sign(done)
        except OvertakenError:
            _log.info("another notary closed this epoch")
            return None
        except ContradictionError as error:
            raise self.held(error.finding) from error

    def signers(self) -> Signers:
        """Who signs now."""
        return self.keyring.signers(self._tables.last_epoch().size, self.seconds())

    def seconds(self) -> int:
        """Now, in Unix seconds."""
        return int(self._clock.now().timestamp())

    def instant(self) -> str:
        """Now, as it is told."""
        return told(self.seconds())

    def held(self, *findings: Finding) -> HeldError:
        """Hold the workspace for what was found; the error that says so."""
        for finding in findings:
            _log.critical("the workspace is held: %s", finding)
        hold = hold_for(findings, self.instant())
        self.bulletin.hold(hold)
        return refusal(hold)

    def republish(self) -> None:
        """Let everybody see the last note of the journal, where a kill came between the two."""
        note = self.journal.newest()
        if note is not None and self._tables.checkpoint(checkpoint_of(note).size) is None:
            self._publish(note)

    def remind(self) -> None:
        """Announce the newest checkpoint again: a witness that the policy names since then has not heard of it."""
        seen = self.bulletin.look(fresh=True)
        if seen.signed is not None and seen.held is None:
            self.announcing.announce(seen.signed.note)

    def _is_stale(self, done: Recomputed) -> bool:
        return done.epoch.size == 0 or self.seconds() >= done.epoch.at + IDLE

    def _sign(self, done: Recomputed) -> Signed:
        signers = self.keyring.signers(done.epoch.size, self.seconds())
        checkpoint = Checkpoint(signers.origin, done.epoch.size, done.tree.root())
        newest = self.journal.newest()
        if newest is None or checkpoint_of(newest) != checkpoint:
            newest = sign(checkpoint, signers.signers).to_text()
            self.journal.append(newest)
        return self._publish(newest)

    def _publish(self, note: str) -> Signed:
        signed = Signed(size=checkpoint_of(note).size, note=note, vkeys=self.keyring.signed(note))
        self._tables.publish(signed)
        self.bulletin.tell()
        self.announcing.announce(note)
        return signed


def told(seconds: int) -> str:
    """A second of Unix time as it is told: UTC."""
    return instant(datetime.fromtimestamp(seconds, UTC))
