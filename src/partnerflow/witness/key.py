"""The key of a witness, and the folder it shares with the memory: the two belong together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.settings import create_once
from partnerflow.transparency.cosignatures import cosigner
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.notes import VerifierKey
from partnerflow.witness.memory import Memory

KEY_FILE = "witness.key"
MEMORY_FILE = "witness.sqlite"


def open_memory(folder: Path) -> Memory:
    """The memory in a folder, made in a folder that has no key either.

    Raises:
        InvalidSettingError: the folder has a key and no memory. A witness that forgot could cosign a second history, so
            it must begin anew under another key.
    """
    if (folder / KEY_FILE).exists() and not (folder / MEMORY_FILE).exists():
        raise InvalidSettingError(
            f"{folder} has a key and no {MEMORY_FILE}: without its memory this witness could cosign a second history. "
            f"Begin anew in another folder, and give its new key to those who used the old one"
        )
    return Memory(folder / MEMORY_FILE)


def open_key(folder: Path, name: str | None, fresh: Callable[[], bytes]) -> Ed25519Key:
    """The key in a folder, made with `name` and 32 bytes of `fresh` where there is none; 0600, and never replaced.

    Raises:
        InvalidSettingError: it cannot be read or made; there is none and no name to make one with; or it has another name.
    """
    path = folder / KEY_FILE
    try:
        if not path.exists():
            if name is None:
                raise InvalidSettingError(
                    f"{folder} has no key yet: give the witness a name, such as --name funder.example/w1"
                )
            create_once(path, f"{Ed25519Key.from_seed(name, fresh()).skey}\n".encode())
        key = Ed25519Key.from_skey(path.read_text("utf-8").removesuffix("\n"))
    except OSError as error:
        raise InvalidSettingError(f"{path}: {error.strerror}") from error
    except (UnprovenError, UnicodeDecodeError) as error:
        told = f"{path} holds no key" if path.exists() else f"{name!r} is no name for a key: no spaces, no +"
        raise InvalidSettingError(told) from error
    held = VerifierKey.parse(key.vkey).name
    if name not in {None, held}:
        raise InvalidSettingError(f"the key in {folder} has the name {held}; another name wants another folder")
    return key


def witness_vkey(key: Ed25519Key) -> str:
    """The key as others write it down to know its cosignatures (type 04)."""
    return cosigner(VerifierKey.parse(key.vkey)).vkey


def find_vkey(folder: Path) -> str | None:
    """The `witness_vkey` of the key in a folder; None where there is none yet. Raises as `open_key`."""
    return witness_vkey(open_key(folder, None, bytes)) if (folder / KEY_FILE).exists() else None
