"""The facts that are shared with other programs: they lie beside the repository, in `../shared`."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def shared(path: str) -> Path:
    """A file or folder of what is shared; an error that says where it was looked for, when it is not there."""
    found = REPOSITORY.parent / "shared" / path
    if not found.exists():
        raise FileNotFoundError(f"{found} is missing: the shared facts belong beside the repository, in ../shared")
    return found
