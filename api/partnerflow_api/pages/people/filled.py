"""The form of a new account as somebody filled it in, and what is wrong with it, each at its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from partnerflow.application.access.principal import ANY
from partnerflow.errors import Fault
from partnerflow.messages import render
from partnerflow_api.pages.forms.faults import Wrong
from partnerflow_api.pages.words import Words
from partnerflow_api.schemas.credentials import AccountBody, RolesBody

_LONGEST = 300
_MOST = 200
_BODY, _ROLES = AccountBody(), RolesBody()
_IN_ROLE = ("role", "actor", "partnerships")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in the form: `actor` is empty where the role speaks for nobody, `partnerships` where it reaches everywhere."""

    label: str = ""
    email: str = ""
    role: str = ""
    actor: str = ""
    partnerships: tuple[str, ...] = ()

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> Filled:
        """What was sent."""
        told = {name: form.get(name, "")[:_LONGEST].strip() for name in ("label", "email", "role", "actor")}
        chosen = (each[:_LONGEST].strip() for each in form.getlist("partnerships")[:_MOST])
        actor = told["actor"] if told["actor"] == ANY else told["actor"].upper()
        return cls(**{**told, "actor": actor}, partnerships=tuple(dict.fromkeys(filter(None, chosen))))

    def body(self) -> Mapping[str, Any]:
        """It as the API takes an account.

        Raises:
            MalformedError: a name is missing, or something is not written as it should be.
        """
        told = {name: value for name in ("label", "email") if (value := getattr(self, name))}
        read: Mapping[str, Any] = _BODY.read({**told, "roles": [self._role()]})
        return read

    def roles(self) -> Mapping[str, Any]:
        """Its role alone, as the API takes a role that is given to an account.

        Raises:
            MalformedError: none was chosen, or something is not written as it should be.
        """
        read: Mapping[str, Any] = _ROLES.read({"roles": [self._role()]})
        return read

    def _role(self) -> dict[str, Any]:
        told: dict[str, Any] = {"role": "", **{name: value for name in _IN_ROLE if (value := getattr(self, name))}}
        return told | ({"partnerships": list(self.partnerships)} if self.partnerships else {})


def wrongs(faults: Iterable[Fault], words: Words, field: str | None = None) -> tuple[Wrong, ...]:
    """Each fault in the reader's words, at the field that it is about, or else at this one."""
    return tuple(dict.fromkeys(_wrong(fault, words, field) for fault in faults))


def _wrong(fault: Fault, words: Words, field: str | None) -> Wrong:
    mending: Mapping[str, str] = words.entries["people"]["wrong"]
    place = next((name for name in ("label", "email", *_IN_ROLE) if f"/{name}/" in f"{fault.pointer}/"), None)
    if fault.code == "schema" and place is not None:
        return Wrong(text=mending[place], remedy="", field=place)
    said = render(fault, words.language)
    if fault.reason == "name_taken":
        return Wrong(text=mending["taken"], remedy="", field="email")
    return Wrong(text=said.text, remedy=said.remedy, field=place or field)
