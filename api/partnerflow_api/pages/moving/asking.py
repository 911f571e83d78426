"""A move as the reader asks for it: what the address or the form says of it, and what the reader wants of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from partnerflow.application.moves.request import MOVES, MoveRequest, move_request
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow_api.pages.forms.amounts import Numerals
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.paths import DATA, Path
from partnerflow_api.pages.forms.submitted import ENVELOPE, read_line, submitted
from partnerflow_api.pages.forms.telling import record_request

MAKE, LOOK = "make", "look"
"""What the buttons of a move do: make it, or show once more what it would do."""
SHOWN = "previewHash"
LEARNED = tuple(member.wire for member in FACT_TYPES[LearningMomentHeld.__name__].kind.members if member.required)
_OURS = frozenset({*ENVELOPE, "lang", "through"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A move as it was asked for.

    `act` is the button that was pressed, nothing where there was none; `shown` the token of the preview that the reader saw.
    `once` is the key of the form, `rows` how many rows its lists show where somebody asked for another.
    """

    key: str
    move: str
    line: Mapping[str, Any]
    act: str = ""
    shown: str | None = None
    through: str | None = None
    learned: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[Path, int] = field(default_factory=dict)
    once: str = ""

    @property
    def fact_type(self) -> FactType:
        """The fact that the move records."""
        return FACT_TYPES[MOVES[self.move]]

    @property
    def data(self) -> dict[str, Any]:
        """The data of that fact as far as given."""
        return dict(self.line["data"])

    @property
    def day(self) -> str | None:
        """The day of the move; None when none was given."""
        return str(self.line["occurredAt"])[:10] if "occurredAt" in self.line else None

    @property
    def makes(self) -> bool:
        """Whether the move is to be made: it was confirmed, and there was something to confirm."""
        return self.act == MAKE and self.shown is not None

    def knowing(self, **known: Any) -> Asked:
        """The same, with what else is known of its line; what was given goes first, also within the data."""
        data = {**known.get("data", {}), **self.line["data"]}
        return replace(self, line={**known, **self.line, "data": data})

    def instead(self, data: Mapping[str, Any]) -> Asked:
        """The same, with these members in place of what its data have there."""
        return replace(self, line={**self.line, "data": {**self.line["data"], **data}})

    def request(self) -> MoveRequest:
        """What the workspace is asked.

        Raises:
            MalformedError: `shown` is no token.
        """
        record = record_request("partnership", self.key, self.fact_type.name, self.line, None, self.once)
        shown = self.shown if self.makes else None
        unversioned = replace(record, version_required=False)
        return move_request(self.move, unversioned, shown=shown, through=self.through, learned=self.learned or None)


def from_address(key: str, move: str, arguments: MultiDict[str, str], numerals: Numerals) -> Asked:
    """A move as an address names it, its members by their dotted names."""
    given = Entries.of(((name, value) for name, value in arguments.items(multi=True) if name not in _OURS), DATA)
    line = read_line(given, FACT_TYPES[MOVES[move]], numerals)
    line["data"] = {name: value for name, value in line["data"].items() if value not in ([], {})}
    line |= {name: value for name in ENVELOPE if (value := arguments.get(name, "").strip())}
    return Asked(key=key, move=move, line=line, through=arguments.get("through") or None)


def from_form(key: str, move: str, form: MultiDict[str, str], numerals: Numerals) -> Asked:
    """A move as its form was sent."""
    pairs = list(form.items(multi=True))
    sent, entries = submitted(pairs, FACT_TYPES[MOVES[move]], numerals), Entries.of(pairs)
    learned = {name: entries.first(("learned", name)).strip() for name in LEARNED}
    return Asked(
        key=key,
        move=move,
        line=sent.line,
        act=sent.act,
        shown=form.get(SHOWN) or None,
        through=form.get("through") or None,
        learned={name: text for name, text in learned.items() if text},
        rows=sent.rows,
        once=form.get("once", ""),
    )
