"""A version section by section, as it reads or as it differs from another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from partnerflow.domain.vocabulary.objects import Entry, Section
from partnerflow.process.definition import Deliverable
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.work.contents import Contents
from partnerflow_api.pages.work.documents.difference import Part, changed, difference
from partnerflow_api.pages.work.told import legible

Change = Literal["same", "changed", "new", "gone", "unknown"]
COLUMNS = ("organisation", "label", "text", "date", "amount")
_NEEDS = {"V": "required", "A": "recommended", "P": "profile"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a section in words, and what became of it."""

    kind: Literal["same", "removed", "added"]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One section. `text` is None where there is none to show; `filled` whether there is a section at all.

    `change` is None when nothing is compared; then `parts` is the text whole.
    """

    name: str
    title: str
    need: str | None
    filled: bool
    text: str | None
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    change: Change | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns in which any row says something."""
        return tuple(place for place in range(len(COLUMNS)) if any(row.cells[place] for row in self.rows))


def sections_of(
    contents: Contents, before: Contents | None, declared: Deliverable | None, particular: Particular
) -> tuple[SectionView, ...]:
    """The sections that the process asks for, in its order, and any others that were written."""
    asked = {section.name: section for section in declared.sections} if declared is not None else {}
    old = before.sections if before is not None else {}
    views = []
    for name in dict.fromkeys((*asked, *contents.sections, *old)):
        section = asked.get(name)
        now, then = contents.sections.get(name), old.get(name)
        change = None if before is None else _change(then, now)
        views.append(
            SectionView(
                name=name,
                title=particular.words.text(section.title) if section is not None else name,
                need=_NEEDS[section.need] if section is not None else None,
                filled=now is not None,
                text=legible(now.text) if now is not None else None,
                parts=_parts(now, then if change not in (None, "unknown") else None, compared=change is not None),
                rows=tuple(_rows(now, then, particular, compared=change is not None)),
                change=change,
            )
        )
    return tuple(views)


def _change(then: Section | None, now: Section | None) -> Change:
    if then is None or now is None:
        return "same" if then is now else "new" if then is None else "gone"
    if legible(then.text) is None or legible(now.text) is None:
        return "unknown"
    alike = not changed(difference(then.text, now.text)) and (then.entries or ()) == (now.entries or ())
    return "same" if alike else "changed"


def _parts(now: Section | None, then: Section | None, *, compared: bool) -> tuple[Part, ...]:
    new = (legible(now.text) if now is not None else None) or ""
    old = (legible(then.text) if then is not None else None) or ""
    if not compared or (now is not None and then is None):
        return (Part("same", new),) if new else ()
    return difference(old, new)


def _rows(now: Section | None, then: Section | None, particular: Particular, *, compared: bool) -> Iterator[Row]:
    new, old = _entries(now), _entries(then) if compared else ()
    for entry in old:
        if entry not in new:
            yield Row(kind="removed", cells=_cells(entry, particular))
    for entry in new:
        kind: Literal["same", "added"] = "added" if compared and entry not in old else "same"
        yield Row(kind=kind, cells=_cells(entry, particular))


def _entries(section: Section | None) -> tuple[Entry, ...]:
    return (section.entries or ()) if section is not None else ()


def _cells(entry: Entry, particular: Particular) -> tuple[str, ...]:
    """One cell for each of `COLUMNS`, empty where it is not told."""
    return (
        particular.names.of(entry.organisation) if entry.organisation else "",
        entry.label or "",
        legible(entry.text) or "",
        particular.words.day(entry.date) if entry.date else "",
        particular.money(entry.amount) if entry.amount is not None else "",
    )
