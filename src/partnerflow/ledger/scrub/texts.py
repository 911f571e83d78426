"""Every disclosure against the commitment that stands for it in its event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, takewhile
from uuid import UUID

from partnerflow.application.inspection import DisclosureRow, Inspection
from partnerflow.application.ports import Store
from partnerflow.ledger.scrub.breathing import Pace
from partnerflow.ledger.scrub.findings import Contents, ContradictionError

PAGE = 500


class Texts:
    """The disclosures of all streams, or those that are restricted."""

    def __init__(
        self,
        store: Store,
        inspection: Inspection,
        contents: Contents,
        pace: Pace,
        *,
        restricted: bool = False,
    ) -> None:
        self._store = store
        self._inspection = inspection
        self._contents = contents
        self._pace = pace
        self._restricted = restricted

    def check(self) -> None:
        """Open every one.

        Raises:
            ContradictionError: a text is not the one that was committed to, or stands elsewhere.
        """
        for stream_id, rows in groupby(self._rows(None), key=lambda row: row[0]):
            self._stream(stream_id, list(rows))

    def _stream(self, stream_id: UUID, rows: list[DisclosureRow]) -> None:
        opened = self._contents.opened(stream_id, {text.commitment: text for _, _, text in rows})
        closed = {text.commitment for _, _, text in rows} - opened.keys()
        if closed:
            self._refuse_standing(stream_id, closed)
        events = {event.version: event for event in self._store.read(stream_id)}
        places: dict[int, Mapping[str, tuple[str, str | None]]] = {}
        for _, version, text in rows:
            if text.commitment in closed:
                continue
            where: dict[str, str | int] = {"stream": str(stream_id), "version": version, "pointer": text.pointer}
            if self._contents.commitment(opened[text.commitment]) != text.commitment:
                raise ContradictionError("text_altered", **where)
            if version not in events:
                raise ContradictionError("text_without_event", **where)
            if version not in places:
                places[version] = self._contents.places(events[version].topic, events[version].state)
            if places[version].get(text.commitment) != (text.pointer, text.subject):
                raise ContradictionError("text_misplaced", **where)

    def _refuse_standing(self, stream_id: UUID, closed: set[str]) -> None:
        """What could not be opened must be gone by now: an erasure takes the text before the key."""
        behind = takewhile(lambda row: row[0] == stream_id, self._rows((stream_id, "")))
        for _, version, text in behind:
            if text.commitment in closed:
                raise ContradictionError(
                    "text_unreadable", stream=str(stream_id), version=version, pointer=text.pointer
                )

    def _rows(self, after: tuple[UUID, str] | None) -> Iterator[DisclosureRow]:
        while page := self._inspection.disclosures(after, PAGE, restricted=self._restricted):
            yield from page
            after = (page[-1][0], page[-1][2].commitment)
            self._pace.breathe()
