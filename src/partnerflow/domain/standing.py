"""What the end and a pause of a partnership still allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.access.facts import AccessGranted, AccessRevoked
from partnerflow.domain.course.facts import ClosingReportFiled, PhaseAdvanced, PhaseReturned
from partnerflow.domain.deliverables.facts import DeliverableAdopted, DeliverableSigned
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault

AFTER_THE_END = (
    AccessGranted,
    AccessRevoked,
    ClosingReportFiled,
    DisclosureErased,
    PersonErased,
    RecordCorrected,
    RecordRetracted,
)
NOT_IN_A_PAUSE = (PhaseAdvanced, PhaseReturned, DeliverableAdopted, DeliverableSigned)


def not_ended(case: Case[Any]) -> Iterator[Fault]:
    """After the end only the closing report, who may look into it, erasures, corrections and retractions."""
    if (
        isinstance(case.state, PartnershipState)
        and case.state.course.ended
        and not isinstance(case.data, AFTER_THE_END)
    ):
        yield refuse("ended", "partnership_ended", "/fact", on=case.state.course.ended.on)


def not_paused(case: Case[Any]) -> Iterator[Fault]:
    """In a pause no advance, return, adoption or signature."""
    if isinstance(case.state, PartnershipState) and case.state.course.paused and isinstance(case.data, NOT_IN_A_PAUSE):
        yield refuse("paused", "partnership_paused", "/fact", since=case.state.course.pauses[-1].since)
