"""Where the rules were departed from, what was put right afterwards, and what became known late."""

from __future__ import annotations

import json
from collections.abc import Iterator

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.reports.document import Chapter, chapter
from partnerflow_api.reports.telling import NONE, Teller


def waivers(tell: Teller) -> Chapter:
    """The chapter of waivers."""
    rows = (
        (
            each["waiver"],
            tell.guard(each["guard"]),
            tell.name(each["organisation"]),
            tell.text(each["decision"]),
            tell.day(each["on"]),
            tell.day(each["validThrough"]),
            _status(tell, each["status"], each["how"], each["resolvedOn"]),
        )
        for each in tell.ask("waivers")
    )
    columns = ("waiver", "guard:4", "organisation:3", "decision", "on", "through", "status:3")
    return chapter(tell("waivers.title"), tell.table("waivers", columns, rows))


def record(tell: Teller) -> Chapter:
    """The chapter of corrections, retractions and late facts."""
    late = (
        (
            each["id"],
            _title(tell, each["fact"]),
            tell.day(each["occurredAt"]),
            tell.day(each["knownAt"]),
            str(each["days"]),
        )
        for each in tell.ask("late_facts")
    )
    return chapter(
        tell("record.title"),
        tell.table("record", ("fact:3", "how:2", "changed:4", "on"), _changes(tell)),
        tell.table("record.late", ("fact:3", "kind:4", "occurred", "known", "days#"), late),
    )


def _changes(tell: Teller) -> Iterator[tuple[str, ...]]:
    for each in tell.ask("record_changes"):
        changed = [f"{_title(tell, each['fact'])} ({', '.join(each['facts'])})"]
        if each["how"] == "corrected" and (each["old"] is not None or each["new"] is not None):
            old, new = (_value(each[side]) for side in ("old", "new"))
            changed.append(tell("record.from_to", pointer=each["pointer"], old=old, new=new))
        yield each["id"], tell(f"record.how.{each['how']}"), ": ".join(changed), tell.day(each["on"])


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _title(tell: Teller, fact: str) -> str:
    return FACT_TYPES[fact].titles[tell.words.language]


def _status(tell: Teller, status: str, how: str | None, resolved: str | None) -> str:
    said = tell(f"waivers.status.{status}")
    if resolved is None:
        return said
    return f"{said}: {tell.value('waiverResolution', how) if how else NONE}, {tell.day(resolved)}"
