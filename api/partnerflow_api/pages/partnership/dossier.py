"""The page of one partnership: where it is, how it came here, what is needed, what is in force, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter
from partnerflow.domain.course.facts import PartnershipImported, PartnershipInitiated
from partnerflow.domain.course.state import Course
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.needs import Needs, needs
from partnerflow_api.pages.phase_map import Path, draw, path_of
from partnerflow_api.pages.words import Words

FOUNDING = frozenset({PartnershipInitiated.__name__, PartnershipImported.__name__})


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """One version that applies."""

    title: str
    version: str
    since: str
    through: str | None
    fate: str | None
    reopened_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One organisation and its place."""

    name: str
    code: str
    place: str
    since: str
    gone: bool
    successor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All of one partnership but its timeline, on the days asked about. `issue` is None when its text was erased."""

    key: str
    version: int
    day: str
    course: Course
    process: ProcessDefinition
    issue: str | None
    target_group: str | None
    path: Path
    maps: tuple[str, str]
    needs: Needs
    in_force: tuple[InForce, ...]
    members: tuple[Member, ...]
    counting: int
    particular: Particular

    def phase(self, key: str) -> str:
        """The title of a phase."""
        return self.particular.phase(key)


def dossier(partnerflow: Acting, key: str, days: Days, words: Words) -> Dossier:
    """The partnership on these days.

    Raises:
        NotFoundError: there is none, or it had not begun, as far as known.
    """
    view = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at)
    state = view.state
    assert isinstance(state, PartnershipState)
    following = partnerflow.next_moves(key, as_of=days.as_of, as_known_at=days.as_known_at)
    names = Names(partnerflow, words, state)
    particular = Particular(words=words, process=state.process, names=names)
    founding = partnerflow.history("partnership", key, FactFilter(types=FOUNDING, limit=1)).items[0].fact.data
    path = path_of(state.course, state.process, following.day, words)
    members = _answer(partnerflow, key, "members", days)
    return Dossier(
        key=key,
        version=view.version,
        day=following.day,
        course=state.course,
        process=state.process,
        issue=getattr(founding, "issue", None),
        target_group=getattr(founding, "target_group", None),
        path=path,
        maps=(draw(path, words), draw(path, words, "phase-map-stacked", stacked=True)),
        needs=needs(following.options, state, words, names),
        in_force=tuple(_in_force(row, particular) for row in _answer(partnerflow, key, "in_force_table", days)),
        members=tuple(_members(members, words, names)),
        counting=len(members["counting"]),
        particular=particular,
    )


def _answer(partnerflow: Acting, key: str, question: str, days: Days) -> Any:
    return partnerflow.ask(key, question, {}, as_of=days.as_of, as_known_at=days.as_known_at).answer


def _in_force(row: dict[str, Any], particular: Particular) -> InForce:
    named = row["deliverable"]
    ref = DeliverableRef(kind=named["kind"], project=named.get("project"), version=named["version"])
    fate = None if row["status"] == "in_force" else particular.words.value("fateKind", row["status"])
    return InForce(
        title=particular.deliverable(ref).rsplit(" ", 1)[0],
        version=ref.version,
        since=row["since"],
        through=row["validThrough"],
        fate=fate,
        reopened_on=row["reopenedOn"],
    )


def _members(answer: dict[str, Any], words: Words, names: Names) -> list[Member]:
    counting, since = words("members.counts"), answer["sinceOf"]
    found = [_member(code, counting, since[code], names) for code in answer["counting"]]
    for party in answer["others"]:
        category = words.value("category", party["category"]) if party["category"] else None
        status = words(f"partyStatus.{party['status']}")
        place = status if category is None or category == status.lower() else f"{status} ({category})"
        found.append(_member(party["organisation"], place, since[party["organisation"]], names))
    for party in answer["gone"]:
        place = words(f"partyStatus.{party['status']}")
        successor = names.of(party["successor"]) if party["successor"] else None
        found.append(_member(party["organisation"], place, party["until"], names, gone=True, successor=successor))
    return found


def _member(
    code: str, place: str, since: str, names: Names, *, gone: bool = False, successor: str | None = None
) -> Member:
    return Member(name=names.of(code), code=code, place=place, since=since, gone=gone, successor=successor)
