"""The shared ambition: whose it is, and when which version was everybody's."""

from __future__ import annotations

from partnerflow_api.reports.document import Chapter, Paragraph, chapter
from partnerflow_api.reports.telling import Teller


def ambition(tell: Teller) -> Chapter:
    """The chapter of the ambition and its endorsements."""
    status = tell.ask("ambition_status")
    version = status["version"]
    if version is None:
        return chapter(tell("ambition.title"), Paragraph(text=tell("ambition.none")))
    said = tell("ambition.shared" if status["shared"] else "ambition.not_shared", version=version)
    if status["reopenedOn"] is not None:
        said = f"{said} {tell('ambition.reopened', day=tell.words.day(status['reopenedOn']))}"
    shared = (
        (str(each["version"]), tell.day(each["from"]), tell.day(each["until"])) for each in tell.ask("ambition_shared")
    )
    endorsed = (
        (tell.name(code), tell(f"ambition.stances.{reading}")) for code, reading in tell.ask("endorsements").items()
    )
    return chapter(
        tell("ambition.title"),
        Paragraph(text=said),
        tell.table("ambition.endorsements", ("organisation:3", "stance:3"), endorsed),
        tell.table("ambition.periods", ("version#", "from:1", "until:1"), shared),
    )
