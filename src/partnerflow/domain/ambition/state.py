"""What each party wants, which words they share, and whose ambition it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.ambition import facts
from partnerflow.domain.ambition.records import Draft, Endorsement, Shared, Term
from partnerflow.domain.course import facts as course
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.parties import facts as parties


@dataclass(slots=True, kw_only=True)
class Ambition(Slice):
    """The content of one partnership."""

    interests: list[Shared] = field(default_factory=list)
    own_ambitions: list[Shared] = field(default_factory=list)
    terms: dict[str, Term] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    endorsements: dict[tuple[int, str], Endorsement] = field(default_factory=dict)
    archetype: str | None = None
    archetype_fact: str | None = None
    archetype_views: dict[str, str] = field(default_factory=dict)

    @property
    def latest(self) -> Draft | None:
        """The newest version."""
        return self.drafts[max(self.drafts)] if self.drafts else None

    @property
    def left_open(self) -> int:
        """The highest version that a return left open and nobody reaffirmed since; 0 when there is none."""
        return max((draft.version for draft in self.drafts.values() if draft.under_review), default=0)

    def reading(self, version: int, organisation: str) -> str:
        """How one organisation stands to one version: `full`, `not_endorsed`, or why not."""
        endorsement = self.endorsements.get((version, organisation))
        return "not_endorsed" if endorsement is None else endorsement.reading

    def is_endorsed_by(self, version: int, organisations: tuple[str, ...]) -> bool:
        """Whether each of these endorses this version fully."""
        return bool(organisations) and all(self.reading(version, code) == "full" for code in organisations)

    def shared_by(self, organisations: tuple[str, ...]) -> int | None:
        """The highest version that each of these endorses fully."""
        return next(
            (version for version in sorted(self.drafts, reverse=True) if self.is_endorsed_by(version, organisations)),
            None,
        )

    def standing(self, organisations: tuple[str, ...]) -> Draft | None:
        """The version that each of these shares, or the newest while none is: what a return reopens."""
        shared = self.shared_by(organisations)
        return self.latest if shared is None else self.drafts[shared]


@folds(Ambition, facts.OwnAmbitionShared)
def _own_ambition(ambition: Ambition, fact: Fact[facts.OwnAmbitionShared], state: Any) -> None:
    data = fact.data
    ambition.own_ambitions.append(
        Shared(
            organisation=data.organisation,
            level="organisation",
            audience=data.audience,
            on=fact.occurred_on,
            fact=fact.id,
        )
    )


@folds(Ambition, facts.InterestShared)
def _interest(ambition: Ambition, fact: Fact[facts.InterestShared], state: Any) -> None:
    data = fact.data
    ambition.interests.append(
        Shared(
            organisation=data.organisation,
            level=data.level,
            audience=data.audience,
            on=fact.occurred_on,
            fact=fact.id,
            newly_disclosed=data.newly_disclosed,
        )
    )


@folds(Ambition, facts.TermDisputed)
def _disputed(ambition: Ambition, fact: Fact[facts.TermDisputed], state: Any) -> None:
    data = fact.data
    ambition.terms[data.term] = Term(ref=data.term, word=data.word, fact=fact.id, disputed_on=fact.occurred_on)


@folds(Ambition, facts.SharedTermAgreed)
def _agreed(ambition: Ambition, fact: Fact[facts.SharedTermAgreed], state: Any) -> None:
    data = fact.data
    known = ambition.terms.get(data.term) or Term(ref=data.term, word=data.word, fact=fact.id)
    ambition.terms[data.term] = replace(known, word=data.word, fact=fact.id, agreed_on=fact.occurred_on)


@folds(Ambition, facts.SharedAmbitionDrafted)
def _drafted(ambition: Ambition, fact: Fact[facts.SharedAmbitionDrafted], state: Any) -> None:
    version = fact.data.ambition_version
    ambition.drafts[version] = Draft(version=version, on=fact.occurred_on, fact=fact.id)


@folds(Ambition, facts.AmbitionEndorsed)
def _endorsed(ambition: Ambition, fact: Fact[facts.AmbitionEndorsed], state: Any) -> None:
    data = fact.data
    ambition.endorsements[data.ambition_version, data.organisation] = Endorsement(
        organisation=data.organisation,
        version=data.ambition_version,
        stance=data.stance,
        recognise=data.recognise,
        own=data.own,
        act=data.act,
        blocking=data.reservation is not None and data.reservation.blocking,
        on=fact.occurred_on,
        fact=fact.id,
    )


@folds(Ambition, facts.EndorsementWithdrawn)
def _withdrawn(ambition: Ambition, fact: Fact[facts.EndorsementWithdrawn], state: Any) -> None:
    """Withdrawn from now; one void from the start never reaches the fold (domain.history)."""
    address = (fact.data.ambition_version, fact.data.organisation)
    if address in ambition.endorsements:
        ambition.endorsements[address] = replace(ambition.endorsements[address], withdrawn_on=fact.occurred_on)


@folds(Ambition, facts.AmbitionReaffirmed)
def _reaffirmed(ambition: Ambition, fact: Fact[facts.AmbitionReaffirmed], state: Any) -> None:
    draft = ambition.drafts[fact.data.ambition_version]
    ambition.drafts[draft.version] = replace(draft, reaffirmed_on=fact.occurred_on)


@folds(Ambition, course.PhaseReturned)
def _returned(ambition: Ambition, fact: Fact[course.PhaseReturned], state: Any) -> None:
    reopened = ambition.standing(state.parties.counting()) if fact.data.ambition_fate == "reopened" else None
    if reopened is not None:
        ambition.drafts[reopened.version] = replace(reopened, reopened_on=fact.occurred_on, reaffirmed_on=None)


@folds(Ambition, facts.ArchetypeViewStated)
def _view(ambition: Ambition, fact: Fact[facts.ArchetypeViewStated], state: Any) -> None:
    ambition.archetype_views[fact.data.organisation] = fact.data.archetype


@folds(Ambition, facts.ArchetypeChosen)
def _chosen(ambition: Ambition, fact: Fact[facts.ArchetypeChosen], state: Any) -> None:
    ambition.archetype, ambition.archetype_fact = fact.data.archetype, fact.id


@folds(Ambition, parties.PartnerSucceeded)
def _succeeded(ambition: Ambition, fact: Fact[parties.PartnerSucceeded], state: Any) -> None:
    """Interests pass to the legal successor; endorsements stay behind."""
    data = fact.data
    for shared in (ambition.interests, ambition.own_ambitions):
        shared.extend(
            replace(item, organisation=data.successor)
            for item in tuple(shared)
            if item.organisation == data.predecessor
        )
