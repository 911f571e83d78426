"""Asking: parameters are read strictly, the question is answered, and the answer says what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from partnerflow.domain.around import Around
from partnerflow.domain.definition_check import checker
from partnerflow.domain.eras import Era
from partnerflow.domain.history import History
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow.errors import Fault, MalformedError, NotFoundError
from partnerflow.process.renaming import called
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow.questions.view import Asked, View, check_version

_WHOLE_NUMBER = re.compile(r"(0|[1-9][0-9]{0,8})\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer, the days it was asked for (None: not given), the day it speaks of, and the facts behind it."""

    answer: Any
    as_of: str | None
    as_known_at: str | None
    at_version: int | None
    day: str
    facts: tuple[str, ...]


def ask(
    name: str,
    parameters: Mapping[str, Any],
    history: History,
    around: Around,
    *,
    as_of: str | None = None,
    as_known_at: str | None = None,
    at_version: int | None = None,
) -> Answered:
    """Answer a question about one partnership.

    Args:
        name: a name of the catalogue.
        parameters: by their names on the wire, as texts or numbers; the days may stand among them.
        history: the partnership.
        around: its grants, and the day of today.
        as_of, as_known_at, at_version: what the answer speaks of (docs/questions.md).

    Raises:
        NotFoundError: there is no such question or version, the partnership had not begun, or what is asked about is
            not there.
        MalformedError: parameters are unknown, missing or not well formed; every fault is named.
    """
    question = QUESTIONS.get(name)
    if question is None:
        raise NotFoundError(f"there is no question {name}", reason="no_such_question", question=name)
    days = {"asOf": as_of, "asKnownAt": as_known_at, "atVersion": at_version}
    given = {**parameters, **{wire: value for wire, value in days.items() if value is not None}}
    asked = _read(question.parameters, given, history)
    view = View(history=history, around=around, parameters=asked)
    if not view.course:
        told = {"key": view.key, "as_of": asked.as_of, "as_known_at": asked.as_known_at}
        raise NotFoundError(f"{view.key} had not begun, as far as known", reason="had_not_begun", **told)
    answer = question.answer(view)
    return Answered(
        answer=answer.value,
        as_of=asked.as_of,
        as_known_at=asked.as_known_at,
        at_version=asked.at_version,
        day=view.day,
        facts=view.in_order(answer.facts),
    )


def _read(kind: ObjectOf, parameters: Mapping[str, Any], history: History) -> Asked:
    asked, faults = read_texts(kind, parameters)
    if faults:
        raise MalformedError(faults)
    assert isinstance(asked, Asked)
    check_version(history, asked.at_version)
    unknown = list(_unknown_words(kind, asked, history))
    if unknown:
        raise MalformedError(unknown)
    return asked


def _unknown_words(kind: ObjectOf, asked: Asked, history: History) -> Iterator[Fault]:
    check = checker(kind)
    if check is None:
        return
    eras = history.eras(as_of=asked.as_of, as_known_at=asked.as_known_at, version=asked.at_version)
    for fault in check(asked, "", eras[-1].process):
        # Past advances were judged by the guards of their day, and are asked about by those.
        of_its_day = fault.data.get("part") == "guards" and any(
            fault.data["value"] in era.process.guards for era in eras
        )
        if not of_its_day:
            yield _with_new_word(fault, eras)


def _with_new_word(fault: Fault, eras: Sequence[Era]) -> Fault:
    """A word that a migration changed is told by what it is called now, not by what it looks like."""
    if fault.data["constraint"] != "not_in_process":
        return fault
    value: str = fault.data["value"]
    now = next((new for era in reversed(eras) if (new := called(era.words, fault.data["part"], value)) != value), None)
    if now is None:
        return fault
    told = {name: item for name, item in fault.data.items() if name != "near"}
    return replace(fault, data={**told, "now": now})


def read_texts(kind: ObjectOf, parameters: Mapping[str, Any]) -> tuple[Any, list[Fault]]:
    """Parameters by their names on the wire, as texts or numbers, as the struct they declare, and every fault in them."""
    numbers = {member.wire for member in kind.members if isinstance(member.kind, Integer)}
    values = {name: _number(value) if name in numbers else value for name, value in parameters.items()}
    faults: list[Fault] = []
    return kind.reader()(values, "", faults), faults


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and _WHOLE_NUMBER.match(value) else value
