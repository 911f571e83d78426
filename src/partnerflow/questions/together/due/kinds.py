"""What runs out or is due: the kinds of deadlines there are, and one deadline."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class DueKind:
    """A kind of deadline, as people call it. One that `lapses` asks nothing of anybody once its last day has passed."""

    nl: str
    en: str
    lapses: bool = False


KINDS = MappingProxyType(
    {
        "waiver_ends": DueKind(nl="Afwijking loopt af", en="Waiver ends"),
        "pause_ends": DueKind(nl="Pauze: verwachte hervatting", en="Pause: expected to resume"),
        "return_target": DueKind(nl="Streefdag van de terugkeer", en="Target day of the return"),
        "repair_due": DueKind(nl="Herstelpunt van de terugkeer", en="Repair agreed at the return"),
        "term_ends": DueKind(nl="Looptijd eindigt", en="Term ends"),
        "renewal_due": DueKind(nl="Vernieuwing voorbereiden", en="Prepare the renewal"),
        "renewal_decision": DueKind(nl="Beslissen over de nieuwe termijn", en="Decide on the next term"),
        "recommitment_effective": DueKind(nl="Andere deelname gaat in", en="Changed part begins", lapses=True),
        "retention_ends": DueKind(nl="Bewaartermijn eindigt", en="Retention ends", lapses=True),
        "withdrawal_effective": DueKind(nl="Uittreding gaat in", en="Withdrawal takes effect"),
        "join_by": DueKind(nl="Aansluiten kan tot", en="May join until"),
        "suspension_ends": DueKind(nl="Partij: verwachte hervatting", en="Party: expected to resume"),
        "default_repair": DueKind(nl="Ingebrekestelling: herstellen tot", en="Default notice: repair by", lapses=True),
        "delegation_ends": DueKind(nl="Delegatie loopt af", en="Delegation ends", lapses=True),
        "mandate_ends": DueKind(nl="Mandaat loopt af", en="Mandate ends", lapses=True),
        "decision_review": DueKind(nl="Besluit herbekijken", en="Review the decision"),
        "proposal_deadline": DueKind(nl="Antwoorden op het voorstel", en="Answer the proposal"),
        "objection_window": DueKind(nl="Bezwaartermijn van de kleine wijziging", en="Objections to the small change"),
        "deliverable_due": DueKind(nl="Product klaar", en="Deliverable due"),
        "in_force_ends": DueKind(nl="Product geldt tot", en="Deliverable in force until"),
        "commitment_ends": DueKind(nl="Engagement loopt af", en="Commitment ends"),
        "contribution_ends": DueKind(nl="Inbreng loopt af", en="Contribution ends", lapses=True),
        "evaluation_planned": DueKind(nl="Evaluatie gepland", en="Evaluation planned"),
        "improvement_due": DueKind(nl="Verbeterpunt", en="Improvement due"),
        "action_due": DueKind(nl="Actie klaar", en="Action due"),
        "condition_due": DueKind(nl="Voorwaarde van de financier", en="Condition of the funder"),
        "review_due": DueKind(nl="Antwoord aan de financier", en="Answer to the funder"),
        "grant_ends": DueKind(nl="Subsidieperiode eindigt", en="Grant period ends"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline: `on` is its last day, `subject` the reference of what it is about, `fact` the fact that set it."""

    on: str
    kind: str
    subject: str
    fact: str
    organisation: str | None = None
    project: str | None = None
    grant: str | None = None

    @property
    def lapses(self) -> bool:
        """Whether nothing remains to be done once its day has passed."""
        return KINDS[self.kind].lapses
