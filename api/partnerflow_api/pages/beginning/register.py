"""The register of organisations as a page: those that fit what is sought, a page at a time, in order of code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from partnerflow.application.access.acting import Acting
from partnerflow.application.finding import OrganisationSummary
from partnerflow_api.pages.asked import here
from partnerflow_api.pages.words import Words

PAGE = 50
_READ = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organisation on the register."""

    key: str
    name: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A page of the register. `following` continues it, `first` leads back; None where there is no such page."""

    entries: tuple[Entry, ...]
    sought: str | None
    following: str | None
    first: str | None


def register_page(partnerflow: Acting, sought: str | None, after: str | None, words: Words) -> Register:
    """The organisations whose name or code holds what is sought, behind this code."""
    found = list(islice(fitting(partnerflow, sought, after), PAGE + 1))
    return Register(
        entries=tuple(
            Entry(key=item.key, name=item.name, sector=words.value("sector", item.sector) or item.sector)
            for item in found[:PAGE]
        ),
        sought=sought,
        following=here(after=found[PAGE - 1].key) if len(found) > PAGE else None,
        first=here(after=None) if after is not None else None,
    )


def fitting(partnerflow: Acting, sought: str | None, after: str | None = None) -> Iterator[OrganisationSummary]:
    """The organisations whose name or code holds what is sought, behind this code; all of them when nothing is sought."""
    wanted = (sought or "").casefold()
    return (item for item in registered(partnerflow, after) if wanted in f"{item.key} {item.name}".casefold())


def registered(partnerflow: Acting, after: str | None = None) -> Iterator[OrganisationSummary]:
    """Every organisation on the register that the reader sees, in order of code."""
    while True:
        found = partnerflow.organisations(after=after, limit=_READ)
        yield from found
        if len(found) < _READ:
            return
        after = found[-1].key
