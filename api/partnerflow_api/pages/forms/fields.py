"""The controls of a form as templates show them: a tree of fields, each with its words, its value and its choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from partnerflow_api.pages.forms.paths import Path, id_of, name_of, pointer_of

Widget = Literal[
    "line", "text", "day", "number", "money", "radios", "select", "checks", "group", "rows", "document", "hidden"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose. `aside` are those that one seldom wants: closed, past, from elsewhere."""

    value: str
    label: str
    hint: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One control, or several that belong together.

    `value` is what stands in it, `chosen` what is ticked. `fields` are those within a group or, for `rows`, one for each row.
    `adds` is the row that a press on its button adds; None where no more rows are taken. `refreshes` when what stands below
    depends on it. `may_be_empty` when nothing is an answer as well; `folded` when few want it. `beyond` when an organisation
    may be meant that nobody knows yet. A `part` of a row says neither a hint nor that it may be left out, since the row may;
    what is `untitled` is named by what is in it. What is `hidden` nobody fills in: it goes along.
    """

    path: Path
    widget: Widget
    label: str
    hint: str = ""
    required: bool = False
    value: str = ""
    chosen: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    adds: int | None = None
    refreshes: bool = False
    may_be_empty: bool = False
    folded: bool = False
    beyond: bool = False
    part: bool = False
    untitled: bool = False
    mode: str = ""

    @property
    def name(self) -> str:
        """The name it is posted under."""
        return name_of(self.path)

    @property
    def id(self) -> str:
        """Where links to it lead."""
        return id_of(self.path)

    @property
    def pointer(self) -> str:
        """What a fault that is about it points to."""
        return pointer_of(self.path)

    @property
    def beside(self) -> bool:
        """Whether the fields of a group are short enough to stand beside each other."""
        return all(field.widget in ("line", "day", "number", "select", "money", "hidden") for field in self.fields)

    @property
    def near(self) -> tuple[Choice, ...]:
        """The choices that one usually wants."""
        return tuple(choice for choice in self.choices if not choice.aside)

    @property
    def further(self) -> tuple[Choice, ...]:
        """The choices that one seldom wants."""
        return tuple(choice for choice in self.choices if choice.aside)

    def walk(self) -> Iterator[Field]:
        """This field and all within it."""
        yield self
        for field in self.fields:
            yield from field.walk()
