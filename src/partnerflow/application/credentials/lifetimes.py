"""How long each way in stays open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from partnerflow.application.credentials.refusals import refused
from partnerflow.application.instants import instant
from partnerflow.errors import RefusedError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

KEY_DAYS = 366
"""The longest life of a key: one year, also over a leap day."""
OVERLAP_HOURS = 24
LONGEST_OVERLAP_HOURS = 24 * 30
SESSION_HOURS = 12
IDLE = timedelta(hours=2)
"""A session that nobody used for so long is over."""
TOUCHED_EVERY = timedelta(minutes=1)
"""That a secret was used is written down so often at most: a read must not cost a write."""
KEPT = timedelta(days=90)
"""How long it stays known that somebody had a session that ended."""


def end_of_key(service: Partnerflow, last: date) -> str:
    """The instant at which a key ends that is good through a day, UTC.

    Raises:
        RefusedError: the day is past, or more than a year from now.
    """
    today = service.clock.now().date()
    if not today <= last <= today + timedelta(days=KEY_DAYS):
        raise _out_of_range("/expires", today, last)
    return instant(datetime.combine(last + timedelta(days=1), time(), UTC))


def end_of_link(service: Partnerflow, expires: datetime) -> str:
    """The instant at which a link ends.

    Raises:
        RefusedError: it is not ahead, or more than a year from now.
    """
    now = service.clock.now()
    if not now < expires <= now + timedelta(days=KEY_DAYS):
        raise _out_of_range("/through", now.date(), expires.date())
    return instant(expires)


def after(service: Partnerflow, hours: float) -> str:
    """So many hours from now."""
    return instant(service.clock.now() + timedelta(hours=hours))


def _out_of_range(pointer: str, today: date, day: date) -> RefusedError:
    latest = today + timedelta(days=KEY_DAYS)
    return refused("expiry_out_of_range", pointer, day=str(day), first=str(today), last=str(latest))
