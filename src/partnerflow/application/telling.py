"""Telling the history of one stream: pages of its facts with their texts, and the whole of it as import lines."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from partnerflow.application.looking import stream_at
from partnerflow.application.ports import Disclosure, Stream
from partnerflow.application.sealer import kind_at
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.days import until
from partnerflow.domain.fact import AnyFact, of_types
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.sealing import commitments, map_texts, opened
from partnerflow.domain.vocabulary.structs import ObjectOf

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

ERASED = "[…]"
_WIRE = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFilter:
    """Which facts of a stream, and in which order; `after` is the version behind which the page begins.

    `among`: only facts at these versions, where somebody chose them already; None for any.
    """

    types: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    by: str | None = None
    since: str | None = None
    until: str | None = None
    among: frozenset[int] | None = None
    after: int | None = None
    newest_first: bool = False
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One fact as it is shown: its version, the fact with its texts, and whether later facts corrected or retracted it.

    `withheld` tells of a text that is not there whether it is kept from this reader; otherwise it was erased.
    """

    version: int
    fact: AnyFact
    withheld: bool = False
    corrected_by: tuple[str, ...] = ()
    retracted_by: str | None = None

    @property
    def late_days(self) -> int:
        """How many days later it was known than it occurred."""
        return until(self.fact.occurred_on, self.fact.known_on)

    def as_json(self) -> bytes:
        """The fact as JSON, decimals as numbers."""
        return _WIRE.encode(self.fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage:
    """A page of facts; `following` continues it, None at the end; `persons` are those whose data it shows."""

    stream: Stream
    items: tuple[FactView, ...]
    following: int | None
    persons: frozenset[str] = frozenset()


def history(service: Partnerflow, kind: str, key: str, wanted: FactFilter, principal: str) -> FactPage:
    """See `Partnerflow.history`."""
    stream = stream_at(service, kind, key)
    facts = stream.history.facts
    versions = range(1, len(facts) + 1)
    asked = versions if wanted.among is None else sorted(wanted.among.intersection(versions))
    page: list[tuple[int, AnyFact]] = []
    following = None
    for version in reversed(asked) if wanted.newest_first else asked:
        fact = facts[version - 1]
        if wanted.after is not None and (version >= wanted.after if wanted.newest_first else version <= wanted.after):
            continue
        if _wanted(fact, FACT_TYPES[fact.type].subject, wanted):
            if len(page) == wanted.limit:
                following = page[-1][0]
                break
            page.append((version, fact))
    disclosures = _disclosures(service, stream, [fact for _, fact in page])
    texts = {sealed: text.value for sealed, text in disclosures.items()}
    persons = service.shown({stream.head.stream_id: disclosures.values()}, principal, "history")
    marks = _marks(stream)
    items = tuple(
        FactView(
            version=version,
            fact=opened(fact, texts, ERASED),
            withheld=not texts.keys() >= set(commitments(fact)) and service.streams.withholds(stream, fact),
            corrected_by=marks.get(fact.id, ((), None))[0],
            retracted_by=marks.get(fact.id, ((), None))[1],
        )
        for version, fact in page
    )
    return FactPage(
        stream=stream, items=items, following=following, persons=persons.get(stream.head.stream_id, frozenset())
    )


def _wanted(fact: AnyFact, subject: str, wanted: FactFilter) -> bool:
    return (
        (not wanted.types or fact.type in wanted.types)
        and (not wanted.subjects or subject in wanted.subjects)
        and (wanted.by is None or wanted.by in (fact.by, fact.on_behalf_of))
        and (wanted.since is None or fact.occurred_on >= wanted.since)
        and (wanted.until is None or fact.occurred_on <= wanted.until)
    )


def _marks(stream: Stream) -> dict[str, tuple[tuple[str, ...], str | None]]:
    marks: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for fact in of_types(stream.history.facts, RecordCorrected, RecordRetracted):
        if isinstance(fact.data, RecordCorrected):
            corrections, retraction = marks.get(fact.data.corrects, ((), None))
            marks[fact.data.corrects] = ((*corrections, fact.id), retraction)
        elif isinstance(fact.data, RecordRetracted):
            marks[fact.data.retracts] = (marks.get(fact.data.retracts, ((), None))[0], fact.id)
    return marks


def _disclosures(service: Partnerflow, stream: Stream, facts: Sequence[AnyFact]) -> dict[str, Disclosure]:
    wanted = dict.fromkeys(sealed for fact in facts for sealed in commitments(fact))
    if not wanted:
        return {}
    # Asking for all is one plain scan; asking for few is a look-up of each.
    found = service.streams.disclosures(stream.head.stream_id, list(wanted) if len(wanted) < 200 else None)
    return {sealed: text for sealed, text in found.items() if sealed in wanted}


def export(service: Partnerflow, kind: str, key: str, principal: str) -> Iterator[bytes]:
    """See `Partnerflow.export`."""
    stream = stream_at(service, kind, key)
    disclosures = service.streams.disclosures(stream.head.stream_id)
    service.shown({stream.head.stream_id: disclosures.values()}, principal, "export")
    texts = {sealed: text.value for sealed, text in disclosures.items()}
    facts = stream.history.facts
    erased = {
        (each.data.fact, pointer)
        for each in facts
        if isinstance(each.data, DisclosureErased)
        for pointer in each.data.pointers
    }
    for fact in facts:
        yield _WIRE.encode(_importable(fact, texts, erased).as_told())


def _importable(fact: AnyFact, texts: Mapping[str, str], erased: Container[tuple[str, str]]) -> AnyFact:
    """The fact with its texts; what is gone is left out, or `ERASED` where a fact cannot be without.

    It cannot either where a later fact says that it erased that very text.
    """

    def text(pointer: str, sealed: str) -> str | None:
        if sealed in texts:
            return texts[sealed]
        return ERASED if _is_required(fact, pointer) or (fact.id, pointer) in erased else None

    return map_texts(fact, text)


def _is_required(fact: AnyFact, pointer: str) -> bool:
    if pointer == "/note":
        return False
    above, _, name = pointer.rpartition("/")
    kind = kind_at(fact, above)
    return not isinstance(kind, ObjectOf) or any(member.required for member in kind.members if member.wire == name)
