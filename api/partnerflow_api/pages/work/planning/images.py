"""Where the images of the partners differ, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow_api.pages.work.todo.things import Desk

WIDEST = 3
"""Conditions of the scan that are worth a word: those on which the partners differ most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One thing that is seen differently: by whom, and how; no text where there is none to show."""

    title: str
    views: tuple[tuple[str, str | None], ...]


def images(desk: Desk, answer: dict[str, Any]) -> Iterator[Image]:
    """What `diverging` answers, as far as there is a difference."""
    words, name = desk.words, desk.names.of
    for row in answer["terms"]:
        views = tuple((name(each["organisation"]), each["text"]) for each in row["readings"])
        yield Image(title=words("work.images.term", word=row["word"]), views=views)
    if answer["archetype"]["differ"]:
        seen = answer["archetype"]["views"].items()
        views = tuple((name(code), words.value("archetype", view) or view) for code, view in seen)
        chosen = answer["archetype"]["chosen"]
        own = ((words("work.images.chosen"), words.value("archetype", chosen) or chosen),) if chosen else ()
        yield Image(title=words("work.images.archetype"), views=(*own, *views))
    if answer["reservations"]:
        views = tuple((name(row["organisation"]), _reservation(desk, row)) for row in answer["reservations"])
        yield Image(title=words("work.images.reservations"), views=views)
    if answer["scan"] is not None:
        yield from _scan(desk, answer["scan"])
    if answer["readiness"]["differ"]:
        ready = answer["readiness"]["byPartner"].items()
        views = tuple((name(code), words.value("readiness", stage or "") or stage) for code, stage in ready)
        yield Image(title=words("work.images.readiness"), views=views)


def _reservation(desk: Desk, row: dict[str, Any]) -> str:
    said = desk.words(f"work.images.reading.{row['reading']}")
    return f"{said}: {row['text']}" if row["text"] else said


def _scan(desk: Desk, scan: dict[str, Any]) -> Iterator[Image]:
    wide = [row for row in scan["conditions"] if row["spread"]][:WIDEST]
    if wide:
        words = desk.words
        views = tuple(
            (
                words.value("condition5", row["condition"]) or row["condition"],
                words("work.images.spread", mean=row["mean"], spread=row["spread"]),
            )
            for row in wide
        )
        yield Image(title=words("work.images.scan", day=words.day(scan["on"])), views=views)
