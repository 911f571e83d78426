"""What the store added to a fact: the instant, the definition it is pinned to, what it rested on, what followed from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnerflow.application.replaying.around import Then
from partnerflow.application.replaying.past import Past, Pasts
from partnerflow.domain.consequences import consequences
from partnerflow.domain.course.facts import PhaseAdvanced, ProcessMigrated
from partnerflow.domain.fact import AnyFact, Evidence, ProcessPin
from partnerflow.domain.guards.evaluation import evidence
from partnerflow.domain.history import History
from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.errors import Fault

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def misplaced(past: Past, fact: AnyFact) -> Iterator[Fault]:
    """A fact of another stream, or without the instant at which it was recorded."""
    if (fact.stream, fact.key) != (past.kind, past.key):
        yield refuse("stored", "of_another_stream", "/key", stream=fact.stream, key=fact.key)
    if _INSTANT.fullmatch(fact.recorded_at or "") is None:
        yield refuse("stored", "not_recorded", "/recordedAt", value=fact.recorded_at)


def added_otherwise(case: Case[Payload], around: Then, pasts: Pasts, past: Past, version: int) -> Iterator[Fault]:
    """What stands with a lawful fact and differs from what the program would have added to it."""
    yield from _pinned_otherwise(case, around, pasts, past, version)
    stored = past.facts[version - 1].evidence
    expected = None
    if isinstance(case.data, PhaseAdvanced):
        acknowledged = tuple(item.guard for item in case.data.acknowledged or ())
        expected = evidence(case.partnership, case.day, around.grants(case.fact.key, case.day), acknowledged)
    if _comparable(stored) != _comparable(expected):
        yield refuse("stored", "evidence_differs", "/evidence", guards=_differing(stored, expected))


def left_out(past: Past, version: int, after: History) -> Iterator[Fault]:
    """What the program records by itself after a fact that was not imported, where it does not stand behind it."""
    fact = past.facts[version - 1]
    if fact.import_id is not None:
        return
    behind = past.facts[version : version + 1]
    for data in consequences(after, fact):
        if not any((item.data, item.recorded_at) == (data, fact.recorded_at) for item in behind):
            yield refuse("stored", "consequence_missing", "/fact", follows=type(data).__name__)


def _pinned_otherwise(case: Case[Payload], around: Then, pasts: Pasts, past: Past, version: int) -> Iterator[Fault]:
    pin = past.facts[version - 1].process
    if isinstance(case.data, ProcessMigrated):
        target = around.definition(case.data.to.name, case.data.to.version)
        expected = {target.fingerprint} if target is not None else set()
    elif version > 1:
        expected = set()
    elif past.about is not None:
        expected = _governing(pasts, past, case.day)
    else:
        # Whoever founds a partnership chooses; that the definition is at hand was seen before.
        expected = {past.founded.fingerprint}
    if (pin is None) != (not expected) or (pin is not None and pin.fingerprint not in expected):
        yield refuse("stored", "pinned_otherwise", "/process", process=_named(pin))


def _governing(pasts: Pasts, grant: Past, day: str) -> set[str]:
    """The definitions that can have governed the partnership of a grant when the grant was founded."""
    partnership = pasts.get("partnership", grant.about or "")
    if partnership is None:
        return {grant.founded.fingerprint}
    fewest, most = partnership.seen_by(grant, 1)
    moved = [at for at in range(fewest, most) if isinstance(partnership.facts[at].data, ProcessMigrated)]
    return {partnership.on(at, day).process.fingerprint for at in {most, *moved} if at}


def _comparable(found: Evidence | None) -> object:
    if found is None:
        return None
    reads = {(read.stream, read.key, read.version) for read in found.reads}
    return found.counting, found.guards, reads, len(found.reads)


def _differing(stored: Evidence | None, expected: Evidence | None) -> list[str]:
    one, other = ({item.guard: item for item in found.guards} if found else {} for found in (stored, expected))
    return sorted(guard for guard in one.keys() | other.keys() if one.get(guard) != other.get(guard))


def _named(pin: ProcessPin | None) -> str | None:
    return f"{pin.name}.v{pin.version}" if pin is not None else None
