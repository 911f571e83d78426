"""The summaries of all partnerships and organisations: one row each, found by phase, status, partner and words."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from time import monotonic, sleep
from typing import Any

import msgspec

from partnerflow.application.finding import OrganisationSummary, PartnershipPage, PartnershipSearch, PartnershipSummary
from partnerflow.application.ports import LoggedEvent, Store, Stream, Streams, Tables
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.partnership import OrganisationState, PartnershipState
from partnerflow.errors import UnknownProcessError
from partnerflow.projections.follower import Follower
from partnerflow.sql import load

NAME = "summaries"
_log = logging.getLogger(__name__)
_PAUSE = 0.01
_PARTNERS = msgspec.json.Decoder(tuple[str, ...])
Write = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]


class SummaryTables:
    """`application.finding.Summaries` in tables; a `follower.Projection` of the log."""

    def __init__(self, tables: Tables, store: Store, streams: Streams, decode: Callable[[str, bytes], AnyFact]) -> None:
        self._tables = tables
        self._streams = streams
        self._decode = decode
        self._follower = Follower(store, self)

    def follow(self) -> None:
        """Begin to follow the log; call it after a fork."""
        self._follower.start()

    def close(self) -> None:
        self._follower.stop()

    def position(self) -> int:
        rows = self._read("projections/position", {"name": NAME})
        return int(rows[0][0]) if rows else 0

    def wait(self, position: int, timeout: float) -> bool:
        deadline = monotonic() + timeout
        while self.position() < position:
            if monotonic() > deadline:
                return False
            sleep(_PAUSE)
        return True

    def apply(self, page: Sequence[LoggedEvent], after: int) -> bool:
        # Read before the transaction begins: on SQLite it holds the write lock.
        touched = self._touched(page)
        with self._tables.writing() as write:
            moved = write(
                self._sql("projections/advance"), {"name": NAME, "after": after, "position": page[-1].position}
            )
            if moved:
                for stream in touched:
                    self._keep(write, stream)
        return bool(moved)

    def _touched(self, page: Sequence[LoggedEvent]) -> list[Stream]:
        one_of_each = {logged.event.stream_id: logged.event for logged in page}
        facts = [self._decode(event.topic, event.state) for event in one_of_each.values()]
        found = [self._found(fact) for fact in facts if fact.stream != "grant"]
        return [stream for stream in found if stream is not None]

    def _found(self, fact: AnyFact) -> Stream | None:
        try:
            return self._streams.find(fact.stream, fact.key)
        except UnknownProcessError as error:
            # Its row stays as it was; one stream that cannot be folded here must not stop the list of all others.
            _log.warning("%s", error)
            return None

    def partnerships(self, search: PartnershipSearch) -> PartnershipPage:
        wanted = {
            "phase": search.phase,
            "status": search.status,
            "partner": search.partner,
            "words": f"%{_escaped(search.words.lower())}%" if search.words else None,
            "after": search.after,
        }
        conditions = [self._sql(f"projections/where/{name}") for name, value in wanted.items() if value is not None]
        statement = self._sql("projections/partnerships").format(
            conditions="".join(f"AND {item}" for item in conditions)
        )
        rows = self._tables.read(statement, {**wanted, "limit": search.limit + 1})
        items = tuple(_summary(row) for row in rows[: search.limit])
        following = items[-1].key if len(rows) > search.limit else None
        return PartnershipPage(items=items, following=following, position=self.position())

    def organisations(self, *, after: str | None, limit: int) -> tuple[OrganisationSummary, ...]:
        rows = self._read("projections/organisations", {"after": after or "", "limit": limit})
        return tuple(
            OrganisationSummary(key=key, name=name, sector=sector, version=version)
            for key, name, sector, version in rows
        )

    def processes(self) -> tuple[str, ...]:
        return tuple(process for (process,) in self._read("projections/processes", {}))

    def _keep(self, write: Write, stream: Stream) -> None:
        state = stream.history.state
        key, version = stream.head.key, stream.head.version
        if isinstance(state, OrganisationState):
            organisation = state.organisation
            row = {"key": key, "name": organisation.name, "sector": organisation.sector, "version": version}
            write(self._sql("projections/keep_organisation"), row)
        elif isinstance(state, PartnershipState):
            self._keep_partnership(write, key, version, state)

    def _keep_partnership(self, write: Write, key: str, version: int, state: PartnershipState) -> None:
        course, partners = state.course, state.parties.counting()
        row = {
            "key": key,
            "name": course.name,
            "region": course.region,
            "process": f"{state.process.name}.v{state.process.version}",
            "phase": course.phase,
            "entered": course.stays[-1].entered,
            "round": course.round,
            "status": course.status,
            "profile": course.profile,
            "partners": json.dumps(partners),
            "version": version,
            "words": f"{course.name} {course.working_name} {course.region} {key}".lower(),
        }
        write(self._sql("projections/keep_partnership"), row)
        for name in ("projections/drop_partners", "projections/keep_partners"):
            write(self._sql(name), {"key": key, "partners": row["partners"]})

    def _read(self, name: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return self._tables.read(self._sql(name), parameters)

    def _sql(self, name: str) -> str:
        return load(self._tables.engine, f"statements/{name}")


def _summary(row: tuple[Any, ...]) -> PartnershipSummary:
    *plain, partners, version = row
    members = (*plain, _PARTNERS.decode(partners), version)
    return PartnershipSummary(*members)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
