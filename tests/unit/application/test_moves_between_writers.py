"""A move and its preview are judged on the same versions, also when another writer comes between the look and the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from partnerflow.application.moves.request import MoveRequest, move_request
from partnerflow.application.ports import Change, IdempotencyKey, Receipt, Streams
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.errors import RefusedError
from tests.support.second_passage import BY, DAY, KEY
from tests.support.service import a_service


class Overtaken:
    """Streams in which somebody else writes just before the first save, as if in the middle of it."""

    def __init__(self, streams: Streams, between: Callable[[], object]) -> None:
        self._streams, self._between = streams, [between]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._streams, name)

    def save(self, changes: Sequence[Change], *, key: IdempotencyKey | None = None) -> Receipt:
        while self._between:
            self._between.pop()()
        return self._streams.save(changes, key=key)


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with a_service(example=True, today=DAY) as service:
        yield service


def fact(name: str, **data: Any) -> RecordRequest:
    """A fact of the example, at whatever version it is."""
    line = {"by": BY, "data": data}
    return RecordRequest(stream="partnership", key=KEY, fact=name, line=line, version_required=False)


def a_pause(shown: str | None = None) -> MoveRequest:
    data = {"reasonCode": "capacity", "expectedResumeOn": "2025-12-01"}
    return move_request("pause", fact("PartnershipPaused", **data), shown=shown)


def test_what_slips_in_before_the_save_refuses_the_move_with_the_difference(service: Partnerflow) -> None:
    shown = service.preview(a_pause()).token
    action = fact("ActionStarted", project="PF1", organisation="BAK", title="Bellen")
    overtaken = replace(service, streams=Overtaken(service.streams, lambda: service.record(action)))

    with pytest.raises(RefusedError) as refused:
        overtaken.move(a_pause(shown))

    (reason,) = refused.value.faults
    assert reason.reason == "preview_changed"
    assert [item["change"] for item in reason.data["differences"]] == ["added"]
    assert service.state("partnership", KEY).state.course.status == "active"  # type: ignore[attr-defined]


def test_what_slips_in_and_makes_no_difference_does_not_keep_the_move_from_being_made(service: Partnerflow) -> None:
    shown = service.preview(a_pause()).token
    success = fact("SuccessRecorded", story="Het lukte.", sharedWith=[])
    overtaken = replace(service, streams=Overtaken(service.streams, lambda: service.record(success)))

    made = overtaken.move(a_pause(shown))

    assert [item.type for item in made.facts] == ["PartnershipPaused"]
    assert made.stream.history.facts[-2].type == "SuccessRecorded"
