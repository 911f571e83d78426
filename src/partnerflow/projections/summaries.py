"""The summaries of all partnerships and organisations: one row each, found by phase, status, partner and words."""

from __future__ import annotations

import json
from collections.abc import Callable

from partnerflow.application.finding import (
    OrganisationSummary,
    PartnershipPage,
    PartnershipSearch,
    as_row,
    summary_of,
    words_of,
)
from partnerflow.application.ports import Head, Store, Stream, Streams, Tables
from partnerflow.application.replica import Queries
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.partnership import OrganisationState, PartnershipState
from partnerflow.projections.follower import Follower
from partnerflow.projections.read_model import ReadModel, Write


class SummaryTables(ReadModel[Stream]):
    """`application.finding.Summaries` in tables."""

    name = "summaries"
    shape = 1
    tables = ("partnership_summaries", "summary_partners", "summary_readers", "organisation_summaries")

    def __init__(
        self,
        tables: Tables,
        store: Store,
        streams: Streams,
        decode: Callable[[str, bytes], AnyFact],
        readers: Callable[[], Queries] | None = None,
    ) -> None:
        super().__init__(tables, streams, decode, readers)
        self._follower = Follower(store, self)

    def follow(self, leads: Callable[[], bool] | None = None) -> None:
        """Begin to follow the log; call it after a fork. `leads` as `Follower.start` takes it."""
        self._follower.start(leads)

    def close(self) -> None:
        self._follower.stop()

    def partnerships(self, search: PartnershipSearch) -> PartnershipPage:
        wanted = {
            "phase": search.phase,
            "status": search.status,
            "partner": search.partner,
            "words": f"%{_escaped(search.words.lower())}%" if search.words else None,
            "among": json.dumps(search.among) if search.among is not None else None,
            "after": search.after,
        }
        conditions = [self._sql(f"where/{name}") for name, value in wanted.items() if value is not None]
        statement = self._sql("partnerships").format(conditions="".join(f"AND {item}" for item in conditions))
        tables, asked = self._readers(), {**wanted, "limit": search.limit + 1}
        found = tables.read_often(statement, asked)
        if found:
            position = found[0][-1]
        else:
            # Nothing tells how new nothing is. Looked up first, it is what a second look has at least.
            position = self._position_in(tables)
            found = tables.read(statement, asked)
        rows = tuple([(key, summary) for key, summary, _ in found[: search.limit]])
        following = rows[-1][0] if len(found) > search.limit else None
        return PartnershipPage(rows=rows, following=following, position=position)

    def organisations(self, *, after: str | None, limit: int) -> tuple[OrganisationSummary, ...]:
        rows = self._readers().read(self._sql("organisations"), {"after": after or "", "limit": limit})
        return tuple(
            OrganisationSummary(key=key, name=name, sector=sector, version=version)
            for key, name, sector, version in rows
        )

    def readable_by(self, principal: str) -> tuple[str, ...]:
        # A right counts at once, wherever readers find what it opens.
        return tuple(key for (key,) in self._read("readable_by", {"principal": principal}))

    def processes(self) -> dict[str, str]:
        return dict(self._read("processes", {}))

    def _streams_of(self, kind: str, key: str) -> tuple[Stream, ...]:
        found = None if kind == "grant" else self._streams.find(kind, key)
        return () if found is None else (found,)

    def _rows(self, streams: tuple[Stream, ...]) -> Stream:
        return streams[0]

    def _keep(self, write: Write, generation: int, rows: Stream) -> None:
        state, head = rows.history.state, rows.head
        if isinstance(state, OrganisationState):
            organisation = state.organisation
            row = {"key": head.key, "name": organisation.name, "sector": organisation.sector, "version": head.version}
            write(self._sql("keep_organisation"), {"generation": generation, **row})
        elif isinstance(state, PartnershipState):
            self._keep_partnership(write, generation, head, state)

    def _keep_partnership(self, write: Write, generation: int, head: Head, state: PartnershipState) -> None:
        summary = summary_of(head, state)
        key, told = as_row(summary)
        row = {
            "generation": generation,
            "key": key,
            "process": summary.process,
            "phase": summary.phase,
            "status": summary.status,
            "version": summary.version,
            "summary": told,
            "partners": json.dumps(summary.partners),
            "readers": json.dumps(
                sorted({grant.principal for grant in state.access.grants.values() if not grant.revoked_on})
            ),
            "words": words_of(head, state),
        }
        if write(self._sql("keep_partnership"), row):
            for part in ("partners", "readers"):
                for name in (f"drop_{part}", f"keep_{part}"):
                    write(self._sql(name), {name: row[name] for name in ("generation", "key", part)})


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
