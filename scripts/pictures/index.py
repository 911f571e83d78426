"""The page that shows the pictures."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = """# Screenshots

Every page, as `scripts/screenshots` takes it over the example: at 1280 and at 390 pixels wide, in light and in dark. What is
longer than the picture goes on below. The pages speak Dutch here; each is one step away from its English.
"""


def page(pictures: Sequence[tuple[str, str, str]]) -> str:
    """The index in Markdown, of the name, the title and the address of each page in turn."""
    return "\n".join([_HEAD, *(_shown(*each) for each in pictures)])


def _shown(name: str, title: str, path: str) -> str:
    def image(kind: str, width: int) -> str:
        return f'<img src="{name}-{kind}.webp" alt="{title}, {kind.replace("-", ", ")}" width="{width}">'

    wide, narrow = (
        " ".join(image(f"{size}-{scheme}", width) for scheme in ("light", "dark"))
        for size, width in (("desktop", 400), ("phone", 160))
    )
    return f"## {title}\n\n`{path}`\n\n{wide}\n{narrow}\n"
