"""The facts of added value, commitments and contributions."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import CommitmentEnd, ContributionKind, Per, Unit, ValueKind
from partnerflow.domain.vocabulary.kinds import Integer, Items, Number
from partnerflow.domain.vocabulary.objects import Attachment, Money, Period
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    CommitmentRef,
    ContributionRef,
    DecisionRef,
    NamedContribution,
    NewCommitment,
    NewContribution,
    OrganisationRef,
)
from partnerflow.domain.vocabulary.values import Prose


@declare("partnership", path="added-values", personal=True, nl="Meerwaarde bevestigd", en="Added value confirmed")
class AddedValueConfirmed(Payload):
    """A partner tells what it gains."""

    organisation: OrganisationRef
    added_value: Prose
    kind: ValueKind
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="commitments", nl="Engagement gevraagd", en="Commitment requested")
class CommitmentRequested(Payload):
    """The others ask one partner for conduct."""

    commitment: NewCommitment
    organisation: OrganisationRef
    text: Prose


@declare(
    "partnership",
    path="commitments/{commitment}/declaration",
    personal=True,
    nl="Engagement uitgesproken",
    en="Commitment declared",
)
class CommitmentDeclared(Payload):
    """The partner promises it."""

    commitment: CommitmentRef
    organisation: OrganisationRef
    text: Prose
    months: Annotated[int, Integer(minimum=1, maximum=240)] | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="commitments/{commitment}/recognition", nl="Engagement erkend", en="Commitment recognised")
class CommitmentRecognised(Payload):
    """The others recognise the promise."""

    commitment: CommitmentRef
    organisation: OrganisationRef
    recognised_by: Annotated[tuple[OrganisationRef, ...], Items(minimum=1, unique=True)]


@declare("partnership", path="commitments/{commitment}/end", nl="Engagement afgesloten", en="Commitment ended")
class CommitmentEnded(Payload):
    """The promise was kept, was not kept or was called off."""

    commitment: CommitmentRef
    organisation: OrganisationRef
    how: CommitmentEnd


@declare("partnership", path="contributions", personal=True, nl="Inbreng aangeboden", en="Contribution offered")
class ContributionOffered(Payload):
    """A partner offers means."""

    contribution: NewContribution
    organisation: OrganisationRef
    kind: ContributionKind
    description: Prose
    amount: Money | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="contributions/fixed", nl="Inbreng vastgelegd", en="Contribution fixed")
class ContributionFixed(Payload):
    """A contribution gets its quantity, value and period."""

    contribution: NamedContribution
    organisation: OrganisationRef
    kind: ContributionKind
    description: Prose
    quantity: Annotated[Decimal, Number(minimum=0, maximum=1000000000)] | None = None
    unit: Unit | None = None
    per: Per | None = None
    amount: Money
    cofinancing: bool
    period: Period | None = None
    replaces: ContributionRef | None = None


@declare(
    "partnership", path="contributions/{contribution}/deliveries", nl="Inbreng geleverd", en="Contribution delivered"
)
class ContributionDelivered(Payload):
    """What was delivered in a period, beside what was due."""

    contribution: ContributionRef
    organisation: OrganisationRef
    period: Period
    quantity: Annotated[Decimal, Number(minimum=0, maximum=1000000000)] | None = None
    expected_quantity: Annotated[Decimal, Number(minimum=0, maximum=1000000000)] | None = None
    amount: Money | None = None
    expected_amount: Money | None = None


@declare(
    "partnership", path="contributions/{contribution}/adjustments", nl="Inbreng bijgesteld", en="Contribution adjusted"
)
class ContributionAdjusted(Payload):
    """A contribution once fixed changes."""

    contribution: ContributionRef
    organisation: OrganisationRef
    quantity: Annotated[Decimal, Number(minimum=0, maximum=1000000000)] | None = None
    amount: Money | None = None
    reason: Prose
    decision: DecisionRef | None = None
