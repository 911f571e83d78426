"""Bad lines of the grant: EEE is the funder, AAA the lead partner."""

from __future__ import annotations

from typing import Any

from tests.support.table import euro
from tests.unit.domain.refused.row import DAY, LATER, Refused, told

FUNDER, LEAD = {"by": "EEE"}, {"by": "AAA"}
OF = {"partnership": "proef", "funder": "EEE", "leadPartner": "AAA", "amount": euro(1000)}
PERIOD = {"start": DAY, "end": "2021-01-31"}
AWARD = {**OF, "period": PERIOD}
TRANCHE = {"tranche": "T1", "amount": euro(500)}
SECOND = ("TranchePlanned", {**FUNDER, "tranche": "T2", "amount": euro(500)})
MILESTONE = {"milestone": "M1", "text": "Getekend.", "tranche": "T1"}
CONDITION = {"condition": "C1", "text": "Vervanging."}
REVIEW = {"review": "RV-01", "outcome": "withheld"}
REPORT = {"report": "PR1", "period": PERIOD, "indicators": []}
CHANGE = {"change": "CN-1", "changeType": "budget", "substantial": False}
FACT = {"stream": "partnership", "key": "proef", "fact": "proef-0001"}
PACK = {"pack": "EP-1", "upTo": {"date": DAY, "fact": FACT}}
APPEAL = {"appeal": "AP-1", "review": "RV-01", "grounds": "Onjuiste cijfers."}
awarded = told(("GrantAwarded", {**AWARD, **FUNDER}))
planned = told(("TranchePlanned", {**TRANCHE, **FUNDER}), upon=awarded)
reviewed = told(("FunderReviewed", {**REVIEW, **FUNDER}), upon=planned)
conditioned = told(("ConditionImposed", {**CONDITION, **FUNDER}), upon=awarded)
paid = told(("TranchePaid", {**TRANCHE, **FUNDER}), upon=planned)


def of_the_funder(fact: str, upon: Any, **data: Any) -> Refused:
    """What only the funder says."""
    return Refused(fact=fact, reason="authority.not_the_funder", bad={**data, **LEAD}, but=FUNDER, upon=upon)


def of_the_lead_partner(fact: str, upon: Any, **data: Any) -> Refused:
    """What only the lead partner says."""
    return Refused(fact=fact, reason="authority.not_the_lead_partner", bad={**data, **FUNDER}, but=LEAD, upon=upon)


ROWS = (
    of_the_lead_partner("GrantApplied", told(), **OF),
    of_the_funder("GrantAwarded", told(), **AWARD),
    of_the_funder("GrantRejected", told(("GrantApplied", OF)), reason="Te laat."),
    of_the_funder("GrantRuleSet", awarded, rule="minimum_partners", number=2),
    Refused(
        fact="TranchePlanned",
        reason="grant.more_than_awarded",
        bad={**TRANCHE, **FUNDER, "amount": euro(1001)},
        but={"amount": euro(1000)},
        upon=awarded,
    ),
    Refused(
        fact="MilestoneDefined",
        reason="unknown_reference.tranche",
        bad={**MILESTONE, **FUNDER},
        upon=awarded,
        first=(("TranchePlanned", {**TRANCHE, **FUNDER}),),
    ),
    Refused(
        fact="GrantAgreementSigned",
        reason="authority.not_of_this_grant",
        bad={"by": "BBB", "leadPartner": "AAA"},
        but=LEAD,
        upon=awarded,
    ),
    of_the_funder("ConditionImposed", awarded, **CONDITION),
    of_the_funder("ConditionMet", conditioned, condition="C1", provenBy=[FACT]),
    of_the_lead_partner("ProgressReportSubmitted", awarded, **REPORT),
    of_the_funder("FunderReviewed", awarded, **REVIEW),
    of_the_lead_partner("ChangeNotified", awarded, **CHANGE),
    of_the_funder("ChangeDecided", told(("ChangeNotified", CHANGE), upon=awarded), change="CN-1", outcome="noted"),
    Refused(
        fact="TranchePaid",
        reason="grant.more_than_planned",
        bad={**TRANCHE, **FUNDER, "amount": euro(501)},
        but={"amount": euro(500)},
        upon=planned,
    ),
    Refused(
        fact="TrancheWithheld",
        reason="grant.tranche_already_paid",
        bad={"on": LATER, "tranche": "T1", **FUNDER},
        but={"tranche": "T2"},
        upon=paid,
        first=(SECOND,),
    ),
    Refused(
        fact="TrancheLapsed",
        reason="grant.tranche_already_paid",
        bad={"on": LATER, "tranche": "T1", **FUNDER},
        but={"tranche": "T2"},
        upon=paid,
        first=(SECOND,),
    ),
    of_the_lead_partner("EvidencePackIssued", awarded, **PACK),
    of_the_lead_partner("AppealFiled", reviewed, **APPEAL),
    of_the_funder("AppealDecided", told(("AppealFiled", APPEAL), upon=reviewed), appeal="AP-1", outcome="dismissed"),
    Refused(
        fact="GrantSettled",
        reason="grant.other_currency",
        bad={"settled": euro(1000, "USD"), **FUNDER},
        but={"settled": euro(1000)},
        upon=awarded,
    ),
)
