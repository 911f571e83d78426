"""The mandates that were presented, as they stand on the day."""

from __future__ import annotations

from partnerflow.domain.mandates.records import Mandate
from partnerflow_api.reports.document import Chapter, chapter
from partnerflow_api.reports.telling import NONE, Teller


def mandates(tell: Teller) -> Chapter:
    """The chapter of mandates."""
    rows = (_row(tell, each) for each in tell.state.mandates.by_ref.values())
    columns = ("mandate", "organisation:3", "scope:4", "limit", "from", "through", "stands:2")
    return chapter(tell("mandates.title"), tell.table("mandates", columns, rows))


def _row(tell: Teller, mandate: Mandate) -> tuple[str, ...]:
    terms, lapse = mandate.stated(tell.shown.day), mandate.lapse(tell.shown.day)
    return (
        mandate.ref,
        tell.name(mandate.organisation),
        tell.values("scope", terms.scope),
        NONE if terms.limit is None else tell.money(terms.limit.minor, terms.limit.currency),
        tell.day(mandate.valid_from),
        tell.day(terms.valid_through),
        tell(f"mandates.stands.{lapse or 'valid'}"),
    )
