"""Settings of everyday kinds: yes or no, a number, a folder, a file."""

from __future__ import annotations

from pathlib import Path

_MOST = 256


def yes_or_no(text: str) -> bool:
    """What is yes or no.

    Raises:
        ValueError: it is neither.
    """
    if text.lower() not in {"yes", "no"}:
        raise ValueError(f"{text!r} is neither: write yes or no")
    return text.lower() == "yes"


def count(text: str) -> int:
    """A whole number that something can be given.

    Raises:
        ValueError: it is none, or too large.
    """
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST):
        raise ValueError(f"{text!r} cannot be: write a whole number from 1 to {_MOST}")
    return int(text)


def one_process(text: str) -> int:
    """How many processes serve a store that takes one.

    Raises:
        ValueError: there would be more.
    """
    if count(text) > 1:
        raise ValueError(f"{text!r} is too many for a store that one process serves: use THREADS, or PostgreSQL")
    return 1


def folder(text: str) -> Path:
    """A folder that is there.

    Raises:
        ValueError: it is not.
    """
    path = Path(text).absolute()
    if not path.is_dir():
        raise ValueError(f"{text!r} is no folder: make it, or name one that holds process definitions")
    return path


def place(text: str) -> Path:
    """A folder that need not be there yet.

    Raises:
        ValueError: a file stands there.
    """
    path = Path(text).absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"{text!r} is a file: name a folder")
    return path


def file(text: str) -> Path:
    """A file that need not be there yet.

    Raises:
        ValueError: a folder stands there.
    """
    path = Path(text).absolute()
    if path.is_dir():
        raise ValueError(f"{text!r} is a folder: name a file in it")
    return path


def existing_file(text: str) -> Path:
    """A file that is there.

    Raises:
        ValueError: it is not.
    """
    path = Path(text).absolute()
    if not path.is_file():
        raise ValueError(f"{text!r} is no file: write one, or name another")
    return path
