"""What a reader may record of a grant now: a button for each fact, with what is known of it filled in already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.grants.facts import (
    AppealDecided,
    AppealFiled,
    ChangeDecided,
    ChangeNotified,
    ConditionImposed,
    ConditionMet,
    EvidencePackIssued,
    FunderReviewed,
    GrantAgreementSigned,
    GrantAwarded,
    GrantRejected,
    GrantRuleSet,
    GrantSettled,
    MilestoneDefined,
    ProgressReportSubmitted,
    TrancheLapsed,
    TranchePaid,
    TranchePlanned,
    TrancheWithheld,
)
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.forms.addresses import address_of
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.voices import Voices
from partnerflow_api.pages.words import Words

Preset = Mapping[str, Any]
Wanted = tuple[type[Payload], str | None, Preset]
"""A fact that makes sense now, what it is about, and what is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The buttons of one grant, part by part; none for a reader who may not tell such a fact in the name it takes."""

    key: str
    partnership: str
    grant: Grant
    voices: Voices
    words: Words

    def of(self, part: str) -> tuple[Link, ...]:
        """The buttons below one part of the page."""
        return tuple(self._button(*wanted) for wanted in _WANTED[part](self.grant) if self._may(wanted[0]))

    def _may(self, payload: type[Payload]) -> bool:
        voice = self.voices.of(payload.__name__)
        sides = (self.grant.funder, *self.grant.lead_partners)
        return voice.anybody or any(voice.may_about(side) and side in voice.actors for side in sides)

    def _button(self, payload: type[Payload], about: str | None, preset: Preset) -> Link:
        title = FACT_TYPES[payload.__name__].titles[self.words.language]
        back = address("reviews", key=self.partnership, anchor=self.key)
        to = address_of("grant", self.key, payload.__name__, preset, next=back)
        named = f"{title} ({about})" if about is not None else title
        return Link(name=self.words("reviews.grant.tell", fact=named), address=to)


def _grant(grant: Grant) -> Iterator[Wanted]:
    if grant.awaits_award:
        known = {"partnership": grant.partnership, "funder": grant.funder, "leadPartner": grant.lead_partner}
        yield GrantAwarded, None, known
        yield GrantRejected, None, {}
    if grant.running:
        yield GrantRuleSet, None, {}
        yield GrantAgreementSigned, None, {"leadPartner": grant.lead_partner}
        yield GrantSettled, None, {}


def _milestones(grant: Grant) -> Iterator[Wanted]:
    for milestone in grant.milestones.values():
        if milestone.outcome != "approved" and grant.running:
            packs = [pack.ref for pack in grant.packs.values() if pack.milestone == milestone.ref]
            known = {"milestone": milestone.ref, **({"pack": packs[-1]} if packs else {})}
            yield FunderReviewed, milestone.ref, known
            yield EvidencePackIssued, milestone.ref, {"milestone": milestone.ref}
    if grant.status in ("applied", "awarded"):
        yield MilestoneDefined, None, {}


def _reports(grant: Grant) -> Iterator[Wanted]:
    reviewed = {review.report for review in grant.reviews.values()}
    for report in grant.reports.values():
        if report.ref not in reviewed:
            yield FunderReviewed, report.ref, {"report": report.ref}
    if grant.running:
        yield ProgressReportSubmitted, None, {}


def _conditions(grant: Grant) -> Iterator[Wanted]:
    for condition in grant.conditions.values():
        if condition.met_on is None:
            yield ConditionMet, condition.ref, {"condition": condition.ref}
    if grant.status in ("applied", "awarded"):
        yield ConditionImposed, None, {}


def _tranches(grant: Grant) -> Iterator[Wanted]:
    for tranche in grant.tranches.values():
        if tranche.open and grant.running:
            amount = {"minor": tranche.planned.minor, "currency": tranche.planned.currency}
            yield TranchePaid, tranche.ref, {"tranche": tranche.ref, "amount": amount}
            if tranche.withheld_on is None:
                yield TrancheWithheld, tranche.ref, {"tranche": tranche.ref}
            yield TrancheLapsed, tranche.ref, {"tranche": tranche.ref}
    if grant.status in ("applied", "awarded"):
        yield TranchePlanned, None, {}


def _changes(grant: Grant) -> Iterator[Wanted]:
    for change in grant.changes.values():
        if change.outcome is None:
            yield ChangeDecided, change.ref, {"change": change.ref}
    if grant.running:
        yield ChangeNotified, None, {}


def _appeals(grant: Grant) -> Iterator[Wanted]:
    for appeal in grant.appeals.values():
        if appeal.outcome is None:
            yield AppealDecided, appeal.ref, {"appeal": appeal.ref}
    appealed = {appeal.review for appeal in grant.appeals.values()}
    for review in grant.reviews.values():
        if review.outcome in ("withheld", "rejected") and review.ref not in appealed:
            yield AppealFiled, review.ref, {"review": review.ref}


_WANTED: Final[Mapping[str, Callable[[Grant], Iterator[Wanted]]]] = {
    "grant": _grant,
    "milestones": _milestones,
    "reports": _reports,
    "conditions": _conditions,
    "tranches": _tranches,
    "changes": _changes,
    "appeals": _appeals,
}
