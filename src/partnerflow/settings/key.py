"""The secret that keys the fingerprints of idempotent requests: one file, made once, never replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnerflow.errors import InvalidSettingError
from partnerflow.settings.durable import create_once

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
