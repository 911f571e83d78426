"""How it stands with each witness: a small file in the ledger folder, so that any process can tell it."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec

from partnerflow.ledger.policy_file import read_policy

POLICY_FILE = "policy"

_FILE = "witnesses.json"

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessStanding:
    """What a witness of the policy cosigned last, and what went wrong last.

    `size` and `at` (instant, UTC) tell its last cosignature on a checkpoint of `origin`; `error` why it did not cosign the
    last one that it was sent, None where it did.
    """

    name: str
    url: str | None
    origin: str | None = None
    size: int | None = None
    at: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessedStanding:
    """The witnesses of the policy, and whether those who cosigned the newest checkpoint are enough for its quorum.

    `quorum` is None where there is no policy.
    """

    quorum: bool | None
    witnesses: tuple[WitnessStanding, ...]


class _Kept(msgspec.Struct, kw_only=True):
    """The file: the newest checkpoint that was sent, and the witnesses by name."""

    newest: tuple[str, int] | None = None
    witnesses: dict[str, WitnessStanding] = {}

    def find(self, name: str, url: str | None) -> WitnessStanding:
        told = self.witnesses.get(name)
        # Another URL under this name is another witness, about whom nothing is known yet.
        return told if told is not None and told.url == url else WitnessStanding(name=name, url=url)


def standing(folder: Path) -> WitnessedStanding:
    """How it stands with the witnesses of the ledger in a folder.

    Raises:
        InvalidSettingError: the policy is none; the message names each line that is wrong.
    """
    policy = read_policy(folder / POLICY_FILE)
    if policy is None:
        return WitnessedStanding(quorum=None, witnesses=())
    kept = _read(folder / _FILE)
    told = tuple(kept.find(witness.name, witness.url) for witness in policy.witnesses)
    cosigned = [each.name for each in told if kept.newest is not None and (each.origin, each.size) == kept.newest]
    return WitnessedStanding(quorum=policy.is_met(cosigned), witnesses=told)


class Standings:
    """The file while somebody writes it: one process, any thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._lock = Lock()
        self._kept = _read(self._path)

    def find(self, name: str, url: str) -> WitnessStanding:
        """How it stands with the witness of this name."""
        with self._lock:
            return self._kept.find(name, url)

    def submitted(self, origin: str, size: int) -> None:
        """A newer checkpoint was published."""
        with self._lock:
            self._kept.newest = (origin, size)
            self._write()

    def keep(self, told: WitnessStanding) -> None:
        """How it stands with a witness now."""
        with self._lock:
            self._kept.witnesses[told.name] = told
            self._write()

    def _write(self) -> None:
        draft = self._path.with_name(f".{_FILE}")
        try:
            draft.write_text(json.dumps(msgspec.to_builtins(self._kept)), "ascii")
            # Read by others at any moment: the whole, or what was before.
            draft.replace(self._path)
        except OSError as error:
            # A full disk stops the ledger by itself, and says so; this file is told anew.
            _logger.warning("%s: %s", self._path, error.strerror)


def _read(path: Path) -> _Kept:
    try:
        # Not by msgspec alone: a witness's name is octets, and those that are no UTF-8 are lone surrogates here.
        return msgspec.convert(json.loads(path.read_text("ascii")), _Kept)
    except (OSError, ValueError):
        # Nothing rests on it: the witnesses tell again what they have seen.
        return _Kept()
