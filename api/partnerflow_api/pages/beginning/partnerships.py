"""Beginning a partnership: its form, with the initiator from the register or registered in the same go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import request

from partnerflow.application.recording import RecordAnswer
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import Fault, NotFoundError
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.context import service
from partnerflow_api.pages.asked import address, text, words
from partnerflow_api.pages.beginning import sheets
from partnerflow_api.pages.beginning.codes import keys_for
from partnerflow_api.pages.beginning.founding import KEY, NEW, OURS, beside, found, in_the_name_of, taken_out
from partnerflow_api.pages.beginning.organisations import registering
from partnerflow_api.pages.beginning.register import registered
from partnerflow_api.pages.forms.amounts import numerals
from partnerflow_api.pages.forms.fields import Choice, Field
from partnerflow_api.pages.forms.form import Filling, Form, form_of
from partnerflow_api.pages.forms.setting import setting_of_new
from partnerflow_api.pages.forms.submitted import Submitted, submitted
from partnerflow_api.pages.links import Link

FACT = sheets.PARTNERSHIP.fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One set of rules to choose from, and what it asks."""

    choice: Choice
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The form of a partnership: its fields, and those that this page shows in its own way.

    `initiator` chooses from the register, or is None while that is empty; `organisation` are the fields of one that is
    registered in the same go. `processes` leads to the other processes that are known here.
    """

    form: Form
    process: ProcessDefinition
    profile: Field
    profiles: tuple[Profile, ...]
    initiator: Field | None
    organisation: Form | None
    processes: tuple[Link, ...]
    code: str = ""
    key: str = ""


def process_asked() -> ProcessDefinition:
    """The process that the address names; the newest of partnerships when it names none.

    Raises:
        NotFoundError: it names one that is not known here.
    """
    name, _, version = (text("process") or "").rpartition(".v")
    known = service().processes
    if not name:
        return known.latest("partnership")
    if not (version.isascii() and version.isdigit() and len(version) < 7):
        raise NotFoundError("there is no such process")
    return known.get(name, int(version))


def beginning(
    filling: Filling | None = None,
    faults: Sequence[Fault] = (),
    organisation: Mapping[str, Any] | None = None,
    wrong: Sequence[Fault] = (),
    **typed: str,
) -> Beginning:
    """The form, with what stands in it, the `faults` in it, and what is `wrong` with the organisation in it."""
    acting, process = service(), process_asked()
    setting = replace(setting_of_new(acting, "partnership", words()), process=process)
    asked = replace(filling or Filling(line={"data": {}}), key=typed.get("key", ""))
    form, own = taken_out(form_of(FACT, setting, asked, _ours(faults)), "initiator", "profile", *OURS)
    among = next(registered(acting), None) is not None
    return Beginning(
        form=form,
        process=process,
        profile=own["profile"],
        profiles=tuple(_profiles(own["profile"], process)),
        initiator=own["initiator"] if among else None,
        organisation=_organisation(organisation, typed.get("code", ""), wrong)
        if acting.may("organisation.record")
        else None,
        processes=tuple(_others(process)),
        key=typed.get("key", ""),
        code=typed.get("code", ""),
    )


def posted() -> tuple[Submitted, str]:
    """The form as it was sent, and the key in it."""
    sent = submitted(request.form.items(multi=True), FACT_TYPES[FACT], numerals(words().language))
    return sent, request.form.get(KEY, "").strip()


def begin(line: Mapping[str, Any], key: str, once: str) -> RecordAnswer:
    """Begin a partnership, under its key or one made from its name.

    Raises: as `founding.found`.
    """
    data = line["data"]
    keys = [key] if key else keys_for(str(data.get("name", "")))
    told = in_the_name_of(line, str(data.get("initiator", "")))
    return found("partnership", FACT, keys, told, once, process_asked())


def _ours(faults: Sequence[Fault]) -> list[Fault]:
    """The faults at the fields of this page: it does not ask who tells it, for that is the initiator."""
    lacks = Fault(code="schema", reason="missing", pointer="/data/initiator", data={"constraint": "missing"})
    left = [fault for fault in faults if fault.pointer != "/by"]
    missing = len(left) < len(faults) and all(fault.pointer != lacks.pointer for fault in left)
    return [*left, lacks] if missing else left


def _organisation(data: Mapping[str, Any] | None, code: str, wrong: Sequence[Fault]) -> Form:
    return beside(registering(Filling(line={"data": data or {}}), code, wrong).form, NEW)


def _profiles(field: Field, process: ProcessDefinition) -> Iterator[Profile]:
    for choice in field.choices:
        profile = process.profiles.get(choice.value)
        told = profile.explanation if profile is not None else None
        yield Profile(choice=choice, explanation=words().text(told) if told is not None else "")


def _others(process: ProcessDefinition) -> Iterator[Link]:
    newest = {item.name: item for item in service().processes}
    for name, item in newest.items():
        if name != process.name:
            there = address("new_partnership", process=f"{item.name}.v{item.version}")
            yield Link(name=words().text(item.title), address=there)
