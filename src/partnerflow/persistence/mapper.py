"""The library's mapper for our log: it hands events on as they are stored."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from eventsourcing.persistence import Mapper
from eventsourcing.persistence import StoredEvent as RecordedEvent

from partnerflow.application.ports import StoredEvent


class OpaqueMapper(Mapper[Any]):
    """Between the library's words and ours, topic and state untouched.

    The library's own mapper takes a topic for a module path and imports it: whoever could write a row could run code.
    Here a topic is a name and nothing else; what it means is for the codec's allow-list to say.
    """

    def __init__(self) -> None:
        """Without transcoder, compressor or cipher: stored bytes are the truth."""

    def to_stored_event(self, domain_event: Any) -> RecordedEvent:
        return RecordedEvent(domain_event.stream_id, domain_event.version, domain_event.topic, domain_event.state)

    def to_domain_event(self, stored_event: RecordedEvent) -> Any:
        assert isinstance(stored_event.originator_id, UUID)
        return StoredEvent(
            stream_id=stored_event.originator_id,
            version=stored_event.originator_version,
            topic=stored_event.topic,
            state=stored_event.state,
        )
