"""docs/guards.md: the catalogue of guards for people, from the shipped definition and its checks."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from partnerflow.domain.guards.registry import load as checks
from partnerflow.domain.guards.steps import MENDED_BY
from partnerflow.messages import catalogue
from partnerflow.process.catalogue import load
from partnerflow.process.conditions import Check, Parameter, placed_checks
from partnerflow.process.definition import Guard, ProcessDefinition
from partnerflow.settings import config_folder
from written.parts import head, introduction

PROCESS = "partnership"


def page() -> str:
    """The whole page."""
    process = load(config_folder() / "processes").latest(PROCESS)
    return "\n".join([introduction("guards"), *_overview(process), *_phases(process)])


def _overview(process: ProcessDefinition) -> Iterator[str]:
    yield "## By profile\n"
    yield from head("Guard", *process.profiles)
    for guard in process.guards:
        kinds = (process.guard_kind(guard, profile) or "none" for profile in process.profiles)
        yield f"| [{guard}](#{guard.lower().replace('.', '')}) | {' | '.join(kinds)} |"
    yield ""


def _phases(process: ProcessDefinition) -> Iterator[str]:
    for phase in process.phases:
        guards = process.guards_leaving(phase.key)
        if guards:
            yield f"## Leaving {phase.title.en.lower()} · {phase.title.nl}\n"
        for guard in guards:
            yield from _guard(guard)


def _guard(guard: Guard) -> Iterator[str]:
    yield f"### {guard.id}\n"
    yield f"{guard.title.en}\n"
    yield f"*{guard.title.nl}*\n"
    placed = list(placed_checks(guard.condition, "check"))
    either = any(".any[" in path for path, _ in placed)
    if len(placed) > 1:
        yield "One of these is enough:\n" if either else "Each of these:\n"
    for _, check in placed:
        meaning = " ".join((inspect.getdoc(checks()[check.name].judge) or "").split())
        yield f"- `{check.name}`{_parameters(check)}: {meaning}"
    yield ""
    yield from head("Reason", "What it says", "Mended by")
    for reason in dict.fromkeys(reason for _, check in placed for reason in checks()[check.name].reasons):
        yield _reason(reason)
    yield ""


def _parameters(check: Check) -> str:
    told = ", ".join(f"`{name}` {_told(value)}" for name, value in check.parameters.items())
    return f" with {told}" if told else ""


def _told(value: Parameter) -> str:
    if isinstance(value, tuple):
        return " or ".join(value) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _reason(reason: str) -> str:
    english, dutch = (catalogue(language)[f"missing.{reason}"] for language in ("en", "nl"))
    said = f"{english['text']} *{dutch['text']}*"
    return f"| `{reason}` | {said} | `{MENDED_BY[reason].__name__}`: {english['remedy']} *{dutch['remedy']}* |"
