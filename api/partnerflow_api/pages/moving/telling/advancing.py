"""An advance: the stay that begins, what falls due in it, what stays undone behind it, and the return that it closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.moves.advancing import AdvancePreview
from partnerflow_api.pages.moving.telling.reader import Part, Reader, Said
from partnerflow_api.pages.moving.telling.shared import stay_of, versions


def advance_parts(reader: Reader, gates: Sequence[AdvancePreview]) -> Iterator[Part]:
    """One advance, or those of several gates in their order."""
    if not gates:
        return
    course = [stay_of(reader, gates[0].closes, "leaves")]
    for gate in gates:
        course.append(Said(text=reader("enters", stay=reader.stay(gate.stay))))
        if gate.closes_return is not None:
            closed = reader.state.course.returns[gate.closes_return]
            text = reader("closes_return", **{"return": closed.ref}, day=reader.words.day(closed.on))
            course.append(Said(text=text, links=reader.fact(closed.fact, closed.ref)))
    yield reader.part("course", course)
    due = [
        Said(
            text=reader(
                "due",
                deliverable=reader.words.text(reader.state.process.deliverables[item.kind].title),
                days=reader.words.count("days", item.within_days),
            )
        )
        for gate in gates
        for item in gate.due
    ]
    if due:
        yield reader.part("due", due)
    left_open = versions(reader, gates[0].left_open)
    if left_open:
        yield reader.part("left_open", left_open)
