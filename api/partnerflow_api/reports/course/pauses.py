"""When the clock stood still, and the terms that were renewed."""

from __future__ import annotations

from partnerflow_api.reports.document import Chapter, chapter
from partnerflow_api.reports.telling import NONE, Teller


def pauses(tell: Teller) -> Chapter:
    """The chapter of pauses."""
    rows = (
        (
            tell.day(each["from"]),
            tell.words("map.present") if each["until"] is None else tell.day(each["until"]),
            str(each["days"]),
            tell.value("pauseReason", each["reasonCode"]),
            tell.day(each["expectedResumeOn"]),
            tell.text(each["decision"]),
        )
        for each in tell.ask("pauses")
    )
    return chapter(
        tell("pauses.title"),
        tell.table("pauses", ("from", "until", "days#", "reason:3", "expected:2", "decision:2"), rows),
    )


def renewals(tell: Teller) -> Chapter:
    """The chapter of renewals."""
    rows = []
    for each in tell.ask("renewals"):
        period = each["period"] or each["proposedPeriod"]
        term = NONE if period is None else f"{tell.day(period['start'])} – {tell.day(period['end'])}"
        answers = "; ".join(
            f"{tell.name(code)}: {tell.value('recommitment', answer)}" for code, answer in each["outcomes"].items()
        )
        number = str(each["termNumber"])
        rows.append((number, tell.day(each["openedOn"]), tell.day(each["renewedOn"]), term, answers or NONE))
    return chapter(
        tell("renewals.title"),
        tell.table("renewals", ("term#", "opened", "renewed", "period:2", "answers:4"), rows),
    )
