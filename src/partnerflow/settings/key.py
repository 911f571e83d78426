"""The secret that keys the fingerprints of idempotent requests: one file, made once, never replaced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from partnerflow.errors import InvalidSettingError

KEY_BYTES = 32


def read_or_create_key(path: Path, fresh: Callable[[], bytes]) -> bytes:
    """The 32 secret bytes in the file `path`; taken from `fresh` where there is none, readable by its owner alone.

    Processes that start together all get the key of the first: a key, once in its place, is never replaced.

    Raises:
        InvalidSettingError: the file cannot be read or made, or does not hold 32 bytes.
    """
    try:
        if not path.exists():
            create_once(path, fresh())
        key = path.read_bytes()
    except OSError as error:
        told = f"PARTNERFLOW_KEY_FILE: {path}: {error.strerror}; name a file in a folder that you may write"
        raise InvalidSettingError(told) from error
    if len(key) != KEY_BYTES:
        told = f"PARTNERFLOW_KEY_FILE: {path} holds {len(key)} bytes, expected {KEY_BYTES}; remove it to get a new one"
        raise InvalidSettingError(told)
    return key


def create_once(path: Path, content: bytes) -> None:
    """Make a file with this content for its owner alone, durably and whole; one that is there already is left as it is.

    Raises:
        OSError: it cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600, by its contract
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        # A link fails where `path` exists: the first one wins, and nobody ever reads half a key.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        Path(draft).unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
