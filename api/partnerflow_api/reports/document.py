"""A report before it is set in type: chapters of plain blocks. Every text in it is a text, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

Kind = Literal["text", "code", "number"]


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table. `share` is how much of the width it takes beside the others; 0: as much as it needs."""

    title: str
    kind: Kind = "text"
    share: int = 0


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table", tag_field="block"):
    """Rows below a header that is repeated on every page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph", tag_field="block"):
    """A paragraph; a quiet one explains."""

    text: str
    quiet: bool = False


class Pairs(msgspec.Struct, frozen=True, kw_only=True, tag="pairs", tag_field="block"):
    """Names and what is said of each."""

    items: tuple[tuple[str, str], ...]


class Points(msgspec.Struct, frozen=True, kw_only=True, tag="points", tag_field="block"):
    """A list."""

    items: tuple[str, ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag="picture", tag_field="block"):
    """An SVG image on a page of its own, and the same in words."""

    svg: str
    alt: str
    caption: str


Block: TypeAlias = Table | Paragraph | Pairs | Points | Picture


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a chapter, with a title of its own unless that is empty."""

    title: str = ""
    blocks: tuple[Block, ...] = ()


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter; each begins with its title in the outline."""

    title: str
    parts: tuple[Part, ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report: what stands on its first page, its chapters, and the few words of its lay-out."""

    language: str
    kind: str
    name: str
    lead: str
    cover: tuple[tuple[str, str], ...]
    note: str
    contents: str
    page: str
    running: str
    chapters: tuple[Chapter, ...]


def chapter(title: str, *blocks: Block, parts: Iterable[Part] = ()) -> Chapter:
    """A chapter of blocks, then of parts."""
    return Chapter(title=title, parts=(Part(blocks=blocks), *parts))


def table(caption: str, columns: Iterable[Column], rows: Iterable[tuple[str, ...]], none: str) -> Table | Paragraph:
    """A table, or what is said where it would have no rows."""
    found = tuple(rows)
    if not found:
        return Paragraph(text=none, quiet=True)
    return Table(caption=caption, columns=tuple(columns), rows=found)
