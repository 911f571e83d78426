"""What was sent: the line that a form says, the buttons that change only the form, and the documents that came along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.domain import strict_json
from partnerflow.domain.vocabulary.kinds import Kind
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.errors import Fault
from partnerflow_api.encoding import encode
from partnerflow_api.pages.forms.amounts import Numerals
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.paths import Path, path_of
from partnerflow_api.pages.forms.reading import NO_KINDS, read_data

ENVELOPE = ("by", "onBehalfOf", "occurredAt", "note")
ACT = "act"
TELL, ADD, REMOVE, SHOW = "tell", "add", "remove", "show"
ANYWAY = "anyway"
"""What the buttons of a form do: tell it, one row more, a row less, or show what depends on what was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A form as it was sent. `rows` is how many rows each list has now, where that is not how many are filled in; `anyway` when
    it is to be recorded with what is empty in it."""

    act: str
    line: Mapping[str, Any]
    rows: Mapping[Path, int]
    anyway: bool = False

    @property
    def tells(self) -> bool:
        """Whether it is to be recorded; any other button only changes the form."""
        return self.act not in (ADD, REMOVE, SHOW)


def submitted(
    pairs: Iterable[tuple[str, str]], fact_type: FactType, numerals: Numerals, kinds: Mapping[Path, Kind] = NO_KINDS
) -> Submitted:
    """What these controls say, for a fact of this type; `kinds` are those of members whose kind depends on others."""
    entries = Entries.of(pairs)
    act, _, name = entries.first((ACT,)).partition(" ")
    path = path_of(name) if name else ()
    rows: dict[Path, int] = {}
    if act == REMOVE:
        entries = entries.without(path)
    elif act == ADD:
        rows[path] = len(entries.rows(path)) + 1
    line = read_line(entries, fact_type, numerals, kinds)
    return Submitted(act=act, line=line, rows=rows, anyway=(act, name) == (TELL, ANYWAY))


def read_line(
    entries: Entries, fact_type: FactType, numerals: Numerals, kinds: Mapping[Path, Kind] = NO_KINDS
) -> dict[str, Any]:
    """The members of the line that a client gives; of those that are blank, none."""
    line: dict[str, Any] = {"data": read_data(fact_type, entries, numerals, kinds)}
    for name in ENVELOPE:
        text = entries.first((name,))
        if text.strip():
            line[name] = text if name == "note" else text.strip()
    return line


def characters(line: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Fault]]:
    """The line as the API would read it from bytes, or what keeps it from being read: its size, or characters that hide."""
    read, faults = strict_json.load(encode(line))
    return (line if read is None else read), faults
