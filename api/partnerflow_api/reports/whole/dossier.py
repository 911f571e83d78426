"""The dossier: who takes part, under which mandates, what is agreed and in force, what was decided, given, paid and learned."""

from __future__ import annotations

from partnerflow_api.reports.course.history import phase_map
from partnerflow_api.reports.course.stays import stays
from partnerflow_api.reports.making import made
from partnerflow_api.reports.telling import Teller
from partnerflow_api.reports.whole.ambition import ambition
from partnerflow_api.reports.whole.contributions import contributions
from partnerflow_api.reports.whole.decisions import decisions
from partnerflow_api.reports.whole.documents import documents
from partnerflow_api.reports.whole.grants import grants
from partnerflow_api.reports.whole.learning import learning
from partnerflow_api.reports.whole.mandates import mandates
from partnerflow_api.reports.whole.parties import parties
from partnerflow_api.reports.whole.record import record, waivers

_CHAPTERS = (
    phase_map,
    stays,
    parties,
    mandates,
    ambition,
    documents,
    decisions,
    contributions,
    grants,
    learning,
    waivers,
    record,
)


def whole_dossier(tell: Teller) -> bytes:
    """The dossier of a partnership as PDF.

    Raises:
        UnavailableError: it cannot be set now.
    """
    return made(tell, "dossier", [chapter(tell) for chapter in _CHAPTERS])
