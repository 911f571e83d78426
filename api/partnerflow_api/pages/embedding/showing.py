"""What an embed shows: the way through the phases, or that something happened and when; no text that somebody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from partnerflow.application.access.acting import Acting
from partnerflow.application.ports import Head
from partnerflow.application.telling import FactFilter
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.timeline import Day, entry
from partnerflow_api.pages.phase_map import Path, path_of
from partnerflow_api.pages.words import Words

PAGE = 25
_TOLD = frozenset({"course", "parties", "deliverables", "decisions", "projects", "evaluations"})
TYPES = frozenset(name for name, each in FACT_TYPES.items() if each.subject in _TOLD and each.confined is None)
"""The types of fact that a timeline tells of elsewhere: none that is told in confidence to some, none about persons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A partnership as an embed shows it: `head` and `day` decide what is shown, so they are what caches go by."""

    head: Head
    day: str
    state: PartnershipState
    words: Words

    @property
    def name(self) -> str:
        """What the partnership is called."""
        return self.state.course.name

    @property
    def path(self) -> Path:
        """Its way through the phases."""
        return path_of(self.state.course, self.state.process, self.day, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """A page of the timeline; `following` is where it goes on, None at its end."""

    days: tuple[Day, ...]
    following: int | None


def seen(partnerflow: Acting, key: str, words: Words) -> Seen:
    """The partnership as it stands today.

    Raises:
        NotFoundError: it is not seen.
    """
    view = partnerflow.state("partnership", key)
    assert isinstance(view.state, PartnershipState)
    today = partnerflow.clock.now().date().isoformat()
    return Seen(head=view.stream.head, day=today, state=view.state, words=words)


def glimpse(partnerflow: Acting, key: str, shown: Seen, before: int | None) -> Glimpse:
    """A page of the timeline, the newest first: what kind of fact, when, by whom; a move also from where to where."""
    names = Names(partnerflow, shown.words, shown.state)
    particular = Particular(words=shown.words, process=shown.state.process, names=names)
    wanted = FactFilter(types=TYPES, after=before, newest_first=True, limit=PAGE)
    page = partnerflow.history("partnership", key, wanted)
    days = tuple(
        Day(day=day, entries=tuple(entry(view, Days(), particular, page.stream.history) for view in views))
        for day, views in groupby(page.items, key=lambda view: view.fact.occurred_on)
    )
    return Glimpse(days=days, following=page.following)
