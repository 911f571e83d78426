"""The SQL of the store: one subject per file, per engine; `schema/` makes it, `statements/` use it.

Never here: Python beyond the loader, SQL put together from values.
May import: the standard library.
Door: `load("sqlite", "statements/append")`.
Tests: tests/contract (every file runs there against its engine).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load(engine: str, name: str) -> str:
    """The text of `<engine>/<name>.sql`, read once."""
    return files(__name__).joinpath(engine, f"{name}.sql").read_text(encoding="utf-8")
