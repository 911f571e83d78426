"""The rules of the shared ambition and its endorsement."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.ambition import facts
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.mandates.use import its_own_mandate
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import counts
from partnerflow.domain.vocabulary.subjects import ReaffirmAmbition
from partnerflow.errors import Fault


@rule(facts.AmbitionEndorsed)
def _endorsed(case: Case[facts.AmbitionEndorsed]) -> Iterator[Fault]:
    yield from its_own_mandate(case, case.data.organisation, case.data.mandate)
    yield from counts(case, case.data.organisation, "/data/organisation")


@rule(facts.EndorsementWithdrawn)
def _endorsement_withdrawn(case: Case[facts.EndorsementWithdrawn]) -> Iterator[Fault]:
    """There is an endorsement to take back; what was taken back from a day on may prove void from the start."""
    data = case.data
    endorsement = case.partnership.ambition.endorsements.get((data.ambition_version, data.organisation))
    if endorsement is None or (endorsement.withdrawn_on is not None and data.effect == "from_now"):
        yield refuse(
            "sequence",
            "not_endorsed",
            "/data/ambitionVersion",
            organisation=data.organisation,
            version=data.ambition_version,
        )


@rule(facts.AmbitionReaffirmed)
def _reaffirmed(case: Case[facts.AmbitionReaffirmed]) -> Iterator[Fault]:
    version = case.data.ambition_version
    yield from decided(case, case.data.decision, ReaffirmAmbition, lambda item: item.ambition_version == version)
