"""What a stored fact had around it when it was judged: the other streams as its writer can have seen them."""

from __future__ import annotations

from collections.abc import Mapping

from partnerflow.application.replaying.gathering import Address
from partnerflow.application.replaying.past import Past, Pasts
from partnerflow.domain.around import GrantOnDay, grant_on_day
from partnerflow.domain.history import History
from partnerflow.domain.organisations.state import Organisation
from partnerflow.domain.partnership import OrganisationState, PartnershipState
from partnerflow.domain.sealing import is_commitment
from partnerflow.errors import NotFoundError
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition


class Then:
    """`domain.around.Around` of one stored fact.

    A writer sees other streams unlocked and a little late, and an import stands in the log stream by stream: so it is not
    known which version was seen, only between which two. What more knowledge can only help is looked up in the most that
    can have been there, what it can only hinder in the fewest; grants that an advance says it read are taken at its word,
    within these bounds. Where neither is sure, `elsewhere` says which version to try.

    Args:
        own: the stream of the fact, of which its writer saw exactly `history`: all before `version`.
        texts: the texts of that stream; those that were erased or withheld are absent.
        elsewhere: versions of other streams to be taken instead of the newest.
    """

    __slots__ = (
        "_elsewhere",
        "_history",
        "_known",
        "_own",
        "_pasts",
        "_read",
        "_texts",
        "_version",
        "missed",
        "tried",
        "unsealed",
    )

    def __init__(
        self,
        pasts: Pasts,
        own: Past,
        version: int,
        history: History,
        texts: Mapping[str, str],
        known: Catalogue,
        elsewhere: Mapping[Address, int],
    ) -> None:
        self._pasts = pasts
        self._own = own
        self._version = version
        self._history = history
        self._texts = texts
        self._known = known
        self._elsewhere = elsewhere
        evidence = own.facts[version - 1].evidence
        self._read = {(read.stream, read.key): read.version for read in evidence.reads} if evidence else {}
        self.missed = False
        """Whether a text was asked for that is not to be had."""
        self.unsealed = False
        """Whether something else stood where a commitment to a text has to stand."""
        self.tried: dict[Address, range] = {}
        """The streams whose state was looked at, with the versions that can have been seen instead."""

    @property
    def today(self) -> str:
        return (self._own.facts[self._version - 1].recorded_at or "")[:10]

    def organisation(self, code: str, day: str) -> Organisation | None:
        if self._pasts.is_outside("organisation", code):
            return Organisation()
        seen = self._seen("organisation", code)
        if seen is None or seen[0].facts[0].occurred_on > day:
            return None
        history, past, version = seen
        state = history.on(day) if past is None else past.on(version, day)
        assert isinstance(state, OrganisationState), "the stream is that of an organisation"
        return state.organisation

    def partnership(self, key: str, day: str) -> PartnershipState | None:
        if self._pasts.is_outside("partnership", key):
            return PartnershipState(process=self._history.founded)
        seen = self._seen("partnership", key)
        if seen is None or seen[0].facts[0].occurred_on > day:
            return None
        history, past, version = seen
        state = history.on(day) if past is None else past.on(version, day)
        assert isinstance(state, PartnershipState), "the stream is that of a partnership"
        return state

    def grants(self, partnership: str, day: str, *, as_known_at: str | None = None) -> tuple[GrantOnDay, ...]:
        found = []
        for history in self._grant_histories(partnership):
            words = self._history.words_since(history.process, as_of=day, as_known_at=as_known_at)
            found.append(grant_on_day(history, words, day, as_known_at=as_known_at))
        return tuple(grant for grant in found if grant is not None)

    def grant_histories(self, partnership: str) -> tuple[History, ...]:
        seen = ((past, past.seen_by(self._own, self._version)[0]) for past in self._pasts.grants(partnership))
        return tuple(past.until(fewest) for past, fewest in seen if fewest)

    def definition(self, name: str, version: int) -> ProcessDefinition | None:
        try:
            return self._known.get(name, version)
        except NotFoundError:
            return None

    def has_fact(self, stream: str, key: str, fact: str, day: str) -> bool:
        if self._pasts.is_outside(stream, key):
            return True
        past = self._pasts.get(stream, key)
        version = past.ids.get(fact) if past is not None else None
        if past is None or version is None:
            return False
        most = self._version - 1 if past is self._own else past.seen_by(self._own, self._version)[1]
        return version <= most and past.facts[version - 1].occurred_on <= day

    def text(self, commitment: str) -> str | None:
        text = self._texts.get(commitment)
        self.missed = self.missed or text is None
        self.unsealed = self.unsealed or not is_commitment(commitment)
        return text

    def _grant_histories(self, partnership: str) -> list[History]:
        """The grants that were looked at, in the order in which the evidence names them, as far as it does."""
        places = {address: place for place, address in enumerate(self._read)}
        pasts = self._pasts.grants(partnership)
        found = []
        for past in sorted(pasts, key=lambda past: places.get((past.kind, past.key), len(places))):
            fewest, most = past.seen_by(self._own, self._version)
            version = self._chosen(
                past, fewest, most, self._read.get((past.kind, past.key), fewest if self._read else most)
            )
            if version:
                found.append(past.until(version))
        return found

    def _seen(self, kind: str, key: str) -> tuple[History, Past | None, int] | None:
        """The history at an address; and, of another stream than the fact's own, the stream and the version taken."""
        past = self._pasts.get(kind, key)
        if past is self._own:
            return (self._history, None, self._version - 1) if self._history.facts else None
        if past is None:
            return None
        fewest, most = past.seen_by(self._own, self._version)
        # An organisation is looked up in what a process remembers of it, however long ago that was.
        version = self._chosen(past, min(1, most) if kind == "organisation" else fewest, most, most)
        return (past.until(version), past, version) if version else None

    def _chosen(self, past: Past, fewest: int, most: int, usual: int) -> int:
        address = (past.kind, past.key)
        self.tried[address] = range(fewest, most + 1)
        return self._elsewhere.get(address, max(fewest, min(usual, most)))
