"""A day that is still to come: its page shows what is known now, and says that more can come to be known."""

from __future__ import annotations

from partnerflow_api.asking import asking
from partnerflow_api.pages.asked import AddressError, days


def day_ahead() -> str | None:
    """The last of the days in the address, when it is still to come; None otherwise."""
    reader = asking().acting
    if reader is None:
        return None
    try:
        asked = days()
    except AddressError:
        return None
    last = max(asked.as_of or "", asked.as_known_at or "")
    return last if last > reader.clock.now().date().isoformat() else None
