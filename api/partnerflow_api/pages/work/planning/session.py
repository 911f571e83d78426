"""The sheet for the next session: what the phase is about, whom to seat, what is open, and what the last one gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.desk import desk_of
from partnerflow_api.pages.work.planning.images import Image, images
from partnerflow_api.pages.work.todo.groups import groups_of
from partnerflow_api.pages.work.todo.things import Desk, Group

OPEN = ("table", "waiting", "projects")
"""The groups of the hub that belong on a table where all sit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody to seat, and why."""

    name: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The last session; no harvest where none was told, or there is none to show."""

    on: str
    form: str
    present: tuple[str, ...]
    harvest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The sheet. `goals` are those of the phase by track; `guards` what still keeps the partners in it."""

    key: str
    name: str
    day: str
    phase: str
    question: str | None
    goals: tuple[tuple[str, tuple[str, ...]], ...]
    guards: tuple[str, ...]
    groups: tuple[Group, ...]
    images: tuple[Image, ...]
    seats: tuple[Seat, ...]
    missing: tuple[str, ...]
    last: Last | None
    buttons: tuple[Button, ...]


def session_page(partnerflow: Acting, key: str, words: Words) -> Session:
    """The sheet of a partnership for a session today.

    Raises:
        NotFoundError: there is no such partnership, or none that is seen.
    """
    desk = desk_of(partnerflow, key, words, address("session", key=key, asOf=None, asKnownAt=None))
    told = desk.ask("next_session")
    lacking = (*told["blocking"]["unmet"], *told["blocking"]["signals"])
    return Session(
        key=key,
        name=desk.state.course.name,
        day=desk.day,
        phase=desk.particular.phase(told["phase"]),
        question=_text(desk, told["question"]),
        goals=tuple(
            (words.value("track", track) or track, tuple(filter(None, (_text(desk, goal) for goal in goals))))
            for track, goals in told["goals"].items()
        ),
        guards=tuple(_guard(desk, row["guard"]) for row in lacking),
        groups=tuple(group for group in groups_of(desk) if group.key in OPEN),
        images=tuple(images(desk, told["images"])),
        seats=tuple(_seats(desk, told["seats"])),
        missing=tuple(told["missingVoices"]),
        last=_last(desk, told["last"]) if told["last"] is not None else None,
        buttons=desk.offers.tell("DialogueHeld", {"form": "plenary"}),
    )


def _text(desk: Desk, text: dict[str, str] | None) -> str | None:
    return text[desk.words.language] if text is not None else None


def _guard(desk: Desk, guard: str) -> str:
    return desk.words.text(desk.state.process.guards[guard].title)


def _seats(desk: Desk, seats: list[dict[str, Any]]) -> Iterator[Seat]:
    for seat in seats:
        reasons = (_because(desk, reason) for reason in seat["because"])
        yield Seat(name=desk.names.of(seat["organisation"]), because=tuple(reasons))


def _because(desk: Desk, reason: str) -> str:
    if reason in desk.state.process.guards:
        return desk.words("work.session.because.guard", guard=_guard(desk, reason))
    return desk.words(f"work.session.because.{reason}")


def _last(desk: Desk, last: dict[str, Any]) -> Last:
    return Last(
        on=last["on"],
        form=desk.words.value("dialogueForm", last["form"]) or last["form"],
        present=tuple(desk.names.of(code) for code in last["present"]),
        harvest=last["harvest"],
    )
