"""The rules of drafting, submitting, adopting and signing; those of what is in force stand in `standing`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.deliverables import (
    facts,
    standing,  # noqa: F401 - registers its rules
)
from partnerflow.domain.deliverables.hashes import hash_of, is_another_text
from partnerflow.domain.deliverables.records import DeliverableVersion, Signature
from partnerflow.domain.mandates.use import its_own_mandate
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import counts
from partnerflow.domain.vocabulary.subjects import AdoptDeliverable
from partnerflow.errors import Fault

VERSION = "/data/deliverable/version"


def known(case: Case[Any]) -> DeliverableVersion | None:
    """The version that a fact is about, when anything was told of it before."""
    return case.partnership.deliverables.versions.get(case.data.deliverable)


@rule(facts.DeliverableDrafted)
def _drafted(case: Case[facts.DeliverableDrafted]) -> Iterator[Fault]:
    version = known(case)
    if version is not None and version.frozen:
        yield refuse("sequence", "already_submitted", VERSION, version=version.ref.version, on=version.submitted_on)


@rule(facts.DeliverableSubmitted)
def _submitted(case: Case[facts.DeliverableSubmitted]) -> Iterator[Fault]:
    version = known(case)
    if version is not None and version.frozen:
        yield refuse("duplicate_reference", "deliverable", VERSION, value=version.ref.version)
    if hash_of(case.data.sections) != case.data.sha256:
        yield refuse("hash", "sections_differ_from_hash", "/data/sha256")


@rule(facts.DeliverableAdopted)
def _adopted(case: Case[facts.DeliverableAdopted]) -> Iterator[Fault]:
    data, version = case.data, known(case)
    if version is None or version.submitted_on is None:
        yield refuse("sequence", "not_submitted", VERSION, version=data.deliverable.version)
        return
    if version.adopted_on is not None:
        yield refuse("sequence", "already_adopted", VERSION, version=version.ref.version, on=version.adopted_on)
    if version.withdrawn_on is not None:
        yield refuse("sequence", "version_withdrawn", VERSION, version=version.ref.version, on=version.withdrawn_on)
    without = list(
        decided(
            case, data.decision, AdoptDeliverable, lambda item: item.deliverable == data.deliverable, "/data/decision"
        )
    )
    yield from without
    if not without and _decided_on_another_text(case, version):
        yield refuse("hash", "another_text_decided", "/data/decision", version=version.ref.version)


def _decided_on_another_text(case: Case[facts.DeliverableAdopted], version: DeliverableVersion) -> bool:
    for subject in case.partnership.decisions.by_ref[case.data.decision].subjects:
        if isinstance(subject, AdoptDeliverable) and subject.deliverable == version.ref and subject.sha256 is not None:
            given = case.around.text(subject.sha256)
            return given is not None and is_another_text(case, version, given)
    return False


@rule(facts.DeliverableSigned)
def _signed(case: Case[facts.DeliverableSigned]) -> Iterator[Fault]:
    """A signature without a valid mandate is recorded: guards judge it, and a ratification cures it."""
    data, version = case.data, known(case)
    yield from its_own_mandate(case, data.organisation, data.mandate)
    yield from counts(case, data.organisation, "/data/organisation")
    if version is None or not version.is_adopted:
        yield refuse("sequence", "not_adopted", VERSION, version=data.deliverable.version)
        return
    if version.withdrawn_on is not None:
        yield refuse("sequence", "version_withdrawn", VERSION, version=version.ref.version, on=version.withdrawn_on)
    signature = version.signatures.get(data.organisation)
    if signature is not None and not _carried_over(case, version, signature):
        yield refuse("duplicate_reference", "signature", "/data/organisation", value=data.organisation, on=signature.on)
    if data.sha256 is not None and is_another_text(case, version, data.sha256):
        yield refuse("hash", "another_text_signed", "/data/sha256", version=version.ref.version)


def _carried_over(case: Case[Any], version: DeliverableVersion, signature: Signature) -> bool:
    # A small change keeps the signatures; who wants to may sign it nevertheless.
    base = None if version.amended is None else case.partnership.deliverables.versions[version.amended]
    return base is not None and base.signatures.get(signature.organisation) == signature
