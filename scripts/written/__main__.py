"""`scripts/pages`: write every page into docs/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from written import facts, glossary, guards, questions

DOCS = Path(__file__).parents[2] / "docs"
PAGES: Mapping[str, Callable[[], str]] = {
    "facts.md": facts.page,
    "glossary.md": glossary.page,
    "guards.md": guards.page,
    "questions.md": questions.page,
}


def main() -> None:
    """Write them all."""
    for name, page in PAGES.items():
        DOCS.joinpath(name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
