"""Which partnerships a question is about: the parameters that questions share, and the selection that they make."""

from __future__ import annotations

from typing import Annotated, Any

from partnerflow.application.portfolio.port import Selection
from partnerflow.application.portfolio.registry import PortfolioView
from partnerflow.domain.vocabulary.enumerations import PhaseKey, ProfileKey
from partnerflow.domain.vocabulary.kinds import Enumeration, fault
from partnerflow.domain.vocabulary.references import OrganisationRef
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.domain.vocabulary.values import Line
from partnerflow.errors import MalformedError

PartnershipStatus = Annotated[str, Enumeration(values=("active", "paused", "ended"))]


class SelectionAsked(Declared):
    """Of the partnerships that keep to which process, are in which phase, of which region and profile, and have a grant of
    which funder; without them, of all."""

    process: Line | None = None
    phase: PhaseKey | None = None
    region: Line | None = None
    profile: ProfileKey | None = None
    funder: OrganisationRef | None = None


class AmongAsked(SelectionAsked):
    """Of the partnerships that keep to which process, are in which phase, of which status, region and profile, and have a
    grant of which funder; without them, of all."""

    status: PartnershipStatus | None = None


def selection(view: PortfolioView[Any]) -> Selection:
    """The partnerships that a question was asked about.

    Raises:
        MalformedError: no process of the name that was given is known here.
    """
    asked = view.parameters
    names = sorted({process.name for process in view.processes})
    if asked.process is not None and asked.process not in names:
        raise MalformedError([fault("/process", "not_one_of", allowed=names)])
    return Selection(
        process=asked.process,
        phase=asked.phase,
        status=asked.status if isinstance(asked, AmongAsked) else None,
        region=asked.region,
        profile=asked.profile,
        funder=asked.funder,
    )
