"""What a table is: its title, its columns with the kind of their values, and its rows, before either file is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.links import Link

Kind = Literal["text", "day", "number", "share", "money", "link"]
MOST = 20_000
"""As many rows as a file holds. A file that silently lacked some would be wrong, so a list of more is refused."""
Cell: TypeAlias = str | int | float | Money | Link | tuple[Link, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; every value under it is of its kind, or None where there is nothing to say.

    `text`, and `day` as ISO 8601 writes it, are strings; `number` and `share` (a part of 1) are numbers; `money` is
    `Money`; `link` a `Link`, whose address may be None, or several.
    """

    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list as its page shows it, whole: in the same order, in the reader's words, with what is withheld withheld.

    `name` and `day` make the name of the file: of what it is a list (its partnership first, where it has one), and the day
    it speaks of. `told` says in one line what was asked, for whoever opens the file later. `short` names it where there
    is little room; its title does when that is left out.
    """

    title: str
    name: tuple[str, ...]
    day: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    told: str = ""
    short: str = ""


def links(cell: Cell) -> tuple[Link, ...]:
    """The links of a cell: none, one or several."""
    if isinstance(cell, Link):
        return (cell,)
    return cell if isinstance(cell, tuple) else ()


def plain(cell: Cell) -> str:
    """What a cell says, without where its links lead."""
    found = links(cell)
    if found:
        return ", ".join(link.name for link in found)
    return str(cell) if cell not in (None, ()) else ""
