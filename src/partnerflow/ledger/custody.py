"""Whose key signs: the file `notary.key`, a key in memory, or a signer elsewhere (docs/spec/checkpoints.md §2)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.settings import create_once, sync
from partnerflow.transparency.keys import SEED_SIZE, Ed25519Key, Signer
from partnerflow.transparency.notes import VerifierKey

FILE = "notary.key"
PUBLIC_FILE = "notary.vkey"

Chance = Callable[[int], bytes]
"""So many unguessable bytes."""


class Custody(Protocol):
    """The keys of one ledger."""

    def at_hand(self) -> Sequence[Signer]:
        """Those at hand, the one in use first.

        Raises:
            InvalidSettingError: there is none, or it cannot be read.
        """

    def renewed(self, name: str, used: Collection[str]) -> Signer:
        """A key of this name that was not used yet, kept durably; it signs from the moment that the ledger names it.

        Raises:
            InvalidSettingError: it cannot be kept, or it has to be made elsewhere.
        """

    def use(self, vkey: str) -> None:
        """From now on this one is in use; the others follow it."""


class MemoryCustody:
    """Keys that are gone with their process."""

    def __init__(self, name: str, chance: Chance) -> None:
        self._chance = chance
        self._keys = [Ed25519Key.from_seed(name, chance(SEED_SIZE))]

    def at_hand(self) -> Sequence[Signer]:
        return tuple(self._keys)

    def renewed(self, name: str, used: Collection[str]) -> Signer:
        self._keys.append(Ed25519Key.from_seed(name, self._chance(SEED_SIZE)))
        return self._keys[-1]

    def use(self, vkey: str) -> None:
        self._keys.sort(key=lambda key: key.vkey != vkey)


class FileCustody:
    """Keys in a file for its owner alone, one a line; the first line is the one in use."""

    def __init__(self, folder: Path, chance: Chance) -> None:
        self._path = folder / FILE
        self._chance = chance

    def exists(self) -> bool:
        """Whether there is such a file."""
        return self._path.exists()

    def create(self, name: str) -> None:
        """Make the first key, unless another process was first.

        Raises:
            InvalidSettingError: the file cannot be made.
        """
        try:
            create_once(self._path, _line(Ed25519Key.from_seed(name, self._chance(SEED_SIZE))))
        except OSError as error:
            raise self.faulty(error.strerror or "cannot be made") from error

    def at_hand(self) -> Sequence[Ed25519Key]:
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
            keys = [Ed25519Key.from_skey(line) for line in lines if line]
        except (OSError, UnicodeDecodeError, UnprovenError) as error:
            raise self.faulty(getattr(error, "strerror", None) or "holds no keys") from None
        if not keys:
            raise self.faulty("is empty")
        return keys

    def renewed(self, name: str, used: Collection[str]) -> Signer:
        key = Ed25519Key.from_seed(name, self._chance(SEED_SIZE))
        self._write([*self.at_hand(), key])
        return key

    def use(self, vkey: str) -> None:
        self._write(sorted(self.at_hand(), key=lambda key: key.vkey != vkey))

    def _write(self, keys: Sequence[Ed25519Key]) -> None:
        draft = self._path.with_name(f".{FILE}.new")
        try:
            draft.unlink(missing_ok=True)
            create_once(draft, b"".join(map(_line, keys)))
            draft.replace(self._path)
            sync(self._path.parent)
        except OSError as error:
            raise self.faulty(error.strerror or "cannot be written") from error

    def faulty(self, why: str) -> InvalidSettingError:
        """What to tell of a key file that cannot be used."""
        return InvalidSettingError(
            f"the notary's key {self._path} {why}: put the key that signed for this ledger back in its place, or name "
            "the folder that holds it in PARTNERFLOW_LEDGER"
        )


class KeptElsewhere:
    """Keys that securesystemslib reaches by private key URIs: an HSM, a key service, a file of its own.

    `notary.vkey` in the ledger folder holds the vkey of each, a line for a URI; a key with another name is another key.
    """

    def __init__(self, folder: Path, uris: Sequence[str]) -> None:
        self._path = folder / PUBLIC_FILE
        try:
            vkeys = [VerifierKey.parse(line) for line in self._path.read_text(encoding="utf-8").split()]
        except (OSError, UnicodeDecodeError, UnprovenError) as error:
            raise self._faulty(getattr(error, "strerror", None) or "holds something else") from error
        if not vkeys or len(vkeys) != len(uris):
            raise self._faulty(f"holds {len(vkeys)} lines, PARTNERFLOW_SIGNER {len(uris)} URIs")
        self._keys = [_Elsewhere(uri, key) for uri, key in zip(uris, vkeys, strict=True)]

    def at_hand(self) -> Sequence[Signer]:
        return tuple(self._keys)

    def renewed(self, name: str, used: Collection[str]) -> Signer:
        for key in self._keys:
            if key.vkey not in used and key.name == name:
                return key
        raise self._faulty(f"holds no unused key named {name}; make it where it is to be kept")

    def use(self, vkey: str) -> None:
        self._keys.sort(key=lambda key: key.vkey != vkey)

    def _faulty(self, why: str) -> InvalidSettingError:
        return InvalidSettingError(
            f"PARTNERFLOW_SIGNER: {self._path} {why}: write the vkey of each key there, one a line, in the order of the URIs"
        )


class _Elsewhere:
    """One key that signs where it is kept."""

    def __init__(self, uri: str, key: VerifierKey) -> None:
        self._key = key
        try:
            from securesystemslib import signer
            from securesystemslib.exceptions import Error
        except ImportError as error:
            raise InvalidSettingError("PARTNERFLOW_SIGNER needs `pip install partnerflow[custody]`") from error
        # Both are in its documentation; its own stubs do not export them.
        public = signer.SSlibKey(key.vkey, "ed25519", "ed25519", {"public": key.public.hex()})  # type: ignore[attr-defined]
        scheme = uri.partition(":")[0]
        try:
            self._reached = signer.Signer.from_priv_key_uri(uri, public)  # type: ignore[attr-defined]
        except (ValueError, OSError, Error) as error:
            # The rest of a URI can be a secret.
            raise InvalidSettingError(f"PARTNERFLOW_SIGNER: {scheme}:… cannot be used: {error}") from error

    @property
    def vkey(self) -> str:
        return self._key.vkey

    @property
    def name(self) -> str:
        return self._key.name

    def sign(self, message: bytes) -> bytes:
        return bytes.fromhex(self._reached.sign(message).signature)


def _line(key: Ed25519Key) -> bytes:
    return f"{key.skey}\n".encode()
