"""Telling errors: sentences on the error stream, each with what to do next, and the exit code that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from partnerflow.cli import exits
from partnerflow.errors import (
    CorruptionError,
    Fault,
    FaultyError,
    HeldError,
    InvalidDefinitionError,
    InvalidSettingError,
    PartnerflowError,
    UnavailableError,
)
from partnerflow.messages import Language, render
from partnerflow.process.faults import DefinitionFault
from partnerflow.process.text import Text

_ENVIRONMENT = (InvalidSettingError, UnavailableError, CorruptionError, HeldError)


def tell_error(error: PartnerflowError, language: Language) -> int:
    """Say what went wrong; returns the exit code."""
    match error:
        case FaultyError():
            say(faults_told(error.faults, language))
        case InvalidDefinitionError():
            say(definition_faults_told(error.data["faults"], language))
        case HeldError(reason=str(reason)):
            message = render(Fault(code=error.code, reason=reason, data=error.data), language)
            say([f"partnerflow: {message.text}", f"  → {message.remedy}"])
        case _:
            say([f"partnerflow: {error}"])
    return exits.ENVIRONMENT if isinstance(error, _ENVIRONMENT) else exits.REFUSED


def say(lines: Iterable[str]) -> None:
    """Lines for people, apart from the output."""
    for line in lines:
        click.echo(line, err=True)


def faults_told(faults: Iterable[Fault], language: Language) -> Iterator[str]:
    """Each refusal with its line, pointer and code; under it what is wrong and what to do."""
    for fault in faults:
        where = {"nl": "regel", "en": "line"}[language]
        place = [f"{where} {fault.line}"] if fault.line is not None else []
        place += [fault.pointer] if fault.pointer else []
        code = fault.code if fault.code == fault.reason else f"{fault.code}/{fault.reason}"
        message = render(fault, language)
        yield " ".join([*place, f"[{code}]"])
        yield f"  {message.text}"
        if message.remedy:
            yield f"  → {message.remedy}"


def fault_data(fault: Fault, language: Language) -> dict[str, Any]:
    """A refusal as plain data, for a program."""
    message = render(fault, language)
    return {
        "line": fault.line,
        "pointer": fault.pointer,
        "code": fault.code,
        "reason": fault.reason,
        "detail": message.text,
        "remedy": message.remedy,
    }


def definition_faults_told(faults: Iterable[Mapping[str, Any]], language: Language) -> Iterator[str]:
    """Each fault of a process definition, its file and line before it as compilers do."""
    for fault in faults:
        file = f"{fault['file']}:" if fault.get("file") else ""
        line = f"{fault['line']}:" if fault["line"] else ""
        told = DefinitionFault(
            code=fault["code"], path=fault["path"], message=Text(**fault["message"]), suggestion=fault["suggestion"]
        )
        yield f"{file}{line} {told.sentence(language)}".lstrip()
