"""Lists of what a principal sees: rows of a projection only for streams that were looked at as they are now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from partnerflow.application.access.principal import Principal
from partnerflow.application.finding import (
    OrganisationSummary,
    PartnershipPage,
    PartnershipSearch,
    PartnershipSummary,
    as_row,
    summary_of,
    words_of,
)
from partnerflow.application.ports import Stream
from partnerflow.domain.partnership import OrganisationState, PartnershipState

if TYPE_CHECKING:
    from partnerflow.application.access.sights import Sights
    from partnerflow.application.service import Partnerflow


def partnerships_seen(
    workspace: Partnerflow, sights: Sights, principal: Principal, search: PartnershipSearch
) -> PartnershipPage:
    """A page of the partnerships that a principal sees; of one that is pinned as they were then, which no projection tells."""
    if principal.pinned is not None:
        found = (_then(stream, search) for stream in sorted(sights.mine(), key=lambda stream: stream.head.key))
        items = [summary for summary in found if summary is not None]
        following = items[search.limit - 1].key if len(items) > search.limit else None
        rows = tuple(as_row(item) for item in items[: search.limit])
        return PartnershipPage(rows=rows, following=following, position=principal.pinned)
    if not sights.of_workspace.reaches_all:
        search = replace(search, among=tuple(stream.head.key for stream in sights.mine()))
    return workspace.summaries.partnerships(search)


def organisations_seen(
    workspace: Partnerflow, sights: Sights, principal: Principal, after: str | None, limit: int
) -> tuple[OrganisationSummary, ...]:
    """The organisations that a principal sees, in order of code; one that is pinned those that lead from what it sees."""
    if principal.pinned is None and sights.sees_register():
        return workspace.summaries.organisations(after=after, limit=limit)
    found = []
    for stream in sights.organisations():
        state = stream.history.state
        assert isinstance(state, OrganisationState)
        known = state.organisation
        if after is None or stream.head.key > after:
            found.append(
                OrganisationSummary(
                    key=stream.head.key, name=known.name, sector=known.sector, version=stream.head.version
                )
            )
    return tuple(found[:limit])


def _then(stream: Stream, search: PartnershipSearch) -> PartnershipSummary | None:
    """A partnership as its own history tells it, when it fits."""
    state = stream.history.state
    assert isinstance(state, PartnershipState)
    summary = summary_of(stream.head, state)
    fits = (
        search.phase in (None, summary.phase)
        and search.status in (None, summary.status)
        and (search.partner is None or search.partner in summary.partners)
        and (search.words is None or search.words.lower() in words_of(stream.head, state))
        and (search.after is None or summary.key > search.after)
    )
    return summary if fits else None
