"""The list of partnerships: a page of summaries, each placed in the order of its process, and the filter above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from partnerflow.application.access.acting import Acting
from partnerflow.application.finding import PartnershipSearch, PartnershipSummary
from partnerflow.errors import NotFoundError
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.asked import address, here, text
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.words import Words

PAGE = 25
STATUSES = ("active", "paused", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One partnership in the list. `steps` has one entry a phase: done, here, or to come; none when its process is unknown."""

    summary: PartnershipSummary
    address: str
    phase: str
    partners: tuple[str, ...]
    number: int = 0
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A page of the list; `processes` is what the filter offers, `no_phase` what was asked and no process here has."""

    rows: tuple[Row, ...]
    filtered: bool
    no_phase: str | None
    following: str | None
    first: str | None
    processes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def overview(partnerflow: Acting, words: Words) -> Overview:
    """The page of the list that the address asks for."""
    wanted, after = search(), text("after")
    phase = wanted.phase
    page = partnerflow.find(replace(wanted, after=after, limit=PAGE))
    names = Names(partnerflow, words)
    return Overview(
        rows=tuple(row_of(item, partnerflow.processes, words, names) for item in page.items),
        filtered=wanted != PartnershipSearch(),
        no_phase=None if page.items or _is_phase(phase, partnerflow.processes) else phase,
        following=here(after=page.following) if page.following is not None else None,
        first=here(after=None) if after is not None else None,
        processes=tuple(_offers(partnerflow.processes, words)),
    )


def search() -> PartnershipSearch:
    """What the address asks for, from the first row on."""
    return PartnershipSearch(phase=text("phase"), status=text("status"), words=text("q"))


def row_of(summary: PartnershipSummary, processes: Catalogue, words: Words, names: Names) -> Row:
    """A partnership in words; without steps when its process is not known here."""
    partners = tuple(names.of(code) for code in summary.partners)
    row = Row(summary=summary, address=address("partnership", key=summary.key), phase=summary.phase, partners=partners)
    try:
        name, _, version = summary.process.rpartition(".v")
        process = processes.get(name, int(version))
    except NotFoundError:
        return row
    index = process.phase_index(summary.phase)
    return replace(
        row,
        phase=words.text(process.phase(summary.phase).title),
        number=index + 1,
        steps=tuple(_step(place, index) for place in range(len(process.phases))),
    )


def _step(place: int, here: int) -> str:
    if place == here:
        return "here"
    return "done" if place < here else "ahead"


def _is_phase(key: str | None, processes: Catalogue) -> bool:
    return key is None or any(phase.key == key for process in processes for phase in process.phases)


def _offers(processes: Iterable[ProcessDefinition], words: Words) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """The phases to choose from, by process: those of its highest version."""
    newest = {process.name: process for process in processes}
    return [
        (words.text(process.title), tuple((phase.key, words.text(phase.title)) for phase in process.phases))
        for process in newest.values()
    ]
