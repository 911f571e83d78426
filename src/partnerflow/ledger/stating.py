"""Statements of the operator: a key takes over, or the ledger goes on after a restore (docs/spec/checkpoints.md §2, §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.ledger.comparing import contradictions, root_at
from partnerflow.ledger.holding import HANDED_OVER, hold_for, refusal
from partnerflow.ledger.keyring import Signers
from partnerflow.ledger.notary import Notary
from partnerflow.ledger.scrub.scrubbing import Scrubbed
from partnerflow.ledger.tables import LedgerTables, Signed
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of
from partnerflow.transparency.entries import KeyEntry, RecoveryEntry, parse_entry, rotation_message
from partnerflow.transparency.keys import Signer
from partnerflow.transparency.merkle import EMPTY_ROOT
from partnerflow.transparency.notes import VerifierKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """How a hold ended: what the ledger was last is lost beyond `kept`; None where nothing that was signed is missing."""

    lost: Checkpoint | None
    kept: int
    signed: Signed | None


def rotate(notary: Notary) -> Signed:
    """Let a new key take over; the old one signs along for 90 days.

    Raises:
        HeldError: the workspace is held.
        InvalidSettingError: there is no new key, or none can be kept.
    """
    with notary.lock.taken(wait=True):
        notary.bulletin.admit()
        signers = notary.signers()
        new = notary.keyring.custody.renewed(signers.origin, signers.known)
        return _stated(notary, notary.scrubbed(), [_handover(signers.current, new)], new)


def recover(notary: Notary, tables: LedgerTables, reason: str) -> Recovered:
    """End a hold.

    Where everything that was signed is still there, it just ends. Otherwise the ledger says of each name that it had what
    was lost of it, and goes on under a new origin and a new key, which the old one signs for.

    Raises:
        HeldError: the database contradicts itself; it is to be restored first. The error says what was found.
        InvalidSettingError: the workspace is not held, or there is no new key.
    """
    with notary.lock.taken(wait=True):
        held = notary.bulletin.look(fresh=True).held
        if held is None:
            raise InvalidSettingError("the workspace is not held: there is nothing to recover from")
        if held.reason == HANDED_OVER:
            raise InvalidSettingError(
                "the workspace was handed over: nothing is lost. Where nobody goes on with it elsewhere, "
                "`partnerflow workspace take-back` lets this host go on"
            )
        scrubbed = notary.scrub.run()
        if scrubbed.findings:
            raise refusal(hold_for(scrubbed.findings, notary.instant()))
        ending = f"{notary.instant()} {reason}"
        if not contradictions(tables, notary.journal):
            notary.bulletin.release(ending)
            return Recovered(lost=None, kept=tables.last_epoch().size, signed=None)
        signed_before = _signed_before(notary, tables)
        losses = _losses(tables, signed_before)
        signers = notary.signers()
        new = notary.keyring.custody.renewed(_next_origin(signers, signed_before), signers.known)
        entries = [
            RecoveryEntry(
                lost_size=lost.size,
                lost_root=lost.root,
                kept_size=kept,
                kept_root=root_at(tables, kept) if kept else EMPTY_ROOT,
                at=notary.seconds(),
                lost_origin=lost.origin,
                reason=reason,
            ).to_bytes()
            for lost, kept in losses
        ]
        signed = _stated(notary, scrubbed, [*entries, _handover(signers.current, new)], new)
        notary.bulletin.release(ending)
        lost, kept = losses[-1]
        return Recovered(lost=lost, kept=kept, signed=signed)


def _stated(notary: Notary, scrubbed: Scrubbed, statements: Sequence[bytes], new: Signer) -> Signed:
    signed = notary.conclude(scrubbed, statements)
    if signed is None:
        raise InvalidSettingError("another notary signed at this moment: run it again")
    notary.keyring.custody.use(new.vkey)
    return signed


def _handover(old: Signer, new: Signer) -> bytes:
    return KeyEntry(new=new.vkey, old=old.vkey, signature=old.sign(rotation_message(new.vkey))).to_bytes()


def _signed_before(notary: Notary, tables: LedgerTables) -> list[Checkpoint]:
    """What was signed, in the order of signing, as far as anything here still tells it."""
    try:
        signed = [checkpoint_of(note) for note in notary.journal.notes()]
    except UnprovenError as error:
        raise InvalidSettingError("the journal cannot be read: move it away, and run this again") from error
    if (row := tables.checkpoint()) is not None and (published := checkpoint_of(row.note)) not in signed:
        # A journal that does not know of it is an older one, unless it tells of another future under this name.
        last = next((each for each in reversed(signed) if each.origin == published.origin), None)
        if last is None or _stands(tables, last):
            signed.append(published)
    return signed


def _losses(tables: LedgerTables, signed: Sequence[Checkpoint]) -> list[tuple[Checkpoint, int]]:
    """The end of each name that the ledger was signed under, the last one behind, and how much of it is kept.

    Those that a recovery here speaks of already are left out. A copy from before an earlier recovery has lost that one's
    entry, too: what it said is said again.
    """
    statements = [parse_entry(data) for _, data in tables.statements(tables.last_epoch().size)]
    told = {entry.lost_origin for entry in statements if isinstance(entry, RecoveryEntry)}
    last = {checkpoint.origin: place for place, checkpoint in enumerate(signed)}
    places = sorted(place for origin, place in last.items() if origin not in told)
    return [(signed[place], _kept(tables, signed[: place + 1])) for place in places]


def _kept(tables: LedgerTables, signed: Sequence[Checkpoint]) -> int:
    """The size of the greatest signed tree that is a beginning of the last one and of what stands."""
    smallest = signed[-1].size + 1
    for checkpoint in reversed(signed):
        # What was signed before something smaller is of a future that was lost by then.
        if checkpoint.size < smallest:
            smallest = checkpoint.size
            if _stands(tables, checkpoint):
                return checkpoint.size
    return 0


def _stands(tables: LedgerTables, checkpoint: Checkpoint) -> bool:
    return checkpoint.size <= tables.last_epoch().size and root_at(tables, checkpoint.size) == checkpoint.root


def _next_origin(signers: Signers, signed: Sequence[Checkpoint]) -> str:
    """The first name that nothing was signed under: a log that has shown two futures is dead."""
    used = {checkpoint.origin for checkpoint in signed} | {VerifierKey.parse(vkey).name for vkey in signers.known}
    first = min(used, key=len)
    number = 2
    while f"{first}/{number}" in used:
        number += 1
    return f"{first}/{number}"
