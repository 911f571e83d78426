"""What goes to the funder, and the conversations that are due: with whom, and about what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.fact import of_types
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.work.todo.things import Desk, Thing

UNSEEN = 60
"""Days without a word or a meeting after which a partner is worth a conversation."""
LEARNING = 180
"""Days after which it is time to learn together again."""
_SHARED = {"interest": "InterestShared", "own_ambition": "OwnAmbitionShared"}


def funder(desk: Desk) -> Iterator[Thing]:
    """What the lead partner owes on every running grant, first what is due first."""
    for row in desk.ask("due_to_funder"):
        grant, what = row["grant"], row["what"]
        known = _known(row)
        yield Thing(
            title=f"{grant}: {desk.words(f'work.todo.funder_{what}', what=_said(desk, row))}",
            on=row["dueOn"],
            days_left=row["daysLeft"],
            buttons=desk.offers.tell(*known, grant=grant) if known is not None else (),
            links=(Link(name=desk.words("work.see_grant"), address=address("grant", key=grant)),),
        )


def _known(row: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The fact by which it goes to the funder; a condition is for the funder to call met."""
    if row["what"] == "condition":
        return None
    if row["what"] == "change_notice":
        about = {"organisation": row["organisation"]} if row.get("organisation") else {}
        return "ChangeNotified", {"changeType": row["change"], **about}
    return "EvidencePackIssued", {"milestone": row["ref"]} if row["what"] == "milestone" else {}


def _said(desk: Desk, row: dict[str, Any]) -> str:
    if row["what"] != "change_notice":
        return str(row["ref"])
    change = desk.words.value("changeType", row["change"]) or row["change"]
    return f"{change}, {desk.names.of(row['organisation'])}" if row.get("organisation") else change


def people(desk: Desk) -> Iterator[Thing]:
    """Who deliberates, who shared nothing yet, which words divide, and who was not seen for long."""
    yield from _deliberating(desk)
    yield from _silent_interests(desk)
    for term in desk.state.ambition.terms.values():
        if term.disputed_on is not None and term.agreed_on is None:
            yield Thing(
                title=desk.words("work.todo.term", what=term.word),
                buttons=desk.offers.tell("SharedTermAgreed", {"term": term.ref, "word": term.word}),
                links=(desk.fact(term.fact),),
            )
    unseen = [row for row in desk.ask("last_contact") if row["days"] >= UNSEEN]
    if unseen:
        doers = (
            desk.doer(
                row["organisation"],
                *desk.offers.tell("DialogueHeld", {"present": [row["organisation"]]}),
                days=row["days"],
            )
            for row in unseen
        )
        yield Thing(title=desk.words("work.todo.unseen"), doers=tuple(doers))
    yield from _learning(desk)


def _deliberating(desk: Desk) -> Iterator[Thing]:
    rows = desk.ask("deliberating")
    if rows:
        doers = (
            desk.doer(
                row["organisation"],
                *desk.offers.tell("ReadinessDeclared", {"organisation": row["organisation"]}),
                days=between(row["since"], desk.day),
            )
            for row in rows
        )
        yield Thing(title=desk.words("work.todo.deliberating"), doers=tuple(doers))


def _silent_interests(desk: Desk) -> Iterator[Thing]:
    missing = desk.ask("interests")["missing"]
    if missing:
        doers = (
            desk.doer(
                row["organisation"],
                *(button for each in row["missing"] for button in _share(desk, each, row["organisation"])),
            )
            for row in missing
        )
        yield Thing(title=desk.words("work.todo.interest"), doers=tuple(doers))


def _share(desk: Desk, what: str, code: str) -> tuple[Any, ...]:
    return desk.offers.tell(_SHARED[what], {"organisation": code})


def _learning(desk: Desk) -> Iterator[Thing]:
    """The learning moment that is due: the last is long ago, or there was none since the start."""
    moments = of_types(desk.told.course, LearningMomentHeld)
    last = moments[-1].occurred_on if moments else desk.state.course.founded_on
    if between(last, desk.day) >= LEARNING:
        said = desk.words.day(last) if moments else desk.words("work.todo.learning_never")
        yield Thing(
            title=f"{desk.words('work.todo.learning')}: {said}" if moments else said,
            buttons=desk.offers.tell("LearningMomentHeld"),
        )
