"""The ledger of a service seen from outside, by somebody who keeps what it showed last (docs/spec/checkpoints.md §7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from partnerflow.cli.fetching import Host
from partnerflow.errors import Fault, InvalidSettingError, UnprovenError
from partnerflow.messages import Language, render
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of, open_checkpoint
from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.proofs import verify_consistency


def seen(host: Host, key: str | None, kept: Sequence[Path], memory: Path | None) -> dict[str, Any]:
    """What holds of the newest checkpoint that a host shows; when all of it does, it is what is remembered from now on.

    Args:
        key: the vkey that the reader trusts; without, the host vouches for itself.
        kept: files with earlier checkpoints, taken for true: each must be a beginning of what is shown.
        memory: one more such file, that is written anew; it need not be there yet. What contradicts is kept beside it.

    Raises:
        UnavailableError: the host does not answer, or not as such a service does.
        UnprovenError: ``unsigned`` and what else `open_checkpoint` raises; ``other_origin``, ``shorter`` or ``rewritten``:
            what is shown does not go on from what was kept.
        InvalidSettingError: a file holds no checkpoint.
    """
    note = host.checkpoint()
    keys = [VerifierKey.parse(vkey) for vkey in ([key] if key is not None else host.keys())]
    checkpoint = open_checkpoint(note, keys)
    remembered = [memory] if memory is not None and memory.exists() else []
    earlier = [_kept(path) for path in (*kept, *remembered)]
    with _evidence(note, memory):
        for each in earlier:
            _goes_on(host, each, checkpoint)
    if memory is not None:
        _write(memory, note)
    return {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "root": to_base64(checkpoint.root),
        "signedBy": [vkey.vkey for vkey in keys],
        "trusted": key is not None,
        "since": [each.size for each in earlier],
    }


def refusal_told(error: UnprovenError, url: str, language: Language) -> Iterator[str]:
    """Why what a host shows is not to be relied on, and what to do."""
    data = {**error.data, "url": url, "told": str(error)}
    message = render(Fault(code="seen", reason=error.reason or error.code, data=data), language)
    yield f"partnerflow: {message.text}"
    if message.remedy:
        yield f"  → {message.remedy}"


def _goes_on(host: Host, earlier: Checkpoint, now: Checkpoint) -> None:
    if earlier.origin != now.origin:
        raise UnprovenError("other_origin", origin=now.origin, remembered=earlier.origin)
    if earlier.size > now.size:
        raise UnprovenError("shorter", size=now.size, remembered=earlier.size)
    proof = host.consistency(earlier.size, now.size) if earlier.size < now.size else ()
    try:
        verify_consistency(earlier.size, earlier.root, now.size, now.root, proof)
    except UnprovenError as error:
        raise UnprovenError("rewritten", size=now.size, remembered=earlier.size) from error


@contextmanager
def _evidence(note: str, memory: Path | None) -> Iterator[None]:
    """Two signed notes of which one cannot be a beginning of the other prove to anybody that there were two histories."""
    try:
        yield
    except UnprovenError:
        if memory is not None:
            _write(memory.with_name(f"{memory.name}.refused"), note)
        raise


def _kept(path: Path) -> Checkpoint:
    try:
        return checkpoint_of(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, UnprovenError) as error:
        raise InvalidSettingError(f"{path} holds no checkpoint: {error}") from error


def _write(path: Path, note: str) -> None:
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_text(note, "utf-8")
        # Stopped halfway it still remembers what it did.
        draft.replace(path)
    except OSError as error:
        raise InvalidSettingError(f"{path} cannot be written: {error.strerror}") from error
