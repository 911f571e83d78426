"""The page of one partnership: where it is, how it came here, what is needed, what is in force, and who takes part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter
from partnerflow.domain.course.facts import PartnershipImported, PartnershipInitiated
from partnerflow.domain.course.state import Course
from partnerflow.domain.decisions.state import Decisions
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.text import Language
from partnerflow_api.pages.asked import Days, address
from partnerflow_api.pages.lateness import lateness
from partnerflow_api.pages.links import Link, to_own
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.members import Announcement, Member, announcements, members_of
from partnerflow_api.pages.partnership.needed import Needs
from partnerflow_api.pages.partnership.needs import needs
from partnerflow_api.pages.partnership.steps import Button, Steps
from partnerflow_api.pages.phase_map import Path, Stay, draw, path_of
from partnerflow_api.pages.words import Words, words_in
from partnerflow_api.pages.work.documents.named import Unfinished, unfinished

FOUNDING = frozenset({PartnershipInitiated.__name__, PartnershipImported.__name__})


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """One version that applies."""

    ref: DeliverableRef
    title: str
    version: str
    since: str
    through: str | None
    fate: str | None
    reopened_on: str | None


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
    unfinished: tuple[Unfinished, ...]
    members: tuple[Member, ...]
    announced: tuple[Announcement, ...]
    counting: int
    particular: Particular
    overdue: int
    due: int
    own: Collection[str]
    grants: tuple[str, ...]
    decisions: Decisions
    invite: tuple[Button, ...]

    @property
    def gates(self) -> tuple[Stay, ...]:
        """The stays that began by an advance, in order of time."""
        return tuple(stay for stay in self.path.stays if stay.gate is not None)

    def linked(self, fact: str) -> Link:
        """A fact that carried a guard: of this partnership or of one of its grants."""
        return to_own("partnership", self.key, fact, self.own, self.grants)

    def proposal(self, decision: str) -> str | None:
        """Where the proposal stands that a decision was taken on; None for a decision from before the record."""
        taken = self.decisions.by_ref.get(decision)
        return address("proposal", key=self.key, ref=taken.proposal) if taken is not None else None

    def decided(self, decision: str) -> Link:
        """A decision by its name, and the proposal that it was taken on."""
        return Link(name=decision, address=self.proposal(decision))

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
    steps = Steps.of(partnerflow, key, days, words)
    members = _answer(partnerflow, key, "members", days)
    late = lateness(partnerflow, key, days)
    return Dossier(
        key=key,
        version=view.version,
        day=following.day,
        course=state.course,
        process=state.process,
        issue=getattr(founding, "issue", None),
        target_group=getattr(founding, "target_group", None),
        path=path,
        maps=_maps(path, words.language),
        needs=needs(following.options, state, words, names, steps),
        in_force=tuple(_in_force(row, particular) for row in _answer(partnerflow, key, "in_force_table", days)),
        unfinished=unfinished(key, state, following.day, particular),
        members=tuple(members_of(members, words, names, steps if state.course.ended is None else None)),
        announced=tuple(announcements(state, key, following.day, words, names, steps)),
        counting=len(members["counting"]),
        particular=particular,
        overdue=late.overdue,
        due=late.due,
        own=view.stream.history.index.ids,
        grants=tuple(partnerflow.grants_of(key)),
        decisions=state.decisions,
        invite=steps.towards({"fact": "PartyInvited", "data": {}}) if state.course.ended is None else (),
    )


@lru_cache(maxsize=256)
def _maps(path: Path, language: Language) -> tuple[str, str]:
    """The map for a wide and for a narrow screen. The path is all that it shows, so what was once drawn of it stays true."""
    words = words_in(language)
    return draw(path, words, "phase-map"), draw(path, words, "phase-map-stacked", stacked=True)


def _answer(partnerflow: Acting, key: str, question: str, days: Days) -> Any:
    return partnerflow.ask(key, question, {}, as_of=days.as_of, as_known_at=days.as_known_at).answer


def _in_force(row: dict[str, Any], particular: Particular) -> InForce:
    named = row["deliverable"]
    ref = DeliverableRef(kind=named["kind"], project=named.get("project"), version=named["version"])
    fate = None if row["status"] == "in_force" else particular.words.value("fateKind", row["status"])
    return InForce(
        ref=ref,
        title=particular.deliverable(ref).rsplit(" ", 1)[0],
        version=ref.version,
        since=row["since"],
        through=row["validThrough"],
        fate=fate,
        reopened_on=row["reopenedOn"],
    )
