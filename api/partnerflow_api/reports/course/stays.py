"""Every stay in a phase with its days, and the days of each phase and each round."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow_api.pages.phase_map import Stay
from partnerflow_api.reports.document import Chapter, Paragraph, chapter
from partnerflow_api.reports.telling import NONE, Teller


def stays(tell: Teller) -> Chapter:
    """The chapter of stays: gross days, and net of the pauses."""
    durations = tell.ask("phase_durations")
    days = {(phase["phase"], stay["entered"]): stay for phase in durations["phases"] for stay in phase["stays"]}
    phases = ((tell.shown.phase(each["phase"]), *_spent(each)) for each in durations["phases"])
    return chapter(
        tell("stays.title"),
        Paragraph(text=tell("stays.intro", day=tell.words.day(durations["until"])), quiet=True),
        tell.table("stays", ("phase:3", "round#", "from", "until", "gross#", "net#", "began:4"), _rows(tell, days)),
        tell.table("stays.phases", ("phase:3", "gross#", "net#"), phases),
        tell.table("stays.rounds", ("round:3", "gross#", "net#"), _rounds(tell, durations["rounds"])),
    )


def _rows(tell: Teller, days: dict[tuple[str, str], dict[str, int]]) -> Iterator[tuple[str, ...]]:
    path = tell.shown.path
    for number, stay in enumerate(path.stays):
        spent = days[stay.phase, stay.entered]
        until = tell.words("map.present") if stay.left is None else tell.day(stay.left)
        phase, began = tell.shown.phase(stay.phase), _began(tell, stay, first=not number)
        yield phase, stay.rounds, tell.day(stay.entered), until, *_spent(spent), began


def _rounds(tell: Teller, entered: list[dict[str, int]]) -> Iterator[tuple[str, ...]]:
    """Every round that began; one that began with a renewal has no stay of its own until a phase is entered in it."""
    spent = {each["round"]: _spent(each) for each in entered}
    for number in range(1, tell.shown.course.round + 1):
        yield tell.words("map.round", round=number), *spent.get(number, (NONE, NONE))


def _spent(told: dict[str, int]) -> tuple[str, str]:
    return str(told["gross"]), str(told["net"])


def _began(tell: Teller, stay: Stay, *, first: bool) -> str:
    made = stay.by_return
    if made is not None:
        reasons = "; ".join(made.reasons)
        return tell.words("map.by_return", phase=tell.shown.phase(made.source), decision=made.decision, reasons=reasons)
    if not first:
        return tell.words("map.by_advance")
    return tell.words("map.by_takeover" if tell.shown.path.taken_over else "map.by_start")
