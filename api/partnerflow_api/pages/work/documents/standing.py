"""Where a version stands: its status, how it came about, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.deliverables.facts import DeliverableSigned
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import tag_of
from partnerflow.domain.vocabulary.subjects import AdoptDeliverable, ReaffirmDeliverable
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.offers import Offers
from partnerflow_api.pages.work.told import Told
from partnerflow_api.pages.work.versions import passed

GOOD, QUIET = frozenset({"in_force", "adopted"}), frozenset({"draft", "ended", "replaced", "passed", "withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing that happened to a version."""

    on: str
    title: str
    fact: Link


def status_of(state: PartnershipState, version: DeliverableVersion, day: str) -> str:
    """A word of `work.document.state`."""
    if version.withdrawn_on is not None:
        return "withdrawn"
    if version.superseded_by is not None:
        return "replaced"
    if passed(state, version):
        return "passed"
    if version.in_force(day):
        return "in_force"
    if version.in_force_on is not None:
        return "ended"
    if version.taken_over:
        return "taken_over"
    if version.is_adopted:
        return "adopted"
    return "submitted" if version.submitted_on is not None else "draft"


def tone_of(status: str) -> str:
    """How a status looks."""
    return "good" if status in GOOD else "quiet" if status in QUIET else ""


def history_of(told: Told, key: str, version: DeliverableVersion, particular: Particular) -> Iterator[Happened]:
    """What was told of it, apart from its signatures, and by which return it was reopened."""
    words = particular.words
    for fact in told.course:
        if getattr(fact.data, "deliverable", None) == version.ref and not isinstance(fact.data, DeliverableSigned):
            title = FACT_TYPES[fact.type].titles[words.language]
            yield Happened(on=fact.occurred_on, title=title, fact=to_fact("partnership", key, fact.id))
    for review in version.reviews:
        if review.by_return is not None:
            fate = words.value("fateKind", review.fate) or review.fate
            title = words("work.document.step.reopened", fate=fate)
            yield Happened(on=review.on, title=title, fact=to_fact("partnership", key, review.fact))


def next_of(
    state: PartnershipState, version: DeliverableVersion, waiting: list[str], day: str, offers: Offers
) -> Iterator[Button]:
    """What can be done with it now, the likeliest first."""
    ref: dict[str, Any] = msgspec.to_builtins(version.ref)
    document = {name: value for name, value in ref.items() if name != "version"}
    status = status_of(state, version, day)
    if status == "draft":
        yield from offers.tell("DeliverableSubmitted", {"deliverable": ref})
    elif status == "submitted":
        yield from _decided(state, version, AdoptDeliverable, "DeliverableAdopted", offers)
    elif status in ("adopted", "taken_over", "in_force"):
        if any(offers.may_about("DeliverableSigned", code) for code in waiting):
            yield from offers.tell("DeliverableSigned", {"deliverable": ref})
        if status == "adopted" and state.process.deliverables[version.ref.kind].in_force and not waiting:
            yield from offers.tell("DeliverableInForce", {"deliverable": ref})
    if status == "in_force" and version.review is not None:
        yield from _decided(state, version, ReaffirmDeliverable, "DeliverableReaffirmed", offers)
    if status in ("submitted", "in_force", "taken_over"):
        yield from offers.tell("DeliverableSubmitted", {"deliverable": document})
    if status == "in_force":
        yield from offers.tell("DeliverableAmended", {"deliverable": document})


def _decided(
    state: PartnershipState,
    version: DeliverableVersion,
    subject: type[AdoptDeliverable] | type[ReaffirmDeliverable],
    fact: str,
    offers: Offers,
) -> Iterator[Button]:
    """Carry out the decision that was taken; else the way to one: the proposal that is open, or a new one."""
    ref = msgspec.to_builtins(version.ref)
    decision = decided_on(state, subject, deliverable=version.ref)
    if decision is not None:
        yield from offers.tell(fact, {"deliverable": ref, "decision": decision})
        return
    for proposal in state.decisions.proposals.values():
        if proposal.open and any(
            isinstance(each, subject) and each.deliverable == version.ref for each in proposal.subjects
        ):
            there = address("proposal", key=offers.steps.key, ref=proposal.ref)
            yield Button(title=f"{offers.steps.words('work.see_proposal')} {proposal.ref}", address=there)
            return
    yield from offers.tell("ProposalTabled", {"subjects": [{"type": tag_of(subject), "deliverable": ref}]})
