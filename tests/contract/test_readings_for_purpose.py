"""In every store, the record of reading tells when one principal read a stream for one purpose."""

from __future__ import annotations

from partnerflow.persistence.accesses import AccessTables
from partnerflow.persistence.opening import OpenedStore
from tests.support.stores import a_new_stream, an_event, append

EARLY, LATE = "2026-03-01T09:00:00+00:00", "2026-03-04T09:00:00+00:00"


def test_one_principals_readings_for_a_purpose_come_the_last_one_first(store: OpenedStore) -> None:
    accesses, head = AccessTables(store.tables), append(store, a_new_stream(), an_event("{}"))
    for principal, purpose, at in (
        ("person-a", "sealHistory", EARLY),
        ("person-a", "reviews", EARLY),
        ("person-b", "sealHistory", LATE),
        ("person-a", "sealHistory", LATE),
    ):
        accesses.record({head.stream_id: []}, principal, purpose, at)

    found = accesses.for_purpose(head.stream_id, "person-a", "sealHistory", limit=5)
    newest = accesses.for_purpose(head.stream_id, "person-a", "sealHistory", limit=1)

    assert [(access.at, access.principal, access.purpose) for access in found] == [
        (LATE, "person-a", "sealHistory"),
        (EARLY, "person-a", "sealHistory"),
    ]
    assert newest == found[:1]
