"""The rules of what applies: entry into force, small changes, reviews, withdrawal and take-over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.deliverables import facts
from partnerflow.domain.deliverables.hashes import amended_by, hash_of, sections_of
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.subjects import ReaffirmDeliverable, WithdrawDeliverable
from partnerflow.errors import Fault

VERSION = "/data/deliverable/version"


@rule(facts.DeliverableInForce)
def _in_force(case: Case[facts.DeliverableInForce]) -> Iterator[Fault]:
    """What stands and does not apply already; a small change, once nobody can object any more."""
    ref = case.data.deliverable
    version = case.partnership.deliverables.versions.get(ref)
    yield from _no_longer_stands(version, ref, VERSION)
    if version is None:
        return
    if version.in_force(case.day):
        yield refuse("sequence", "already_in_force", VERSION, version=ref.version, on=version.in_force_on)
    if version.objection_through is not None and case.day <= version.objection_through:
        yield refuse(
            "decision", "objection_window_open", VERSION, version=ref.version, through=version.objection_through
        )


@rule(facts.DeliverableAmended)
def _amended(case: Case[facts.DeliverableAmended]) -> Iterator[Fault]:
    """A small change of a version that was adopted and still stands."""
    data, versions = case.data, case.partnership.deliverables.versions
    if data.deliverable in versions:
        yield refuse("duplicate_reference", "deliverable", VERSION, value=data.deliverable.version)
    base = versions.get(amended_by(data))
    flaws = list(_no_longer_stands(base, amended_by(data), "/data/amends"))
    yield from flaws
    if base is None or flaws:
        return
    before = sections_of(case, base)
    if before is not None and hash_of(before | data.changes) != data.sha256:
        yield refuse("hash", "sections_differ_from_hash", "/data/sha256")


@rule(facts.DeliverableReopened, facts.DeliverableSuspended, facts.DeliverableReaffirmed)
def _stands(case: Case[Any]) -> Iterator[Fault]:
    """What is reviewed was adopted, and was neither replaced nor withdrawn."""
    ref = case.data.deliverable
    yield from _no_longer_stands(case.partnership.deliverables.versions.get(ref), ref, VERSION)


def _no_longer_stands(version: DeliverableVersion | None, ref: DeliverableRef, pointer: str) -> Iterator[Fault]:
    if version is None or not version.is_adopted:
        yield refuse("sequence", "not_adopted", pointer, version=ref.version)
    elif version.withdrawn_on is not None:
        yield refuse("sequence", "version_withdrawn", pointer, version=ref.version, on=version.withdrawn_on)
    elif version.until is not None:
        yield refuse("sequence", "version_replaced", pointer, version=ref.version, on=version.until)


@rule(facts.DeliverableReaffirmed)
def _reaffirmed(case: Case[facts.DeliverableReaffirmed]) -> Iterator[Fault]:
    ref = case.data.deliverable
    yield from decided(case, case.data.decision, ReaffirmDeliverable, lambda item: item.deliverable == ref)


@rule(facts.DeliverableWithdrawn)
def _withdrawn(case: Case[facts.DeliverableWithdrawn]) -> Iterator[Fault]:
    ref = case.data.deliverable
    version = case.partnership.deliverables.versions.get(ref)
    if version is None or not version.frozen:
        yield refuse("sequence", "not_submitted", VERSION, version=ref.version)
    elif version.withdrawn_on is not None:
        yield refuse("sequence", "version_withdrawn", VERSION, version=ref.version, on=version.withdrawn_on)
    yield from decided(case, case.data.decision, WithdrawDeliverable, lambda item: item.deliverable == ref)


@rule(facts.DeliverableTakenOver)
def _taken_over(case: Case[facts.DeliverableTakenOver]) -> Iterator[Fault]:
    """Only what an existing partnership brought along; nothing of it was verified here."""
    version = case.partnership.deliverables.versions.get(case.data.deliverable)
    if case.partnership.course.founding != "PartnershipImported":
        yield refuse("sequence", "not_an_imported_partnership", "/fact")
    if version is not None and version.frozen:
        yield refuse("duplicate_reference", "deliverable", VERSION, value=version.ref.version)
