"""How the words of answers about all partnerships are said to one reader: each in the words of its own process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.errors import NotFoundError
from partnerflow.process.definition import ProcessDefinition
from partnerflow.questions.together.due.kinds import KINDS
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.words import Words


class Saying:
    """Words, names and links. What no definition here knows keeps its key."""

    def __init__(self, partnerflow: Acting, words: Words) -> None:
        self._processes = partnerflow.processes
        self.words = words
        self.names = Names(partnerflow, words)

    def process(self, name: str) -> str:
        """The title of a process."""
        found = self._latest(name)
        return self.words.text(found.title) if found is not None else name

    def phase(self, process: str, key: str) -> str:
        """The title of a phase."""
        found = self._latest(process)
        phases = found.phases if found is not None else ()
        return next((self.words.text(phase.title) for phase in phases if phase.key == key), key)

    def phase_of_any(self, key: str) -> str:
        """The title of a phase, as the last process says it that has it."""
        titles = [self.words.text(phase.title) for each in self._processes for phase in each.phases if phase.key == key]
        return titles[-1] if titles else key

    def profile(self, process: str, key: str) -> str:
        """The title of a profile."""
        found = self._latest(process)
        known = found.profiles.get(key) if found is not None else None
        return self.words.text(known.title) if known is not None else key

    def reason(self, key: str, process: str | None = None) -> str:
        """The title of a reason to return; without a process, as the last says it that has it."""
        known = [self._latest(process)] if process is not None else list(self._processes)
        titles = [each.return_reasons[key].title for each in known if each is not None and key in each.return_reasons]
        return self.words.text(titles[-1]) if titles else key

    def value(self, enumeration: str, value: str) -> str:
        """The word for a value of the facts."""
        return self.words.value(enumeration, value) or value

    def due(self, kind: str) -> str:
        """What kind of deadline it is."""
        found = KINDS.get(kind)
        return getattr(found, self.words.language) if found is not None else kind

    def partnership(self, row: Mapping[str, Any]) -> Link:
        """The partnership of a row, by its name."""
        return Link(name=row["name"], address=address("partnership", key=row["partnership"]))

    def fact(self, row: Mapping[str, Any]) -> Link:
        """The fact that a row rests on: one of its grant, whose key begins the id, or one of its partnership."""
        fact, grant = row["fact"], row.get("grant")
        if grant is not None and fact.rpartition("-")[0] == grant:
            return to_fact("grant", grant, fact)
        return to_fact("partnership", row["partnership"], fact)

    def _latest(self, name: str) -> ProcessDefinition | None:
        try:
            return self._processes.latest(name)
        except NotFoundError:
            return None
