"""The facts told between two points, each as a line with its days, and where its page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.changes.naming import Naming
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.partnership.timeline import Entry, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact as a line, the day it happened and the day from which it was known."""

    entry: Entry
    on: str
    known_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The lines of the facts between two points by their ids, and the grants of the partnership."""

    partnership: str
    grants: frozenset[str]
    entries: Mapping[str, Entry]

    @classmethod
    def behind(
        cls, partnerflow: Acting, key: str, start: Mapping[str, int], end: Mapping[str, int], naming: Naming
    ) -> Facts:
        """Those that each stream came to know behind the start, up to the end."""
        found = {}
        for name, last in end.items():
            first = start.get(name, 0)
            if last == first:
                continue
            wanted = FactFilter(after=first, limit=last - first)
            page = partnerflow.history("grant" if name else "partnership", name or key, wanted)
            for view in page.items:
                found[view.fact.id] = entry(view, Days(), naming.particular, page.stream.history)
        return cls(partnership=key, grants=frozenset(naming.grants), entries=found)

    def of(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Told]:
        """The facts that an answer names."""
        for row in rows:
            yield Told(entry=self.entries[row["id"]], on=row["on"], known_on=row["knownOn"])

    def link(self, fact: str) -> Link:
        """The page of a fact of the partnership or of one of its grants, whose key begins the id."""
        grant = fact.rpartition("-")[0]
        return to_fact("grant", grant, fact) if grant in self.grants else to_fact("partnership", self.partnership, fact)
