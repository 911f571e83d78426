"""What was wrong with what was told, beside the field that it is about: said in the reader's words, with what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.partnership import OrganisationState
from partnerflow.errors import Fault, PartnerflowError
from partnerflow.messages import render
from partnerflow_api.pages.forms.fields import Field
from partnerflow_api.pages.forms.setting import Setting

_LIST = "allowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One thing that is wrong. `field` is the id of the control to mend it in; None where no control is."""

    text: str
    remedy: str
    field: str | None

    @property
    def whole(self) -> str:
        """All that is said of it."""
        return f"{self.text} {self.remedy}".rstrip()


def wrongs(faults: Iterable[Fault], fields: Sequence[Field], setting: Setting) -> list[Wrong]:
    """Each fault in the reader's words, at the field that is nearest to what it points to; the same is said once."""
    known = [field for each in fields for field in each.walk() if field.widget != "hidden"]
    found = []
    for fault in faults:
        among = _among(fault, known)
        if among:
            labelled = replace(fault, data={**fault.data, "members": [f"“{field.label}”" for field in among]})
            said = _wrong(labelled, _nearest(fault.pointer, known), setting)
            found.append(replace(said, field=among[0].id))
        else:
            found.append(_too_early(fault, known, setting) or _wrong(fault, _nearest(fault.pointer, known), setting))
    return list(dict.fromkeys(found))


def _among(fault: Fault, fields: Sequence[Field]) -> list[Field]:
    """The fields of which a fault names several, in the order of the form."""
    pointers = {f"{fault.pointer}/{name}" for name in fault.data.get("members", ())}
    return [field for field in fields if field.pointer in pointers]


def _too_early(fault: Fault, fields: Sequence[Field], setting: Setting) -> Wrong | None:
    """An organisation that is on the register only since a later day: then it is the day that has to be mended."""
    day = next((field for field in fields if field.pointer == "/occurredAt"), None)
    if (fault.code, fault.reason) != ("unknown_reference", "organisation") or day is None:
        return None
    try:
        known = setting.acting.state("organisation", str(fault.data["value"])).state
    except PartnerflowError:
        return None
    assert isinstance(known, OrganisationState)
    organisation, words = known.organisation, setting.words
    if organisation.registered_on <= day.value:
        return None
    told = {"name": organisation.name, "since": words.day(organisation.registered_on), "label": day.label}
    return Wrong(text=words("forms.too_early", **told), remedy=words("forms.too_early_remedy", **told), field=day.id)


def _nearest(pointer: str, fields: Iterable[Field]) -> Field | None:
    """The field that a pointer leads to, or else the innermost one around it."""
    around = [field for field in fields if pointer == field.pointer or pointer.startswith(f"{field.pointer}/")]
    return max(around, key=lambda field: len(field.path), default=None)


def _wrong(fault: Fault, field: Field | None, setting: Setting) -> Wrong:
    words = setting.words
    told = words.entries["forms"]["schema"].get(str(fault.data.get("constraint"))) if fault.code == "schema" else None
    place = field.id if field is not None else None
    if told is not None and field is not None:
        values = {**{name: _plain(value) for name, value in fault.data.items()}, "label": field.label}
        return Wrong(text=_particular(told, fault, values), remedy="", field=place)
    message = render(replace(fault, data=named(fault.data, setting)), words.language)
    label = field.label if field is not None else ""
    text = message.text.replace(fault.pointer, f"“{label}”") if fault.pointer and label else message.text
    return Wrong(text=text, remedy=message.remedy, field=place)


def _particular(told: Mapping[str, str], fault: Fault, values: Mapping[str, str]) -> str:
    kind = str(fault.data.get("kind") or fault.data.get("expected") or "")
    return told.get(kind, told["any"]).format_map(values)


def named(data: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    """The data of a fault with names for codes: organisations, facts, phases and days as the reader knows them."""
    return {name: _called(name, value, setting) for name, value in data.items()}


def _called(name: str, value: Any, setting: Setting) -> Any:
    if isinstance(value, list | tuple) and name != _LIST:
        return [_called(name, item, setting) for item in value]
    if name == "next" and isinstance(value, Mapping):
        return {**value, "data": named(value.get("data", {}), setting)}
    if not isinstance(value, str):
        return value
    state, words = setting.partnership, setting.words
    if state is not None and (value in state.parties.by_organisation or value in state.course.externals):
        return setting.names.of(value)
    if name in ("fact", "expected") and value in FACT_TYPES:
        return FACT_TYPES[value].titles[words.language]
    if name == "scope":
        return words.value("scope", value) or value
    if name in ("role", "roles"):
        role = setting.acting.policy.roles.get(value)
        return words.text(role.titles) if role is not None else words.value("role", value) or value
    if len(value) == 10 and value[4:5] == value[7:8] == "-" and value.replace("-", "").isdigit():
        return words.day(value)
    if any(phase.key == value for phase in setting.process.phases):
        return setting.particular.phase(value)
    return value


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
