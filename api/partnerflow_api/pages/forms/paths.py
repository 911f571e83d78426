"""Where a value stands in a line, as a form names it (`data.present.0`) and as faults point to it (`/data/present/0`)."""

from __future__ import annotations

from typing import TypeAlias

from partnerflow.domain.vocabulary.kinds import pointer_token

Path: TypeAlias = tuple[str, ...]
DATA: Path = ("data",)


def name_of(path: Path) -> str:
    """The name of the control at a path: its tokens with dots between them; a dot within a token is escaped."""
    return ".".join(token.replace("~", "~0").replace(".", "~1") for token in path)


def path_of(name: str) -> Path:
    """The path that a name stands for."""
    return tuple(token.replace("~1", ".").replace("~0", "~") for token in name.split("."))


def pointer_of(path: Path) -> str:
    """The JSON pointer to a path (RFC 6901)."""
    return "".join(f"/{pointer_token(token)}" for token in path)


def id_of(path: Path) -> str:
    """The id of the control at a path: what links go to."""
    return "f-" + "-".join("".join(char if char.isalnum() else "_" for char in token) for token in path)


def path_of_pointer(pointer: str) -> Path:
    """The path that a JSON pointer leads along."""
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])
