"""Judging stored facts as they stand, stream by stream, each upon exactly what stood before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from partnerflow.application.ports import StoredEvent
from partnerflow.application.replaying.added import added_otherwise, left_out, misplaced
from partnerflow.application.replaying.around import Then
from partnerflow.application.replaying.finding import Finding
from partnerflow.application.replaying.gathering import Address, Decode, gathered
from partnerflow.application.replaying.past import BROKEN, Past, Pasts
from partnerflow.domain.history import History
from partnerflow.domain.judge import refusals
from partnerflow.domain.lines import read_fact
from partnerflow.domain.record.correcting import Reading
from partnerflow.domain.record.effective import as_builtins
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault
from partnerflow.process.catalogue import Catalogue

Texts = Callable[[UUID], Mapping[str, str]]
"""The texts of a stream by commitment; what was erased or withheld is absent."""

_ATTEMPTS = 64
_TOLD_EVERY = 1000
_OF_TEXTS = ("hash.", "correction.old_value_differs", "correction.text_is_gone", "correction.new_value_invalid")
"""Refusals that rest on texts: of one that is gone nobody can say them."""


def replay(
    events: Iterable[StoredEvent],
    definitions: Catalogue,
    texts: Texts,
    decode: Decode,
    told: Callable[[int], None] | None = None,
) -> Iterator[Finding]:
    """Every fact of a workspace that is not lawful, by every rule of the program; nothing when all are.

    A fact is judged upon the facts before it in its own stream, as they stand, lawful or not, and upon other streams as its
    writer can have seen them. So of facts that lean on an unlawful one only that one is named, unless they break a rule
    themselves. A text that is gone leads to no finding.

    Args:
        events: all events of the workspace, in the order of its log.
        definitions: the process definitions at hand.
        texts: the texts of a stream.
        decode: from a topic and stored bytes to the sealed fact; raises CorruptionError.
        told: is called with the number of facts judged so far, now and then.
    """
    pasts, findings = gathered(events, definitions, decode)
    yield from findings
    yield from judged(pasts, definitions, texts, told)


def judged(
    pasts: Pasts, definitions: Catalogue, texts: Texts, told: Callable[[int], None] | None = None
) -> Iterator[Finding]:
    """What is not lawful in these streams, stream by stream."""
    done = 0
    for past in pasts:
        known, history = texts(past.stream_id), past.empty()
        for version, fact in enumerate(past.facts, 1):
            judge = _Judge(
                pasts=pasts, past=past, version=version, history=history, texts=known, definitions=definitions
            )
            faults = judge.faults()
            history = past.extended(history, version)
            if not faults and version not in past.aside:
                faults = list(left_out(past, version, history))
            if faults:
                yield Finding(kind=past.kind, key=past.key, version=version, fact=fact.id, faults=tuple(faults))
            done += 1
            if told is not None and done % _TOLD_EVERY == 0:
                told(done)


@dataclass(slots=True, kw_only=True)
class _Judge:
    """One stored fact, and what its writer can have had before it."""

    pasts: Pasts
    past: Past
    version: int
    history: History
    texts: Mapping[str, str]
    definitions: Catalogue

    def faults(self) -> list[Fault]:
        """Every reason why the program would not have recorded it so, however it may have seen the other streams."""
        around, faults = self._attempt({})
        if faults:
            for elsewhere in islice(self._elsewhere(around), _ATTEMPTS):
                if not self._attempt(elsewhere)[1]:
                    return []
        return faults

    def _elsewhere(self, around: Then) -> Iterator[dict[Address, int]]:
        """One stream at a time as it was before, the newest first."""
        for address, versions in around.tried.items():
            for version in reversed(versions):
                yield {address: version}

    def _attempt(self, elsewhere: Mapping[Address, int]) -> tuple[Then, list[Fault]]:
        around = Then(self.pasts, self.past, self.version, self.history, self.texts, self.definitions, elsewhere)
        try:
            return around, list(self._judged(around))
        except BROKEN as error:
            return around, [refuse("stored", "beyond_judgement", error=type(error).__name__)]

    def _judged(self, around: Then) -> Iterable[Fault]:
        sealed = self.past.facts[self.version - 1]
        case: Case[Any] = Case(
            fact=sealed, history=self.history, state=self.history.on(sealed.occurred_on), around=around
        )
        faults = list(misplaced(self.past, sealed))
        reading = Reading.of(case, sealed)
        if around.unsealed:
            faults.append(refuse("stored", "text_unsealed", "/data"))
        fact, unread = read_fact(as_builtins(reading.fact.as_told()))
        if fact is None or faults:
            return faults + unread
        case = Case(fact=fact, history=case.history, state=case.state, around=around)
        faults = refusals(case)
        if around.missed:
            faults = [fault for fault in faults if not f"{fault.code}.{fault.reason}".startswith(_OF_TEXTS)]
        return faults or added_otherwise(case, around, self.pasts, self.past, self.version)
