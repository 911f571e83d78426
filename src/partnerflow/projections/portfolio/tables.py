"""The portfolio in tables: figures and lists over all partnerships, each with its grants."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

from partnerflow.application.ports import Store, Stream, Streams, Tables
from partnerflow.application.replica import Queries
from partnerflow.domain.fact import AnyFact
from partnerflow.projections.beside import view_of
from partnerflow.projections.follower import Follower
from partnerflow.projections.portfolio.reading import PortfolioReading
from partnerflow.projections.portfolio.rows import Row, funder_rows, item_rows, partnership_row, return_rows, stay_rows
from partnerflow.projections.read_model import ReadModel, Write
from partnerflow.questions.record.known import known_days

# Under load a partnership changes many times a second, and all its rows are worked out anew: not each time.
GATHERING = 0.25
_OF_PROCESS = ("stays", "returns")
_COUNTS = ("census", "lengths", "listed", "heard")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRows:
    """All rows of one partnership; `row`, in the table of partnerships, says from which versions of streams."""

    row: Row
    parts: dict[str, list[Row]]


class PortfolioTables(ReadModel[PartnershipRows], PortfolioReading):
    """`application.portfolio.Portfolio` in tables."""

    name = "portfolio"
    shape = 2
    tables = (
        "portfolio_partnerships",
        "portfolio_funders",
        "portfolio_stays",
        "portfolio_returns",
        "portfolio_items",
    )

    def __init__(
        self,
        tables: Tables,
        store: Store,
        streams: Streams,
        decode: Callable[[str, bytes], AnyFact],
        readers: Callable[[], Queries] | None = None,
    ) -> None:
        super().__init__(tables, streams, decode, readers)
        self._follower = Follower(store, self, gathering=GATHERING)

    def at_one_place(self) -> PortfolioTables:
        chosen, found = self._readers(), copy(self)
        found._readers = lambda: chosen
        return found

    def follow(self, leads: Callable[[], bool] | None = None) -> None:
        """Begin to follow the log; call it after a fork. `leads` as `Follower.start` takes it."""
        self._follower.start(leads)

    def close(self) -> None:
        self._follower.stop()

    def _streams_of(self, kind: str, key: str) -> tuple[Stream, ...]:
        about = key if kind == "partnership" else None
        if kind == "grant" and (grant := self._streams.find("grant", key)) is not None:
            about = grant.head.about
        partnership = self._streams.find("partnership", about) if about is not None else None
        if partnership is None:
            return ()
        keys = self._streams.keys_about("grant", partnership.head.key)
        grants = [self._streams.find("grant", key) for key in keys]
        return (partnership, *(grant for grant in grants if grant is not None))

    def _rows(self, streams: tuple[Stream, ...]) -> PartnershipRows:
        partnership, *grants = streams
        histories = tuple(grant.history for grant in grants)
        view = view_of(partnership.history, histories)
        known = known_days(fact for history in (partnership.history, *histories) for fact in history.facts)
        row = {
            "key": partnership.head.key,
            **partnership_row(view),
            "version": partnership.head.version,
            "grants_version": sum(grant.head.version for grant in grants),
        }
        parts = {
            "funders": funder_rows(view),
            "stays": stay_rows(view),
            "returns": return_rows(view.state.course),
            "items": item_rows(view, known),
        }
        return PartnershipRows(row=row, parts=parts)

    def _keep(self, write: Write, generation: int, rows: PartnershipRows) -> None:
        place = {"generation": generation, "key": rows.row["key"]}
        self._count(write, place, -1)
        if write(self._sql("portfolio/keep_partnership"), {"generation": generation, **rows.row}):
            self._keep_parts(write, place, rows)
        self._count(write, place, 1)

    def sweep(self) -> None:
        super().sweep()
        for counted in _COUNTS:
            with self._tables.writing() as write:
                write(self._sql("portfolio/sweep_counts").format(table=f"portfolio_{counted}"), {})

    def _count(self, write: Write, place: Row, sign: int) -> None:
        """Take what stands of a partnership into what is counted, or out of it."""
        for counted in _COUNTS:
            write(self._sql(f"portfolio/count_{counted}"), {**place, "sign": sign})

    def _keep_parts(self, write: Write, place: Row, rows: PartnershipRows) -> None:
        for part, found in rows.parts.items():
            write(self._sql(f"portfolio/drop_{part}"), place)
            if found:
                told = {"process": rows.row["process"]} if part in _OF_PROCESS else {}
                write(self._sql(f"portfolio/keep_{part}"), {**place, **told, "rows": json.dumps(found)})
