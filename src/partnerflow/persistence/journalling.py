"""Erasures written down outside the database before their transaction commits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from partnerflow.application.erasures.ports import ErasureJournal
from partnerflow.application.erasures.request import Erased
from partnerflow.application.ports import Change
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.facts import DisclosureErased
from partnerflow.errors import PartnerflowError, UnavailableError


@contextmanager
def journalled(journal: ErasureJournal | None, changes: Sequence[Change], now: datetime) -> Iterator[None]:
    """Around the writing of changes: what they erase stands in the journal first, and is taken back when they are refused.

    A write of unknown outcome stays in the journal: it was meant to be.
    """
    erased = list(_erased(changes, now)) if journal is not None else []
    if journal is None or not erased:
        yield
        return
    place = journal.write(erased)
    try:
        yield
    except UnavailableError:
        raise
    except PartnerflowError:
        journal.undo(place)
        raise


def _erased(changes: Sequence[Change], now: datetime) -> Iterator[Erased]:
    for change in changes:
        for recorded in change.facts:
            data = recorded.fact.data
            if isinstance(data, PersonErased | DisclosureErased):
                person = data.person if isinstance(data, PersonErased) else None
                yield Erased(
                    stream_id=change.head.stream_id,
                    fact=recorded.fact.id,
                    person=person,
                    commitments=recorded.forgets,
                    ground=data.ground if isinstance(data, DisclosureErased) else data.reason_code,
                    at=now.isoformat(),
                )
