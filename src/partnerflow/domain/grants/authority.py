"""Who speaks in a grant: the funder for its side, the lead partner for the other; each, or its legal successor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.around import Around
from partnerflow.domain.grants import facts
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault

OF_THE_FUNDER = (
    facts.GrantRejected,
    facts.GrantRuleSet,
    facts.ConditionImposed,
    facts.ConditionMet,
    facts.FunderReviewed,
    facts.ChangeDecided,
    facts.TranchePaid,
    facts.TrancheWithheld,
    facts.TrancheLapsed,
    facts.AppealDecided,
    facts.GrantSettled,
)
OF_THE_LEAD_PARTNER = (
    facts.ProgressReportSubmitted,
    facts.ChangeNotified,
    facts.EvidencePackIssued,
    facts.AppealFiled,
)
OF_EITHER = (facts.GrantAgreementSigned, facts.TranchePlanned, facts.MilestoneDefined)
"""What both sides settle between them, so that each may tell it."""


def teller(fact: str, grant: Grant) -> str | None:
    """The party whose it is to tell a fact of this type of a grant; None where either side may."""
    if any(fact == each.__name__ for each in OF_THE_FUNDER):
        return grant.funder
    told_by_lead = any(fact == each.__name__ for each in OF_THE_LEAD_PARTNER)
    return next(reversed(grant.lead_partners), None) if told_by_lead else None


@rule(facts.GrantApplied)
def _applied(case: Case[facts.GrantApplied]) -> Iterator[Fault]:
    yield from _speaks(case, "not_the_lead_partner", (case.data.lead_partner,))


@rule(facts.GrantAwarded)
def _awarded(case: Case[facts.GrantAwarded]) -> Iterator[Fault]:
    """From the funder that it names, which is the one that was asked."""
    asked = case.grant.grant.funder or case.data.funder
    yield from _speaks(case, "not_the_funder", (case.data.funder,))
    if not is_or_succeeds(case.around, case.data.funder, asked, case.day):
        yield refuse("authority", "not_the_funder", "/data/funder", by=case.data.funder, party=asked, who=[asked])


@rule(*OF_THE_FUNDER)
def _funder(case: Case[Any]) -> Iterator[Fault]:
    yield from _speaks(case, "not_the_funder", (case.grant.grant.funder,))


@rule(*OF_THE_LEAD_PARTNER)
def _lead_partner(case: Case[Any]) -> Iterator[Fault]:
    yield from _speaks(case, "not_the_lead_partner", case.grant.grant.lead_partners)


@rule(*OF_EITHER)
def _either(case: Case[Any]) -> Iterator[Fault]:
    grant, by = case.grant.grant, case.fact.by
    sides = (grant.funder, *grant.lead_partners)
    if not _is_one_of(case, by, sides):
        yield refuse("authority", "not_of_this_grant", "/by", by=by, party=grant.funder, who=list(sides))


@rule(facts.GrantAgreementSigned)
def _signed_with(case: Case[facts.GrantAgreementSigned]) -> Iterator[Fault]:
    """The lead partner that signs is the one of the grant, or has taken its place by law."""
    leads = case.grant.grant.lead_partners
    if not _is_one_of(case, case.data.lead_partner, leads):
        yield refuse(
            "authority",
            "not_the_lead_partner",
            "/data/leadPartner",
            by=case.data.lead_partner,
            party=leads[-1],
            who=list(leads),
        )


def _speaks(case: Case[Any], reason: str, parties: tuple[str, ...]) -> Iterator[Fault]:
    if not _is_one_of(case, case.fact.by, parties):
        yield refuse("authority", reason, "/by", by=case.fact.by, party=parties[-1], who=list(parties))


def _is_one_of(case: Case[Any], organisation: str, parties: tuple[str, ...]) -> bool:
    return any(is_or_succeeds(case.around, organisation, party, case.day) for party in parties)


def is_or_succeeds(around: Around, organisation: str, party: str, day: str) -> bool:
    """Whether an organisation is this party, or stands in its place by law on this day."""
    line, seen = [party], {party}
    while line:
        code = line.pop()
        if code == organisation:
            return True
        registered = around.organisation(code, day)
        for item in registered.successors if registered is not None else ():
            if item.successor not in seen:
                seen.add(item.successor)
                line.append(item.successor)
    return False
