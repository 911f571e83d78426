"""The facts told between two points, each as a line with its days, and where its page is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter, FactView
from partnerflow.domain.history import History
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.changes.naming import Naming
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.timeline import Entry, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact as a line, the day it happened and the day from which it was known."""

    entry: Entry
    on: str
    known_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts that became known between two points by their ids, each with its history, and the grants of the partnership."""

    partnership: str
    grants: frozenset[str]
    particular: Particular
    views: Mapping[str, tuple[FactView, History]]

    @classmethod
    def named(
        cls, partnerflow: Acting, key: str, streams: Iterable[str], ids: Collection[str], naming: Naming
    ) -> Facts:
        """Those of these ids, in the partnership (named by an empty text) or in these grants of it."""
        found = {}
        for name in streams:
            kind, there = ("grant", name) if name else ("partnership", key)
            places = partnerflow.state(kind, there).stream.history.index.ids
            versions = frozenset(places[id_] for id_ in ids if id_ in places)
            if not versions:
                continue
            page = partnerflow.history(kind, there, FactFilter(among=versions, limit=len(versions)))
            for view in page.items:
                found[view.fact.id] = (view, page.stream.history)
        return cls(partnership=key, grants=frozenset(naming.grants), particular=naming.particular, views=found)

    def of(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Told]:
        """The facts that an answer names."""
        for row in rows:
            view, history = self.views[row["id"]]
            yield Told(entry=entry(view, Days(), self.particular, history), on=row["on"], known_on=row["knownOn"])

    def link(self, fact: str) -> Link:
        """The page of a fact of the partnership or of one of its grants, whose key begins the id."""
        grant = fact.rpartition("-")[0]
        return to_fact("grant", grant, fact) if grant in self.grants else to_fact("partnership", self.partnership, fact)
