"""The whole story as changed by a test, and what the guards make of it.

Facts are folded without being judged, so that a guard can be asked about what the rules would not let happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import count
from typing import Any

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.guards.evaluation import Finding, findings
from partnerflow.domain.history import History
from partnerflow.domain.lines import read_fact
from partnerflow.domain.partnership import GrantState, PartnershipState
from partnerflow.domain.sealing import commitment, map_texts
from partnerflow.process.definition import ProcessDefinition
from tests.unit.domain.guards.chapters import grant_story, whole_story
from tests.unit.domain.guards.telling import PROCESS, Line

Change = Callable[[list[Line]], list[Line]]
TODAY = "2024-06-30"


def without(name: str, /, **having: Any) -> Change:
    """The story without these facts."""
    return lambda story: [item for item in story if not _is(item, name, having)]


def altered(name: str, having: Line | None = None, /, **data: Any) -> Change:
    """The story with other values in these facts."""
    return lambda story: [
        {**item, "data": {**item["data"], **data}} if _is(item, name, having or {}) else item for item in story
    ]


def followed_by(*lines: Line) -> Change:
    """The story with more facts after it."""
    return lambda story: [*story, *lines]


def _is(item: Line, name: str, having: Line) -> bool:
    return item["fact"] == name and all(item["data"].get(key) == value for key, value in having.items())


def sealed(lines: Iterable[Line], stream: str, key: str, salt: bytes = b"salt") -> list[AnyFact]:
    """The lines as sealed facts of one stream."""
    numbers, facts = count(1), []
    for item in lines:
        fact, faults = read_fact({"id": f"{key}-{next(numbers):04}", "stream": stream, "key": key, **item})
        assert fact is not None, (item, faults)
        facts.append(map_texts(fact, lambda pointer, text: commitment(text, sha256(salt + pointer.encode()).digest())))
    return facts


def state_of(lines: Iterable[Line], process: ProcessDefinition = PROCESS, salt: bytes = b"salt") -> PartnershipState:
    """What is true after the story."""
    state = History("partnership", process, sealed(lines, "partnership", "samen", salt)).state
    assert isinstance(state, PartnershipState)
    return state


def grants_of(*changes: Change) -> tuple[GrantOnDay, ...]:
    """The grant of the story, as changed."""
    lines = list(grant_story())
    for change in changes:
        lines = change(lines)
    if not lines:
        return ()
    history = History("grant", PROCESS, sealed(lines, "grant", "GR-1"))
    assert isinstance(history.state, GrantState)
    return (GrantOnDay(key="GR-1", version=history.version, grant=history.state.grant),)


def told(*changes: Change) -> list[Line]:
    """The story as changed."""
    story = whole_story()
    for change in changes:
        story = change(story)
    return story


def found(
    guard: str, *changes: Change, grants: tuple[GrantOnDay, ...] | None = None, profile: str | None = None
) -> Finding:
    """How one guard comes out in the story as changed."""
    state, phase = state_of(told(*changes)), PROCESS.guards[guard].phase
    beside = grants_of() if grants is None else grants
    return next(item for item in findings(state, TODAY, beside, phase, profile) if item.guard == guard)


def missing(finding: Finding) -> list[tuple[str, str | None]]:
    """What a guard lacks: reason and party."""
    return [(item.reason, item.organisation) for item in finding.missing]
