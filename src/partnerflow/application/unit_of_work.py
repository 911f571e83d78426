"""One unit of work: facts are judged one after the other against streams as they will be, and kept together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from partnerflow.application.contents import about
from partnerflow.application.ports import Chance, Change, Head, IdempotencyKey, Receipt, Recorded, Stream, Streams
from partnerflow.application.sealer import seal
from partnerflow.domain.around import GrantOnDay, grant_on_day
from partnerflow.domain.course.facts import PhaseAdvanced, ProcessMigrated
from partnerflow.domain.eras import Definitions
from partnerflow.domain.fact import AnyFact, ProcessPin
from partnerflow.domain.guards.evaluation import evidence
from partnerflow.domain.history import History
from partnerflow.domain.judge import refusals
from partnerflow.domain.organisations.state import Organisation
from partnerflow.domain.partnership import OrganisationState, PartnershipState
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.erasing import forgotten
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.rules import Case
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.errors import Fault, NotFoundError
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition

ANYBODY = "anonymous"
"""The principal where nobody is asked who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Who records, in which request or import: what the store adds to a fact beside the time."""

    principal: str
    request: str | None = None
    import_id: str | None = None


@dataclass(slots=True)
class _Working:
    head: Head
    history: History
    recorded: list[Recorded] = field(default_factory=list)


class UnitOfWork:
    """Streams as they will be when everything told so far is kept. It is also what the facts in it see around them.

    Args:
        streams: the histories as they are kept.
        process: the definition that new partnerships are pinned to.
        now: the instant of recording, UTC.
        processes: the definitions that are known here; without, only that one.
        seen: the stream that the writer saw and will add to, if it was looked up already.
        fresh: look at every other stream anew; without, an organisation that is cached is good enough.
    """

    def __init__(
        self,
        streams: Streams,
        process: ProcessDefinition,
        chance: Chance,
        now: datetime,
        provenance: Provenance,
        *,
        processes: Catalogue | None = None,
        seen: Stream | None = None,
        fresh: bool = True,
    ) -> None:
        self._streams = streams
        self.process = process
        self._processes = processes or Catalogue([process])
        self._chance = chance
        self.today = now.date().isoformat()
        self._recorded_at = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
        self._provenance = provenance
        self._working: dict[tuple[str, str], _Working | None] = {}
        self._texts: dict[str, str] = {}
        self._looked_up: set[UUID] = set()
        self._grants: dict[str, list[str]] = {}
        self._telling: _Working | None = None
        self._fresh = fresh
        if seen is not None:
            self._working[seen.head.kind, seen.head.key] = _Working(head=seen.head, history=seen.history)

    def tell(self, fact: AnyFact, *, follows: bool = False) -> list[Fault]:
        """Judge one open fact; take it up when no rule refuses it, else return every reason.

        Args:
            fact: the fact.
            follows: the program records it, because of another that was told: it is nobody's to tell.

        Raises:
            ForbiddenError: it is not for whoever works with these streams to tell it.
        """
        working = self._stream(fact.stream, fact.key) or self._new_stream(fact)
        self._telling = working
        history = working.history
        case = Case(fact=fact, history=history, state=history.on(fact.occurred_on), around=self)
        if not follows:
            self._streams.admit(case)
        faults = refusals(case)
        if not faults:
            self._take_up(working, self._completed(case, working.head))
        return faults

    def changes(self) -> list[Change]:
        """What is to be kept."""
        return [
            Change(head=working.head, facts=tuple(working.recorded), history=working.history)
            for working in self._working.values()
            if working is not None and working.recorded
        ]

    def save(self, key: IdempotencyKey | None = None) -> Receipt:
        """Keep everything told, or nothing. Raises as `Store.append`."""
        return self._streams.save(self.changes(), key=key)

    def history(self, kind: str, key: str) -> History | None:
        """A stream as it will be."""
        working = self._stream(kind, key)
        return working.history if working is not None else None

    def _new_stream(self, fact: AnyFact) -> _Working:
        process = self.process
        if fact.stream == "grant" and (
            partnership := self._stream("partnership", getattr(fact.data, "partnership", ""))
        ):
            process = partnership.history.on(fact.occurred_on).process
        head = Head(stream_id=self._chance.identity(), kind=fact.stream, key=fact.key, version=0, about=about(fact))
        return _Working(head=head, history=History(fact.stream, process))

    def _completed(self, case: Case[Payload], head: Head) -> AnyFact:
        """The fact with what the store adds: when and by whom it was recorded, what it is pinned to, what it rested on."""
        fact = case.fact
        rested_on = None
        if isinstance(fact.data, PhaseAdvanced):
            acknowledged = tuple(item.guard for item in fact.data.acknowledged or ())
            rested_on = evidence(case.partnership, case.day, self.grants(fact.key, case.day), acknowledged)
        return replace(
            fact,
            # One string for all facts of the stream.
            key=head.key,
            recorded_at=self._recorded_at,
            principal=self._provenance.principal,
            request=self._provenance.request,
            import_id=self._provenance.import_id,
            process=self._pin(case),
            evidence=rested_on,
        )

    def _pin(self, case: Case[Payload]) -> ProcessPin | None:
        """What a founding fact pins its stream to, and a migration from its day on."""
        process = None if case.history.facts else case.process
        if isinstance(case.data, ProcessMigrated):
            process = self.definition(case.data.to.name, case.data.to.version)
        if process is None:
            return None
        return ProcessPin(name=process.name, version=process.version, fingerprint=process.fingerprint)

    def _take_up(self, working: _Working, fact: AnyFact) -> None:
        corrected = None
        if isinstance(fact.data, RecordCorrected):
            corrected = working.history.fact(fact.data.corrects)
        sealed, disclosures = seal(fact, self._chance, corrected)
        erases = (fact.data.person,) if isinstance(fact.data, PersonErased) else ()
        forgets = forgotten(working.history, fact)
        working.history = working.history.extended([sealed], self._led_to(sealed))
        working.recorded.append(Recorded(fact=sealed, disclosures=disclosures, erases=erases, forgets=forgets))
        self._texts.update((item.commitment, item.value) for item in disclosures)
        self._working[fact.stream, fact.key] = working
        if working.head.about is not None and fact.key not in self._grants_about(working.head.about):
            self._grants[working.head.about].append(fact.key)

    def _stream(self, kind: str, key: str) -> _Working | None:
        address = (kind, key)
        if address not in self._working:
            good_enough = 1 if kind == "organisation" and not self._fresh else None
            stream: Stream | None = self._streams.beside(kind, key, at_least=good_enough)
            self._working[address] = _Working(head=stream.head, history=stream.history) if stream is not None else None
        return self._working[address]

    def organisation(self, code: str, day: str) -> Organisation | None:
        working = self._stream("organisation", code)
        if working is None or working.history.facts[0].occurred_on > day:
            return None
        state = working.history.on(day)
        assert isinstance(state, OrganisationState)
        return state.organisation

    def partnership(self, key: str, day: str) -> PartnershipState | None:
        working = self._stream("partnership", key)
        if working is None or working.history.facts[0].occurred_on > day:
            return None
        state = working.history.on(day)
        assert isinstance(state, PartnershipState)
        return state

    def grants(self, partnership: str, day: str, *, as_known_at: str | None = None) -> tuple[GrantOnDay, ...]:
        keys = self._grants_about(partnership)
        own = self.history("partnership", partnership) if keys else None
        found = []
        for history in self.grant_histories(partnership):
            words = own.words_since(history.process, as_of=day, as_known_at=as_known_at) if own is not None else {}
            found.append(grant_on_day(history, words, day, as_known_at=as_known_at))
        return tuple(grant for grant in found if grant is not None)

    def grant_histories(self, partnership: str) -> tuple[History, ...]:
        found = (self._stream("grant", key) for key in self._grants_about(partnership))
        return tuple(working.history for working in found if working is not None)

    def definition(self, name: str, version: int) -> ProcessDefinition | None:
        try:
            return self._processes.get(name, version)
        except NotFoundError:
            return None

    def has_fact(self, stream: str, key: str, fact: str, day: str) -> bool:
        working = self._stream(stream, key)
        position = working.history.index.ids.get(fact) if working is not None else None
        return working is not None and position is not None and working.history.facts[position - 1].occurred_on <= day

    def text(self, commitment: str) -> str | None:
        if (known := self._texts.get(commitment)) is not None:
            return known
        # A fact has its texts in its own stream; who only reads may ask for those of every stream looked at.
        looked_at = self._working.values() if self._telling is None else (self._telling,)
        for working in looked_at:
            if commitment in self._texts:
                break
            if working is not None and working.head.version and working.head.stream_id not in self._looked_up:
                self._looked_up.add(working.head.stream_id)
                self._texts.update(self._streams.texts(working.head.stream_id))
        return self._texts.get(commitment)

    def _led_to(self, fact: AnyFact) -> Definitions:
        pin = fact.process if isinstance(fact.data, ProcessMigrated) else None
        return {} if pin is None else {pin.fingerprint: self._processes.get(pin.name, pin.version)}

    def _grants_about(self, partnership: str) -> Sequence[str]:
        if partnership not in self._grants:
            self._grants[partnership] = list(self._streams.keys_about("grant", partnership))
        return self._grants[partnership]
