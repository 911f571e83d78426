"""The example partnership, with one interest told in confidence by BAK; and what it holds of each kind of confined text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from partnerflow.application.access.acting import Acting
from partnerflow.application.ports import Stream
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import ERASED, FactFilter
from partnerflow.domain.confinement import confined_texts
from partnerflow.domain.sealing import texts_of
from tests.support.service import a_service

KEY = "vast-verder"
SECRET = "Onze raad wil hier eigenlijk van af."
INTEREST = {"organisation": "BAK", "level": "organisation", "interest": SECRET, "audience": "some_parties"}


@contextmanager
def example() -> Iterator[Partnerflow]:
    """The example in a service."""
    with a_service(example=True) as service:
        line = {"by": "BAK", "data": {**INTEREST, "newlyDisclosed": False}}
        request = RecordRequest(stream="partnership", key=KEY, fact="InterestShared", line=line, version_required=False)
        service.record(request)
        yield service


def stream_of(service: Partnerflow) -> Stream:
    """The partnership as it is kept."""
    stream = service.streams.find("partnership", KEY)
    assert stream is not None
    return stream


def kinds_seen(service: Partnerflow, seen: Acting) -> dict[str, set[bool]]:
    """Of each kind of confined text, and of all others as `open`, whether it is shown in the history."""
    confined = confined_texts(stream_of(service).history)
    there = service.streams.texts(stream_of(service).head.stream_id)
    shown = {item.version: item.fact for item in seen.history("partnership", KEY, FactFilter(limit=1000)).items}
    found: dict[str, set[bool]] = {}
    for version, fact in enumerate(stream_of(service).history.facts, 1):
        for pointer, sealed in texts_of(fact).items():
            if sealed in there:
                kind = confined[sealed].kind if sealed in confined else "open"
                text = texts_of(shown[version])[pointer]
                found.setdefault(kind, set()).add(text == there[sealed])
                assert text in (there[sealed], ERASED)
    return found


def texts_of_kind(service: Partnerflow, kind: str) -> list[str]:
    """The confined texts of one kind."""
    stream = stream_of(service)
    confined, there = confined_texts(stream.history), service.streams.texts(stream.head.stream_id)
    return [text for sealed, text in there.items() if sealed in confined and confined[sealed].kind == kind]
