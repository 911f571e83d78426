"""Where the facts that a page names can be read: the page of each fact of a partnership or of one of its grants."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote

from flask import g

from partnerflow.domain.vocabulary.objects import DeliverableRef
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
    if page is None:
        return Link(name=name or fact, address=None)
    before, after = _around(page, key)
    return Link(name=name or fact, address=f"{before}{quote(fact, safe='')}{after}")


def to_document(key: str, ref: DeliverableRef, name: str) -> Link:
    """A version of a document of a partnership."""
    return Link(
        name=name, address=address("document", key=key, kind=ref.kind, version=ref.version, project=ref.project)
    )


def _around(page: str, key: str) -> tuple[str, str]:
    """What stands before and behind the id in the address of a fact: a page may name hundreds of one stream."""
    known: dict[tuple[str, str], tuple[str, str]] = g.setdefault("around_facts", {})
    if (page, key) not in known:
        before, place, after = address(page, key=key, fact="-").partition("/facts/-")
        known[page, key] = (before + place[:-1], after)
    return known[page, key]


def to_own(kind: str, key: str, fact: str, own: Collection[str], grants: Collection[str]) -> Link:
    """A fact that a fact of this stream rests on: one of its `own`, or one of its grants, whose key begins the id."""
    if fact in own:
        return to_fact(kind, key, fact)
    grant = fact.rpartition("-")[0]
    return to_fact("grant", grant, fact) if grant in grants else Link(name=fact, address=None)
