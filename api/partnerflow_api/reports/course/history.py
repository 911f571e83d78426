"""The phase history: the map, every stay, what led back and what it brought, every gate with what carried it."""

from __future__ import annotations

from partnerflow_api.pages.phase_map.drawing import summary
from partnerflow_api.reports.course.ending import ending
from partnerflow_api.reports.course.gates import gates
from partnerflow_api.reports.course.pauses import pauses, renewals
from partnerflow_api.reports.course.returns import returns
from partnerflow_api.reports.course.stays import stays
from partnerflow_api.reports.document import Chapter, Picture, chapter
from partnerflow_api.reports.making import made
from partnerflow_api.reports.telling import Teller


def phase_history(tell: Teller) -> bytes:
    """The phase history of a partnership as PDF.

    Raises:
        UnavailableError: it cannot be set now.
    """
    chapters = [phase_map(tell), stays(tell), returns(tell), gates(tell), pauses(tell)]
    if tell.state.course.renewals:
        chapters.append(renewals(tell))
    if tell.shown.path.ending is not None:
        chapters.append(ending(tell))
    return made(tell, "history", chapters)


def phase_map(tell: Teller) -> Chapter:
    """The phase map, with the same in words for who does not see it."""
    said = summary(tell.shown.path, tell.words)
    return chapter(
        tell.words("map.heading"), Picture(svg=tell.shown.maps[0], alt=said, caption=tell.words("map.legend"))
    )
