"""Which keys sign: the one that the ledger's last key statement names, and those it took over from for a while."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.errors import InvalidSettingError
from partnerflow.ledger.custody import Custody
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.entries import KeyEntry, parse_entry
from partnerflow.transparency.keys import Signer, is_signed_by
from partnerflow.transparency.notes import VerifierKey, parse_note

SIGNING_ALONG = 90 * 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Who signs now, the key in use first, and every key that the ledger ever named or that is at hand."""

    signers: tuple[Signer, ...]
    known: frozenset[str]

    @property
    def current(self) -> Signer:
        """The key in use."""
        return self.signers[0]

    @property
    def origin(self) -> str:
        """The ledger's name: that of the key in use."""
        return VerifierKey.parse(self.current.vkey).name

    @property
    def vkeys(self) -> tuple[str, ...]:
        """What verifies them."""
        return tuple(signer.vkey for signer in self.signers)


class Keyring:
    """The keys of a ledger, in the light of its statements."""

    def __init__(self, custody: Custody, tables: LedgerTables) -> None:
        self.custody = custody
        self._tables = tables

    def signers(self, size: int, now: int) -> Signers:
        """Who signs the tree of this size at this second (Unix).

        Raises:
            InvalidSettingError: the key that the ledger names is not at hand.
        """
        keys = {key.vkey: key for key in self.custody.at_hand()}
        current, retired = next(iter(keys)), dict[str, int]()
        for number, data in self._tables.statements(size):
            entry = parse_entry(data)
            if isinstance(entry, KeyEntry):
                current = entry.new
                retired[entry.old] = self._tables.epochs(number)[0].at
        if current not in keys:
            name = VerifierKey.parse(current)
            raise InvalidSettingError(
                f"the key {name.name} {name.key_id.hex()} that signs for this ledger is gone: put it back in its place",
                vkey=current,
            )
        along = [vkey for vkey, at in retired.items() if vkey in keys and vkey != current and now < at + SIGNING_ALONG]
        return Signers(
            signers=tuple(keys[vkey] for vkey in (current, *along)),
            known=frozenset((*keys, *retired, current)),
        )

    def signed(self, note: str) -> tuple[str, ...]:
        """The keys at hand that signed a note, in the order of their lines."""
        parsed = parse_note(note)
        keys = [VerifierKey.parse(key.vkey) for key in self.custody.at_hand()]
        lines = [(line.name, line.key_id) for line in parsed.signatures]
        found = [key for key in keys if is_signed_by(parsed, key)]
        return tuple(key.vkey for key in sorted(found, key=lambda key: lines.index((key.name, key.key_id))))
