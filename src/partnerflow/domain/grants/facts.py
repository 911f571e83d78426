"""The facts of a grant: funder, money, conditions, reports, reviews."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import (
    AppealOutcome,
    ChangeOutcome,
    ChangeType,
    GrantRule,
    PhaseKey,
    ReviewOutcome,
)
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import (
    Attachment,
    DeliverableRef,
    FactAddress,
    Indicator,
    Money,
    PackUpTo,
    Period,
)
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    AppealRef,
    ChangeRef,
    ConditionRef,
    MilestoneRef,
    NewAppeal,
    NewChange,
    NewCondition,
    NewMilestone,
    NewPack,
    NewReport,
    NewReview,
    NewTranche,
    OrganisationRef,
    PackRef,
    PartnershipRef,
    ReportRef,
    ReviewRef,
    TrancheRef,
)
from partnerflow.domain.vocabulary.values import Day, Prose


@declare("grant", founding=True, nl="Subsidie aangevraagd", en="Grant applied for")
class GrantApplied(Payload):
    """The lead partner asks a funder for money for a partnership."""

    partnership: PartnershipRef
    funder: OrganisationRef
    lead_partner: OrganisationRef
    amount: Money
    months: Annotated[int, Integer(minimum=1, maximum=240)] | None = None
    deliverables: Annotated[tuple[DeliverableRef, ...], Items()] | None = None


@declare("grant", path="award", founding=True, nl="Subsidie toegekend", en="Grant awarded")
class GrantAwarded(Payload):
    """The funder awards the grant."""

    partnership: PartnershipRef
    funder: OrganisationRef
    lead_partner: OrganisationRef
    amount: Money
    period: Period


@declare("grant", path="rejection", nl="Subsidie geweigerd", en="Grant rejected")
class GrantRejected(Payload):
    """The funder does not award the grant."""

    reason: Prose


@declare("grant", path="rules", nl="Subsidieregel vastgelegd", en="Grant rule set")
class GrantRuleSet(Payload):
    """A rule of the call or agreement that can be checked by counting."""

    rule: GrantRule
    number: Annotated[int, Integer(minimum=0, maximum=10000)]


@declare("grant", path="tranches", nl="Schijf gepland", en="Tranche planned")
class TranchePlanned(Payload):
    """A part of the grant is planned."""

    tranche: NewTranche
    amount: Money


@declare("grant", path="milestones", nl="Mijlpaal bepaald", en="Milestone defined")
class MilestoneDefined(Payload):
    """What must be shown before a tranche is paid."""

    milestone: NewMilestone
    text: Prose
    tranche: TrancheRef
    required_before: PhaseKey | None = None


@declare("grant", path="agreement", nl="Subsidieovereenkomst ondertekend", en="Grant agreement signed")
class GrantAgreementSigned(Payload):
    """Funder and lead partner sign the grant agreement."""

    lead_partner: OrganisationRef
    attachments: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("grant", path="conditions", nl="Voorwaarde opgelegd", en="Condition imposed")
class ConditionImposed(Payload):
    """The funder sets a condition."""

    condition: NewCondition
    text: Prose
    due_on: Day | None = None
    review: ReviewRef | None = None


@declare("grant", path="conditions/{condition}/fulfilment", nl="Voorwaarde vervuld", en="Condition met")
class ConditionMet(Payload):
    """The funder confirms that the condition is met, and by which facts."""

    condition: ConditionRef
    review: ReviewRef | None = None
    proven_by: Annotated[tuple[FactAddress, ...], Items(minimum=1)]


@declare("grant", path="reports", nl="Voortgangsverslag ingediend", en="Progress report submitted")
class ProgressReportSubmitted(Payload):
    """The lead partner reports on a period."""

    report: NewReport
    period: Period
    indicators: Annotated[tuple[Indicator, ...], Items()]


@declare("grant", path="reviews", nl="Beoordeling door financier", en="Funder reviewed")
class FunderReviewed(Payload):
    """The funder judges a milestone, a report or a pack."""

    review: NewReview
    milestone: MilestoneRef | None = None
    report: ReportRef | None = None
    pack: PackRef | None = None
    outcome: ReviewOutcome
    due_on: Day | None = None


@declare("grant", path="changes", nl="Wijziging gemeld", en="Change notified")
class ChangeNotified(Payload):
    """The lead partner tells the funder about a change."""

    change: NewChange
    change_type: ChangeType
    organisation: OrganisationRef | None = None
    substantial: bool
    about: Annotated[tuple[FactAddress, ...], Items()] | None = None


@declare("grant", path="changes/{change}/decision", nl="Wijziging beoordeeld", en="Change decided")
class ChangeDecided(Payload):
    """The funder answers a notice of change."""

    change: ChangeRef
    outcome: ChangeOutcome


@declare("grant", path="tranches/{tranche}/payment", nl="Schijf betaald", en="Tranche paid")
class TranchePaid(Payload):
    """A tranche is paid."""

    tranche: TrancheRef
    amount: Money


@declare("grant", path="tranches/{tranche}/withholding", nl="Schijf ingehouden", en="Tranche withheld")
class TrancheWithheld(Payload):
    """Payment waits for conditions."""

    tranche: TrancheRef
    review: ReviewRef | None = None
    conditions: Annotated[tuple[ConditionRef, ...], Items(unique=True)] | None = None


@declare("grant", path="tranches/{tranche}/lapse", nl="Schijf vervallen", en="Tranche lapsed")
class TrancheLapsed(Payload):
    """The tranche will not be paid any more."""

    tranche: TrancheRef


@declare("grant", path="packs", nl="Bewijsdossier verstrekt", en="Evidence pack issued")
class EvidencePackIssued(Payload):
    """A frozen extract of the history is handed to the funder."""

    pack: NewPack
    milestone: MilestoneRef | None = None
    up_to: PackUpTo
    attachments: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("grant", path="appeals", nl="Bezwaarschrift ingediend", en="Appeal filed")
class AppealFiled(Payload):
    """The lead partner objects in law to a decision of the funder."""

    appeal: NewAppeal
    review: ReviewRef
    grounds: Prose


@declare("grant", path="appeals/{appeal}/decision", nl="Bezwaarschrift beslist", en="Appeal decided")
class AppealDecided(Payload):
    """The appeal is decided."""

    appeal: AppealRef
    outcome: AppealOutcome


@declare("grant", path="settlement", nl="Subsidie afgerekend", en="Grant settled")
class GrantSettled(Payload):
    """The final amount is set."""

    settled: Money
    recovered: Money | None = None
