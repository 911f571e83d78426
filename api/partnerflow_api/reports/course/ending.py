"""How it ended, and whether it was closed well."""

from __future__ import annotations

from partnerflow_api.reports.document import Block, Chapter, Pairs, Paragraph, Points, chapter
from partnerflow_api.reports.telling import Teller


def ending(tell: Teller) -> Chapter:
    """The chapter of the end."""
    told = tell.ask("ending")
    pairs = [
        (tell("ending.kind"), tell.value("endingKind", told["kind"])),
        (tell("ending.on"), tell.day(told["on"])),
        (tell("ending.reasons"), tell.values("endingReason", told["endingReasons"])),
        (tell("ending.decision"), tell.text(told["decision"])),
    ]
    if told["successorPartnership"] is not None:
        pairs.append((tell("ending.successor"), told["successorPartnership"]))
    blocks: list[Block] = [Pairs(items=tuple(pairs))]
    report = told["closingReport"]
    if report is not None:
        said = [
            (tell("ending.reached"), tell.text(report["reached"])),
            (tell("ending.learned"), tell.text(report["learned"])),
        ]
        said += [
            (tell("ending.archive"), tell.name(report["archiveHolder"])),
            (tell("ending.kept"), tell.day(report["retainThrough"])),
        ]
        blocks += [Paragraph(text=tell("ending.report", day=tell.words.day(report["on"]))), Pairs(items=tuple(said))]
        duties = tuple(tell.text(each) for each in report["openDuties"])
        blocks += [Paragraph(text=tell("ending.duties")), Points(items=duties)] if duties else []
    rows = ((tell(f"ending.items.{each['item']}"), tell.sure(each["complete"])) for each in told["checklist"])
    return chapter(tell("ending.title"), *blocks, tell.table("ending.checklist", ("item:4", "complete:1"), rows))
