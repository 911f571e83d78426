"""What everything that is shown of one partnership rests on: what a page about it alone can be kept by."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from partnerflow.application.looking import stream_at

if TYPE_CHECKING:
    from partnerflow.application.access.acting.looking import Looking
    from partnerflow.application.service import Partnerflow


def standing(acting: Looking, reading: Partnerflow, key: str) -> Hashable:
    """See `Acting.standing`; `reading` is the workspace as it is seen."""
    streams = acting.streams
    grants = (streams.beside("grant", grant) for grant in streams.keys_about("grant", key))
    seen = [stream_at(reading, "partnership", key), *(grant for grant in grants if grant is not None)]
    codes = sorted(frozenset().union(*(streams.sights.named(stream) for stream in seen)))
    registered = reading.store.heads(("organisation", code) for code in codes)
    return (
        tuple((stream.head.stream_id, stream.head.version, stream.head.restrictions) for stream in seen),
        tuple((head.stream_id, head.version) for head in registered.values()),
        reading.clock.now().date().isoformat(),
        tuple((role.name, assignment) for role, assignment in streams.sights.rights_of(key).roles),
        acting.principal.scopes,
        acting.view_key,
    )
