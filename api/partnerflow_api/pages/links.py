"""Where the facts that a page names can be read: the page of each fact of a partnership or of one of its grants."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from partnerflow_api.pages.asked import address

PAGES = {"partnership": "fact", "grant": "grant_fact"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What is named, and where it can be read; None: nowhere in these pages."""

    name: str
    address: str | None


def to_fact(kind: str, key: str, fact: str, name: str | None = None) -> Link:
    """A fact of a stream, called by its id unless it has a better name."""
    page = PAGES.get(kind)
    return Link(name=name or fact, address=address(page, key=key, fact=fact) if page is not None else None)


def to_own(kind: str, key: str, fact: str, own: Collection[str], grants: Collection[str]) -> Link:
    """A fact that a fact of this stream rests on: one of its `own`, or one of its grants, whose key begins the id."""
    if fact in own:
        return to_fact(kind, key, fact)
    grant = fact.rpartition("-")[0]
    return to_fact("grant", grant, fact) if grant in grants else Link(name=fact, address=None)
