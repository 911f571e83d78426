"""From the tree that was read to a definition: which members there are, and of what type. What it means: `checks`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from partnerflow.process import vocabulary
from partnerflow.process.conditions import All, Any, Check, Condition, Parameter
from partnerflow.process.definition import (
    Deliverable,
    Fates,
    Guard,
    GuardKind,
    MoveKind,
    MoveRule,
    Phase,
    ProcessDefinition,
    Profile,
    ReturnReason,
    Section,
)
from partnerflow.process.places import Broken, Place
from partnerflow.process.text import Text

FORMAT = 1
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_GUARD = re.compile(r"G[0-9]{1,2}\.[0-9]{1,2}")
_KEY_FORM = "a-z 0-9 _"
Part = TypeVar("Part")


def definition_at(place: Place) -> ProcessDefinition:
    """The definition at the root of a file, still without fingerprint."""
    parts = place.members(
        ["format", "name", "version", "title", "phases", "moves", "deliverables", "guards", "return_reasons", "fates",
         "profiles"],
        ["admission_after"],
    )  # fmt: skip
    parts["format"].integer(FORMAT, FORMAT)
    phases = _each(parts["phases"].at_least(2, "too_few_phases"), _phase)
    return ProcessDefinition(
        name=parts["name"].name(_NAME, "a-z 0-9 -"),
        version=parts["version"].integer(1, 9999),
        fingerprint="",
        title=parts["title"].bilingual(),
        phases=tuple(phases.values()),
        moves=_moves(parts["moves"], tuple(phases)),
        deliverables=_each(parts["deliverables"], _deliverable),
        admission_after=parts["admission_after"].text() if "admission_after" in parts else None,
        guards=_each(parts["guards"], _guard, _GUARD, "G<n>.<n>"),
        return_reasons=_each(parts["return_reasons"], _return_reason),
        fates=_each(parts["fates"], _fates),
        profiles=_each(parts["profiles"].at_least(1, "empty"), _profile),
    )


def _phase(key: str, place: Place) -> Phase:
    parts = place.members(["title"], ["question", "goals"])
    goals = parts["goals"].members(["content", "interaction"]) if "goals" in parts else {}
    return Phase(
        key=key,
        title=parts["title"].bilingual(),
        question=_optional(parts, "question"),
        content=tuple(item.bilingual() for item in goals["content"].items()) if goals else (),
        interaction=tuple(item.bilingual() for item in goals["interaction"].items()) if goals else (),
    )


def _moves(place: Place, course: tuple[str, ...]) -> Mapping[MoveKind, MoveRule]:
    parts = place.members(["advance"], vocabulary.MOVES)
    return MappingProxyType({kind: _move(kind, parts[kind], course) for kind in vocabulary.MOVES if kind in parts})


def _move(kind: MoveKind, place: Place, course: tuple[str, ...]) -> MoveRule:
    targets: dict[str, tuple[str, ...]] = {}
    if kind == "advance":
        parts = place.members(["title"])
        targets = {source: (target,) for source, target in pairwise(course)}
        phases = tuple(targets)
    elif kind == "return":
        parts = place.members(["title", "targets"])
        targets = _return_targets(parts["targets"], course)
        phases = tuple(targets)
    else:
        parts = place.members(["title"], ["phases"])
        phases = _in_order(parts["phases"].texts(), course) if "phases" in parts else course
    return MoveRule(kind=kind, title=parts["title"].bilingual(), phases=phases, targets=MappingProxyType(targets))


def _return_targets(place: Place, course: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    if not isinstance(place.value, dict):
        place.one_of([vocabulary.ANY_EARLIER])
        return {source: course[:index] for index, source in enumerate(course) if index}
    chosen = {source: at.texts() for source, at in place.at_least(1, "empty").entries().items()}
    return {source: _in_order(chosen[source], course) for source in _in_order(chosen, course)}


def _in_order(phases: Iterable[str], course: tuple[str, ...]) -> tuple[str, ...]:
    # One meaning, one canonical form: a set of phases stands in the order of the course.
    return tuple(sorted(phases, key=lambda key: course.index(key) if key in course else len(course)))


def _deliverable(kind: str, place: Place) -> Deliverable:
    parts = place.members(["title", "phase", "sections"], ["per_project", "signed", "in_force", "due_days"])
    return Deliverable(
        kind=kind,
        title=parts["title"].bilingual(),
        phase=parts["phase"].text(),
        per_project=_flag(parts, "per_project", default=False),
        signed=_flag(parts, "signed", default=False),
        in_force=_flag(parts, "in_force", default=False),
        due_days=parts["due_days"].integer(1, 3660) if "due_days" in parts else None,
        sections=tuple(_section(name, at) for name, at in parts["sections"].entries(_KEY, _KEY_FORM).items()),
    )


def _section(name: str, place: Place) -> Section:
    parts = place.members(["need", "nl", "en"])
    title = Text(nl=parts["nl"].text(), en=parts["en"].text())
    return Section(name=name, title=title, need=parts["need"].one_of(vocabulary.NEEDS))


def _guard(guard_id: str, place: Place) -> Guard:
    parts = place.members(["leaving", "kind", "title", "check"], ["by_profile"])
    by_profile = parts["by_profile"].entries() if "by_profile" in parts else {}
    return Guard(
        id=guard_id,
        phase=parts["leaving"].text(),
        title=parts["title"].bilingual(),
        condition=_condition(parts["check"]),
        kind=_guard_kind(parts["kind"]),
        by_profile=MappingProxyType({profile: _guard_kind(at) for profile, at in by_profile.items()}),
    )


def _guard_kind(place: Place) -> GuardKind | None:
    chosen = place.one_of([*vocabulary.GUARD_KINDS, vocabulary.NOT_APPLICABLE])
    return next((kind for kind in vocabulary.GUARD_KINDS if kind == chosen), None)


def _condition(place: Place) -> Condition:
    value = place.value
    if isinstance(value, dict) and len(value) == 1:
        ((word, inner),) = place.entries().items()
        if word == "all":
            return All(conditions=tuple(_condition(item) for item in inner.items()))
        if word == "any":
            return Any(conditions=tuple(_condition(item) for item in inner.items()))
        parameters = {name: _parameter(at) for name, at in inner.entries().items()}
        return Check(name=word, parameters=MappingProxyType(parameters))
    if type(value) is not str and not isinstance(value, Broken):
        place.faults.add("not_condition", place.path)
        return Check(name="", parameters=MappingProxyType({}))
    return Check(name=place.text(), parameters=MappingProxyType({}))


def _parameter(place: Place) -> Parameter:
    if isinstance(place.value, list):
        return place.texts()
    return place.value if isinstance(place.value, bool) or type(place.value) is int else place.text()


def _return_reason(code: str, place: Place) -> ReturnReason:
    parts = place.members(["title", "usual_targets"])
    return ReturnReason(code=code, title=parts["title"].bilingual(), usual_targets=parts["usual_targets"].texts())


def _fates(_phase_key: str, place: Place) -> Fates:
    parts = place.members(["default"], ["deliverables", "ambition"])
    deliverables = parts["deliverables"].entries() if "deliverables" in parts else {}
    return Fates(
        deliverables=MappingProxyType({kind: at.one_of(vocabulary.FATES) for kind, at in deliverables.items()}),
        default=parts["default"].one_of(vocabulary.FATES),
        ambition=parts["ambition"].one_of(vocabulary.AMBITION_FATES) if "ambition" in parts else "unchanged",
    )


def _profile(key: str, place: Place) -> Profile:
    parts = place.members(
        ["title"],
        ["explanation", "signature_by_position", "limits_count", "takes_over", "minor_change_days", "notice_months"],
    )
    return Profile(
        key=key,
        title=parts["title"].bilingual(),
        explanation=_optional(parts, "explanation"),
        signature_by_position=_flag(parts, "signature_by_position", default=False),
        limits_count=_flag(parts, "limits_count", default=True),
        takes_over=_flag(parts, "takes_over", default=False),
        minor_change_days=parts["minor_change_days"].integer(1, 90) if "minor_change_days" in parts else 15,
        notice_months=parts["notice_months"].integer(0, 36) if "notice_months" in parts else 3,
    )


def _each(
    place: Place, make: Callable[[str, Place], Part], pattern: re.Pattern[str] = _KEY, form: str = _KEY_FORM
) -> Mapping[str, Part]:
    return MappingProxyType({key: make(key, at) for key, at in place.entries(pattern, form).items()})


def _optional(parts: Mapping[str, Place], key: str) -> Text | None:
    return parts[key].bilingual() if key in parts else None


def _flag(parts: Mapping[str, Place], key: str, *, default: bool) -> bool:
    return parts[key].boolean() if key in parts else default
