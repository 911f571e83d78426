"""A fact against the process definition its stream is pinned to: phases, deliverables, sections, guards, reasons, profiles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.kinds import Defined, Kind, ListOf, closest, fault, pointer_token
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import ObjectOf, OneOf, SectionsOf, kind_of, tag_of
from partnerflow.errors import Fault
from partnerflow.process.definition import ProcessDefinition

Check = Callable[[Any, str, ProcessDefinition], Iterator[Fault]]


def fits_definition(fact: AnyFact, process: ProcessDefinition) -> Iterator[Fault]:
    """A fault of class `schema` for each word of the fact that its process does not know."""
    check = _CHECKERS[fact.type]
    return iter(()) if check is None else check(fact.data, "/data", process)


def words(process: ProcessDefinition, kind: Defined) -> Collection[str]:
    """The words that a process sets for a kind."""
    if kind.part == "phases":
        return [phase.key for phase in process.phases]
    if kind.part == "profiles" and kind.only is not None:
        takes_over = kind.only == "takeover"
        return [profile.key for profile in process.profiles.values() if profile.takes_over == takes_over]
    known: dict[str, Collection[str]] = {
        "deliverables": process.deliverables,
        "guards": process.guards,
        "return_reasons": process.return_reasons,
        "profiles": process.profiles,
    }
    return known[kind.part]


@cache
def checker(kind: Kind) -> Check | None:
    """A function that checks a value of this kind, or None when no definition has a say in it."""
    if isinstance(kind, Defined):
        return _word_checker(kind)
    if isinstance(kind, ObjectOf):
        return _object_checker(kind)
    if isinstance(kind, ListOf):
        inner = checker(kind.of)
        return None if inner is None else _list_checker(inner)
    if isinstance(kind, OneOf):
        return _one_of_checker(kind)
    return None


def _word_checker(kind: Defined) -> Check:
    def check(value: Any, pointer: str, process: ProcessDefinition) -> Iterator[Fault]:
        known = words(process, kind)
        if value not in known:
            near = closest(value, list(known))
            yield fault(
                pointer,
                "not_in_process",
                part=kind.part,
                value=value,
                process=process.full_name,
                allowed=list(known),
                **({"near": near} if near else {}),
            )

    return check


def _object_checker(kind: ObjectOf) -> Check | None:
    inner = [
        (member.attribute, member.wire, check) for member in kind.members if (check := checker(member.kind)) is not None
    ]
    sections = [(member.attribute, member.wire) for member in kind.members if isinstance(member.kind, SectionsOf)]
    if not inner and not sections:
        return None

    def check_all(value: Any, pointer: str, process: ProcessDefinition) -> Iterator[Fault]:
        before = False
        for attribute, wire, check in inner:
            present = getattr(value, attribute)
            if present is not None:
                for found in check(present, f"{pointer}/{wire}", process):
                    before = True
                    yield found
        if before:
            return
        if isinstance(value, DeliverableRef):
            yield from _project_named(value, pointer, process)
        for attribute, wire in sections:
            yield from _sections_known(getattr(value, attribute), value.deliverable, f"{pointer}/{wire}", process)

    return check_all


def _project_named(value: DeliverableRef, pointer: str, process: ProcessDefinition) -> Iterator[Fault]:
    per_project = process.deliverables[value.kind].per_project
    if per_project and value.project is None:
        yield fault(f"{pointer}/project", "missing", member="project")
    elif not per_project and value.project is not None:
        yield fault(f"{pointer}/project", "not_per_project", kind=value.kind)


def _sections_known(
    value: Any, deliverable: DeliverableRef, pointer: str, process: ProcessDefinition
) -> Iterator[Fault]:
    known = [section.name for section in process.deliverables[deliverable.kind].sections]
    for name in value or ():
        if name not in known:
            near = closest(name, known)
            yield fault(
                f"{pointer}/{pointer_token(name)}",
                "unknown_section",
                member=name,
                kind=deliverable.kind,
                **({"near": near} if near else {}),
            )


def _list_checker(check: Check) -> Check:
    def check_all(value: Any, pointer: str, process: ProcessDefinition) -> Iterator[Fault]:
        for index, item in enumerate(value):
            yield from check(item, f"{pointer}/{index}", process)

    return check_all


def _one_of_checker(kind: OneOf) -> Check:
    checks = {tag_of(struct): check for struct in kind.structs if (check := checker(kind_of(struct))) is not None}

    def check_one(value: Any, pointer: str, process: ProcessDefinition) -> Iterator[Fault]:
        check = checks.get(tag_of(type(value)))
        return iter(()) if check is None else check(value, pointer, process)

    return check_one


_CHECKERS = {name: checker(fact_type.kind) for name, fact_type in FACT_TYPES.items()}
