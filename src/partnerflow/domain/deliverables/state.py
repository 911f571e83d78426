"""The versions of each deliverable: drafted, submitted, adopted, signed, in force, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.course import facts as course
from partnerflow.domain.deliverables import facts
from partnerflow.domain.deliverables.records import DeliverableVersion, Review, Sections, Settlement, Signature
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.vocabulary.objects import DeliverableRef, Section

HELD = frozenset({"reopened_in_force", "running_duties_only", "suspended", "wind_down"})


@dataclass(slots=True, kw_only=True)
class Deliverables(Slice):
    """The deliverables of one partnership."""

    versions: dict[DeliverableRef, DeliverableVersion] = field(default_factory=dict)

    def of(self, kind: str, project: str | None = None) -> list[DeliverableVersion]:
        """The versions of one deliverable, in the order in which they came up."""
        return [item for item in self.versions.values() if item.ref.kind == kind and item.ref.project == project]

    def projects_with(self, kind: str) -> tuple[str, ...]:
        """The projects that have a deliverable of this kind."""
        return tuple(
            sorted({item.ref.project for item in self.versions.values() if item.ref.kind == kind and item.ref.project})
        )

    def latest_adopted(self, kind: str, project: str | None = None) -> DeliverableVersion | None:
        """The version adopted last; a small change counts once it is in force."""
        adopted = [
            item
            for item in self.of(kind, project)
            if item.adopted_on is not None
            and item.withdrawn_on is None
            and (item.amends is None or item.in_force_on is not None)
        ]
        return max(adopted, key=lambda item: (item.adopted_on or "", item.number), default=None)

    def current(self, kind: str, day: str, project: str | None = None) -> DeliverableVersion | None:
        """The version in force on this day."""
        return next((item for item in reversed(self.of(kind, project)) if item.in_force(day)), None)

    def under_review(self) -> list[DeliverableVersion]:
        """The versions that a return or a review left open."""
        return [item for item in self.versions.values() if item.review is not None]


def _known(deliverables: Deliverables, ref: DeliverableRef) -> DeliverableVersion:
    return deliverables.versions.get(ref) or DeliverableVersion(ref=ref)


def _sections(sections: dict[str, Section], state: Any) -> Sections:
    return Sections(
        filled=frozenset(name for name, section in sections.items() if state.has_text(section.text)),
        dated=frozenset(
            name for name, section in sections.items() if any(entry.date for entry in section.entries or ())
        ),
    )


@folds(Deliverables, facts.DeliverableDrafted)
def _drafted(deliverables: Deliverables, fact: Fact[facts.DeliverableDrafted], state: Any) -> None:
    ref = fact.data.deliverable
    deliverables.versions[ref] = replace(_known(deliverables, ref), drafted_on=fact.occurred_on)


@folds(Deliverables, facts.DeliverableSubmitted)
def _submitted(deliverables: Deliverables, fact: Fact[facts.DeliverableSubmitted], state: Any) -> None:
    data = fact.data
    deliverables.versions[data.deliverable] = replace(
        _known(deliverables, data.deliverable),
        submitted_on=fact.occurred_on,
        submission=fact.id,
        text_hash=data.sha256,
        sections=_sections(data.sections, state),
        executing_partners=data.executing_partners or (),
        lead=data.lead,
        data_relevant=bool(data.data_relevant),
    )


@folds(Deliverables, facts.DeliverableAdopted)
def _adopted(deliverables: Deliverables, fact: Fact[facts.DeliverableAdopted], state: Any) -> None:
    ref = fact.data.deliverable
    deliverables.versions[ref] = replace(
        _known(deliverables, ref), adopted_on=fact.occurred_on, adoption=fact.id, decision=fact.data.decision
    )


@folds(Deliverables, facts.DeliverableSigned)
def _signed(deliverables: Deliverables, fact: Fact[facts.DeliverableSigned], state: Any) -> None:
    data = fact.data
    version = _known(deliverables, data.deliverable)
    signature = Signature(
        organisation=data.organisation,
        on=fact.occurred_on,
        mandate=data.mandate,
        signatories=data.signatories,
        fact=fact.id,
    )
    deliverables.versions[data.deliverable] = replace(
        version, signatures={**version.signatures, data.organisation: signature}
    )


@folds(Deliverables, facts.DeliverableInForce)
def _in_force(deliverables: Deliverables, fact: Fact[facts.DeliverableInForce], state: Any) -> None:
    ref, day = fact.data.deliverable, fact.occurred_on
    _replace_others(deliverables, ref, day)
    deliverables.versions[ref] = replace(
        _known(deliverables, ref),
        in_force_on=day,
        in_force_fact=fact.id,
        valid_through=fact.data.valid_through,
        until=None,
        superseded_by=None,
    )


def _replace_others(deliverables: Deliverables, ref: DeliverableRef, day: str) -> None:
    """One version of a deliverable applies at a time."""
    for before in deliverables.of(ref.kind, ref.project):
        if before.in_force_on is not None and before.until is None and before.ref != ref:
            settled = _settle(before, day, "superseded")
            deliverables.versions[before.ref] = replace(settled, until=day, superseded_by=ref.version)


@folds(Deliverables, facts.DeliverableAmended)
def _amended(deliverables: Deliverables, fact: Fact[facts.DeliverableAmended], state: Any) -> None:
    data = fact.data
    amended = replace(data.deliverable, version=data.amends)
    base = _known(deliverables, amended)
    changed, before = _sections(data.changes, state), base.sections or Sections(filled=frozenset(), dated=frozenset())
    touched = frozenset(data.changes)
    deliverables.versions[data.deliverable] = replace(
        base,
        ref=data.deliverable,
        submitted_on=fact.occurred_on,
        submission=fact.id,
        text_hash=data.sha256,
        sections=Sections(
            filled=before.filled - touched | changed.filled, dated=before.dated - touched | changed.dated
        ),
        in_force_on=None,
        in_force_fact=None,
        until=None,
        superseded_by=None,
        reviews=(),
        amends=data.amends,
        objection_through=data.objection_through,
    )


@folds(Deliverables, facts.DeliverableReopened)
def _reopened(deliverables: Deliverables, fact: Fact[facts.DeliverableReopened], state: Any) -> None:
    _hold(deliverables, fact.data.deliverable, "reopened_in_force", fact, None)


@folds(Deliverables, facts.DeliverableSuspended)
def _suspended(deliverables: Deliverables, fact: Fact[facts.DeliverableSuspended], state: Any) -> None:
    _hold(deliverables, fact.data.deliverable, "suspended", fact, None)


@folds(Deliverables, course.PhaseReturned)
def _returned(deliverables: Deliverables, fact: Fact[course.PhaseReturned], state: Any) -> None:
    """A return decides for each version in force; what it does not list gets the default of the fate table.

    What is not in force yet it may only withdraw.
    """
    data, day = fact.data, fact.occurred_on
    named = {item.deliverable: item.fate for item in data.fates}
    for version in tuple(deliverables.versions.values()):
        fate = named.get(version.ref)
        if version.in_force(day):
            fate = fate or state.process.fate_of(version.ref.kind, data.to)
        elif fate != "withdrawn":
            continue
        if fate == "withdrawn":
            _withdraw(deliverables, version.ref, day)
        elif fate in HELD:
            _hold(deliverables, version.ref, fate, fact, data.return_)


def _hold(deliverables: Deliverables, ref: DeliverableRef, fate: str, fact: Fact[Any], by_return: str | None) -> None:
    version = _known(deliverables, ref)
    review = Review(on=fact.occurred_on, fate=fate, fact=fact.id, by_return=by_return)
    deliverables.versions[ref] = replace(version, reviews=(*version.reviews, review))


def _settle(version: DeliverableVersion, day: str, how: Settlement) -> DeliverableVersion:
    if version.review is None:
        return version
    settled = (
        item if item.settled_on is not None else replace(item, settled_on=day, how=how) for item in version.reviews
    )
    return replace(version, reviews=tuple(settled))


@folds(Deliverables, facts.DeliverableReaffirmed)
def _reaffirmed(deliverables: Deliverables, fact: Fact[facts.DeliverableReaffirmed], state: Any) -> None:
    version = _known(deliverables, fact.data.deliverable)
    deliverables.versions[version.ref] = _settle(version, fact.occurred_on, "reaffirmed")


@folds(Deliverables, facts.DeliverableWithdrawn)
def _withdrawn(deliverables: Deliverables, fact: Fact[facts.DeliverableWithdrawn], state: Any) -> None:
    _withdraw(deliverables, fact.data.deliverable, fact.occurred_on)


def _withdraw(deliverables: Deliverables, ref: DeliverableRef, day: str) -> None:
    version = _settle(_known(deliverables, ref), day, "withdrawn")
    until = day if version.in_force_on is not None and version.until is None else version.until
    deliverables.versions[ref] = replace(version, withdrawn_on=day, until=until)


@folds(Deliverables, facts.DeliverableTakenOver)
def _taken_over(deliverables: Deliverables, fact: Fact[facts.DeliverableTakenOver], state: Any) -> None:
    data = fact.data
    _replace_others(deliverables, data.deliverable, fact.occurred_on)
    deliverables.versions[data.deliverable] = replace(
        _known(deliverables, data.deliverable),
        in_force_on=fact.occurred_on,
        in_force_fact=fact.id,
        taken_over=True,
        sections=_sections(data.sections, state) if data.sections is not None else None,
    )
