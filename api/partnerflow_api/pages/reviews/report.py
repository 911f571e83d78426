"""The questions as a page: a table of contents by theme, the answers of the theme that is open, and one question alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerflow_api.pages.asked import AddressError, address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers import THEMES, Reply, answer
from partnerflow_api.pages.reviews.answers.asking import of_theme
from partnerflow_api.pages.reviews.answers.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question in the table of contents."""

    number: str
    question: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A theme in the table of contents, and whether its answers are open."""

    key: str
    title: str
    address: str
    open: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The page: every question by its theme, and the answers of the theme that is open."""

    key: str
    name: str
    day: str
    chapters: tuple[Chapter, ...]
    title: str
    replies: tuple[Reply, ...]
    following: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """One question with its answer, and every fact behind it."""

    key: str
    name: str
    day: str
    reply: Reply
    behind: tuple[Link, ...]
    theme: Link


def report(reader: Reader, theme: str | None) -> Report:
    """The questions, with the answers of a theme, the first one when the address names none.

    Raises:
        AddressError: there is no such theme.
    """
    if theme is not None and theme not in THEMES:
        raise AddressError("error.no_theme", name="theme", value=theme)
    chosen = theme or THEMES[0]
    place = THEMES.index(chosen) + 1
    return Report(
        key=reader.key,
        name=reader.state.course.name,
        day=reader.day,
        chapters=tuple(_chapter(reader, each, chosen) for each in THEMES),
        title=reader.words(f"reviews.theme.{chosen}"),
        replies=tuple(answer(reader, question.number.lower()) for question in of_theme(chosen)),
        following=_theme(reader, THEMES[place]) if place < len(THEMES) else None,
    )


def one(reader: Reader, number: str, given: Mapping[str, str]) -> One:
    """One question, about what was chosen."""
    reply = answer(reader, number, given)
    return One(
        key=reader.key,
        name=reader.state.course.name,
        day=reader.day,
        reply=reply,
        behind=tuple(reader.link(fact) for fact in reply.facts),
        theme=_theme(reader, reply.theme),
    )


def _chapter(reader: Reader, theme: str, chosen: str) -> Chapter:
    link = _theme(reader, theme)
    return Chapter(
        key=theme,
        title=link.name,
        address=link.address or "",
        open=theme == chosen,
        entries=tuple(
            Entry(
                number=question.number,
                question=reader.words(f"{question.words}.ask"),
                address=address("questions", key=reader.key, theme=theme, anchor=question.number.lower()),
            )
            for question in of_theme(theme)
        ),
    )


def _theme(reader: Reader, theme: str) -> Link:
    return Link(
        name=reader.words(f"reviews.theme.{theme}"),
        address=address("questions", key=reader.key, theme=theme, anchor="answers"),
    )
