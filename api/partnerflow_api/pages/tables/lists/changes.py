"""What changed between two points as a file: each value that is different, and each correction of what was known."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import AddressError, Days
from partnerflow_api.pages.changes.comparing import Changes, changed
from partnerflow_api.pages.tables.lists.about import About, about
from partnerflow_api.pages.tables.lists.naming import columns
from partnerflow_api.pages.tables.table import Cell, Table


def changes(key: str) -> Table:
    """What the page of changes tells between the points of the address.

    Raises:
        NotFoundError: there is no such partnership, it had not begun, or the record does not reach a point.
        AddressError: the address says no point to begin at, or one that cannot be read.
    """
    start, end = asked.point("from"), asked.day("to")
    found = about(key, Days(as_of=end, as_known_at=end))
    if start is None:
        raise AddressError("tables.no_start")
    told = changed(service(), key, start, end, found.words)
    named = ("subject", "what", "detail", "was", "is", "came", "went")
    return found.table("changes", columns(found.words, *named), [*_values(told), *_corrections(told, found)])


def _values(told: Changes) -> Iterator[tuple[Cell, ...]]:
    for group in told.groups:
        for change in group.changes:
            for line in change.lines:
                yield group.title, change.title, line.label, line.before, line.after, line.came, line.went


def _corrections(told: Changes, found: About) -> Iterator[tuple[Cell, ...]]:
    title = found.words("tables.corrections")
    for item in told.corrections:
        detail, was, is_ = item.value if item.value is not None else (None, None, None)
        yield title, item.title, detail, was, is_, None, None
