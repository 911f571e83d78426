"""Registering an organisation: its form, and where to go on with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import request

from partnerflow.application.recording import RecordAnswer
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import Fault
from partnerflow_api.context import service
from partnerflow_api.pages.asked import words
from partnerflow_api.pages.beginning import sheets
from partnerflow_api.pages.beginning.codes import code_for
from partnerflow_api.pages.beginning.founding import KEY, OURS, found, in_the_name_of, taken_out
from partnerflow_api.pages.beginning.register import registered
from partnerflow_api.pages.forms.amounts import numerals
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.form import Filling, Form, form_of
from partnerflow_api.pages.forms.paths import DATA, Path
from partnerflow_api.pages.forms.reading import read_data
from partnerflow_api.pages.forms.setting import setting_of_new
from partnerflow_api.pages.forms.submitted import Submitted, submitted
from partnerflow_api.waiting import PATIENCE

FACT = sheets.ORGANISATION.fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """The form of an organisation, with the code that was typed."""

    form: Form
    code: str = ""


def registering(filling: Filling | None = None, code: str = "", faults: Sequence[Fault] = ()) -> Registering:
    """The form, with what stands in it and what is wrong with that."""
    setting = setting_of_new(service(), "organisation", words())
    asked = replace(filling or Filling(line={"data": {}}), key=code)
    form, _ = taken_out(form_of(FACT, setting, asked, faults), *OURS)
    return Registering(form=form, code=code)


def posted() -> tuple[Submitted, str]:
    """The form as it was sent, and the code in it."""
    sent = submitted(request.form.items(multi=True), FACT_TYPES[FACT], numerals(words().language))
    return sent, request.form.get(KEY, "").strip().upper()


def posted_beside(under: Path) -> tuple[Mapping[str, Any], str]:
    """The data of an organisation that was posted as part of another form, and its code."""
    head = f"{under[0]}."
    pairs = [
        (f"data.{name[len(head) :]}", value) for name, value in request.form.items(multi=True) if name.startswith(head)
    ]
    data = read_data(FACT_TYPES[FACT], Entries.of(pairs), numerals(words().language))
    return data, Entries.of(pairs).first((*DATA, KEY)).strip().upper()


def register(line: Mapping[str, Any], code: str, once: str) -> RecordAnswer:
    """Put an organisation on the register, under its code or one made from its name.

    Raises: as `founding.found`.
    """
    code = code or code_for(str(line["data"].get("name", "")), {item.key for item in registered(service())})
    made = found("organisation", FACT, [code], in_the_name_of(line, code), once)
    # Whoever chooses it next looks at a list that follows the log.
    place = service().placed(made.stream.head.stream_id, 1, PATIENCE)
    if place is not None:
        service().wait_for_list(place, PATIENCE)
    return made
