"""One change in words: what it is about by its name or title, and each value as the reader's language says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.changes.naming import Naming

# How a value is said, by what it is of: the name of an enumeration of the facts, or a kind of value.
_SAID: MappingProxyType[str, str] = MappingProxyType(
    {
        "phase": "phase",
        "process": "process",
        "profile": "profile",
        "waiver": "waiverResolution",
        "end": "endingKind",
        "countingPartners": "organisation",
        "party.category": "category",
        "readiness": "readiness",
        "leavesOn": "day",
        "role.role": "role",
        "role.holder": "organisation",
        "role.project": "project",
        "access.role": "accessRole",
        "access.holder": "organisation",
        "access.project": "project",
        "access.lastDay": "day",
        "body.members": "organisation",
        "body.delegated": "subject",
        "mandate.organisation": "organisation",
        "mandate.scope": "scope",
        "mandate.limit": "money",
        "mandate.lastDay": "day",
        "endorsement": "stance",
        "archetype": "archetype",
        "contribution.organisation": "organisation",
        "contribution.amount": "money",
        "commitment.organisation": "organisation",
        "commitment.status": "commitmentEnd",
        "version.signedBy": "organisation",
        "version.underReview": "fateKind",
        "proposal.outcome": "outcome",
        "decision": "outcome",
        "action.organisation": "organisation",
        "evaluation": "evaluationConclusion",
        "paidMinor": "minor",
        "settledMinor": "minor",
        "milestone": "reviewOutcome",
        "review": "reviewOutcome",
        "change": "changeOutcome",
        "appeal": "appealOutcome",
    }
)
_IN_THE_TITLE = frozenset({"organisation", "role"})
_OWN_WORDS = MappingProxyType({"status": "status", "party.status": "partyStatus", "grant": "grants"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One value that changed: of what, when that must be said, and what it was and is. Of a list: what came and went."""

    label: str | None = None
    before: str | None = None
    after: str | None = None
    came: str | None = None
    went: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is different, and how."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the changes of one comparison are said."""

    naming: Naming

    def changes(self, group: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Change]:
        """The changes of one group. The phase and the number of the visit to it are told as one."""
        found = list(rows)
        visit = next((row for row in found if group == "course" and row["what"] == "stay"), None)
        if visit is not None:
            phase = next((row for row in found if row["what"] == "phase"), None)
            yield self._phase(phase, visit)
            found = [row for row in found if row is not visit and row is not phase]
        for row in filter(self._is_news, found):
            yield Change(title=self._title(group, row), lines=tuple(self._lines(row)))

    def _is_news(self, row: Mapping[str, Any]) -> bool:
        """That a leaving is no longer to come tells nothing once the party has left."""
        if row["what"] != "leavesOn" or row["after"] is not None:
            return True
        party = self.naming.state.parties.by_organisation.get(row["ref"])
        return party is None or party.present

    def _phase(self, phase: Mapping[str, Any] | None, visit: Mapping[str, Any]) -> Change:
        here = self.naming.state.course.phase
        keys = (phase["before"], phase["after"]) if phase is not None else (here, here)
        told = [
            self._visit(key, visit[side]) if key is not None else None
            for key, side in zip(keys, ("before", "after"), strict=True)
        ]
        title = self.naming.words("changes.what.course.phase")
        return Change(title=title, lines=(Line(before=told[0], after=told[1]),))

    def _visit(self, phase: str, ordinal: int | None) -> str:
        title = self.naming.particular.phase(phase)
        return self.naming.words("page.times", phase=title, ordinal=ordinal) if ordinal and ordinal > 1 else title

    def _title(self, group: str, row: Mapping[str, Any]) -> str:
        value = row["after"] if row["after"] is not None else row["before"]
        organisation = value.get("organisation") if isinstance(value, dict) else None
        named = self.naming.of(group, row["what"], row["ref"]) if row["ref"] is not None else ""
        title = self.naming.words(f"changes.what.{group}.{row['what']}", ref=named)
        return title if organisation is None else f"{title}, {self.naming.organisation(organisation)}"

    def _lines(self, row: Mapping[str, Any]) -> Iterator[Line]:
        what, before, after = row["what"], row["before"], row["after"]
        if not isinstance(before, dict) or not isinstance(after, dict) or what == "process":
            yield self._line(what, None, before, after, row["ref"])
            return
        moved = what == "party" and before["status"] != after["status"]
        for member in after:
            # Who takes another place is told by that: whether it counts stands with the partners that count.
            if before[member] != after[member] and not (moved and (member == "counts" or after[member] is None)):
                label = self.naming.words(f"changes.member.{member}")
                yield self._line(f"{what}.{member}", label, before[member], after[member], row["ref"])

    def _line(self, what: str, label: str | None, before: Any, after: Any, ref: str | None) -> Line:
        if isinstance(before, list) and isinstance(after, list) and before and after:
            came = [item for item in after if item not in before]
            went = [item for item in before if item not in after]
            return Line(label=label, came=self._said(what, came, ref), went=self._said(what, went, ref))
        return Line(label=label, before=self._said(what, before, ref), after=self._said(what, after, ref))

    def _said(self, what: str, value: Any, ref: str | None) -> str | None:
        """A value in words; None for nothing."""
        words, kind = self.naming.words, _SAID.get(what, "")
        if value is None or value == []:
            return None
        if isinstance(value, bool):
            return words(f"changes.{what}.{'yes' if value else 'no'}")
        if isinstance(value, list):
            return words.list([str(self._said(what, item, ref)) for item in value])
        if kind == "money":
            return self.naming.particular.money(Money(**value))
        if kind == "minor":
            return self.naming.particular.money(Money(minor=value, currency=self.naming.currency(ref or "")))
        if kind == "process":
            return self.naming.process(value["name"], value["version"])
        if isinstance(value, dict):
            return " · ".join(self._brief(what, value, ref))
        return self._word(what, kind, str(value))

    def _brief(self, what: str, value: Mapping[str, Any], ref: str | None) -> Iterator[str]:
        brief: Mapping[str, str] = self.naming.words.entries["changes"]["brief"]
        for member, item in value.items():
            told = self._said(f"{what}.{member}", item, ref) if member not in _IN_THE_TITLE else None
            if told is not None:
                yield brief[member].format(value=told) if member in brief else told

    def _word(self, what: str, kind: str, value: str) -> str:
        naming = self.naming
        if kind in ("phase", "profile", "organisation", "project"):
            return naming.called(kind, value)
        if kind == "day":
            return naming.words.day(value)
        if what in ("status", "party.status", "grant"):
            return naming.words(f"{_OWN_WORDS[what]}.{value}")
        known: Mapping[str, str] = naming.words.entries["changes"]["value"]
        return naming.words.value(kind, value) or known.get(value, value)
