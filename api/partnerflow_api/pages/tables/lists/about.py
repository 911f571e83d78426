"""What a file about one partnership says of it: its name in the title, its key in the name of the file, and the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.tables.lists.naming import day_of, told
from partnerflow_api.pages.tables.table import Cell, Column, Table
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One partnership on the days asked about, and how its values are said."""

    key: str
    state: PartnershipState
    days: Days
    day: str
    particular: Particular

    @property
    def words(self) -> Words:
        """The words of the reader."""
        return self.particular.words

    def table(
        self, name: str, columns: tuple[Column, ...], rows: Sequence[Sequence[Cell]], asked: Iterable[str] = ()
    ) -> Table:
        """A table of it, called by its own word, with what else was asked for than its days."""
        title = self.words(f"tables.{name}")
        return Table(
            title=f"{self.state.course.name}: {title}",
            name=(self.key, title),
            day=self.day,
            columns=columns,
            rows=rows,
            told=", ".join(filter(None, (*asked, told(self.days, self.words)))),
            short=title,
        )


def about(key: str, days: Days) -> About:
    """The partnership that a file is about.

    Raises:
        NotFoundError: there is none, or it had not begun, as far as known.
    """
    partnerflow, words = service(), asked.words()
    state = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at).state
    assert isinstance(state, PartnershipState)
    names = Names(partnerflow, words, state)
    particular = Particular(words=words, process=state.process, names=names)
    return About(key=key, state=state, days=days, day=day_of(partnerflow, days), particular=particular)
