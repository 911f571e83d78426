"""Of what an answer is made: sentences and tables, without any form of a page or a report in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from partnerflow_api.pages.links import Link
from partnerflow_api.pages.tables import Table

Tone = Literal["plain", "good", "attention", "nothing", "head"]
"""What a sentence says of itself: all is well, somebody should look, nothing is recorded, or others follow it.

Its words say so too.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence or a few, and the facts that it can be looked up in."""

    text: str
    tone: Tone = "plain"
    links: tuple[Link, ...] = ()


Block: TypeAlias = Sentence | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a question can be asked about: a list to choose from, or a day when `options` is None."""

    name: str
    label: str
    chosen: str | None
    options: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to one question: `number` is its number, as F5; `facts` are the ids of the facts that it rests on."""

    number: str
    theme: str
    question: str
    choices: tuple[Choice, ...]
    blocks: tuple[Block, ...]
    facts: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """What its address and its place on a page are called."""
        return self.number.lower()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
