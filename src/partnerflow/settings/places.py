"""Where this installation finds its configuration and keeps its data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def config_folder() -> Path:
    """The folder with processes, roles and the example: in a checkout its ``config/``, else the wheel's copy of it."""
    checkout = _checkout()
    return checkout / "config" if checkout else _PACKAGE / "_config"


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where the store lies unless told otherwise: ``var/`` of a checkout, else the user's (XDG Base Directory 0.8)."""
    if checkout := _checkout():
        return checkout / "var"
    # A relative XDG_DATA_HOME is invalid and must be ignored, says the specification.
    given = Path(environment.get("XDG_DATA_HOME") or ".")
    return (given if given.is_absolute() else Path.home() / ".local" / "share") / "partnerflow"


def _checkout() -> Path | None:
    root = _PACKAGE.parents[1]
    return root if (root / "pyproject.toml").is_file() and (root / "config").is_dir() else None
