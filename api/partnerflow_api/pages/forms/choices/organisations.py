"""Organisations, externals, persons and what they hold: who there is to name."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow.application.finding import PartnershipSearch
from partnerflow.errors import ForbiddenError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.persons import Persons

MOST = 200
"""How many organisations of the register are offered: who wants another one types its code."""


def organisations(setting: Setting, *, beyond: bool) -> list[Choice]:
    """The parties, those that take part first; with `beyond` the rest of the register behind them."""
    state, names = setting.partnership, setting.names
    parties = state.parties.by_organisation if state is not None else {}
    found = [Choice(value=code, label=names.of(code), aside=not party.present) for code, party in parties.items()]
    found += [Choice(value=code, label=names.of(code)) for code in _of_grant(setting) if code not in parties]
    if beyond:
        found += _register(setting, {choice.value for choice in found}, aside=bool(found))
    return _sorted(found)


def _of_grant(setting: Setting) -> list[str]:
    grant = setting.grant.grant if setting.grant is not None else None
    codes = (grant.funder, grant.lead_partner) if grant is not None else ()
    return [code for code in codes if code]


def _register(setting: Setting, known: Iterable[str], *, aside: bool) -> list[Choice]:
    try:
        listed = setting.acting.organisations(after=None, limit=MOST)
    except ForbiddenError:
        return []
    left = (each for each in listed if each.key not in known)
    return [Choice(value=each.key, label=each.name, aside=aside) for each in left]


def partnerships(setting: Setting) -> list[Choice]:
    """The partnerships that whoever fills it in sees; the one that it is about first."""
    listed = setting.acting.find(PartnershipSearch(limit=MOST)).items
    own = setting.partnership_key
    return [Choice(value=each.key, label=each.name, aside=own is not None and each.key != own) for each in listed]


def externals(setting: Setting) -> list[Choice]:
    """Whoever was engaged from outside."""
    state = setting.partnership
    return [Choice(value=ref, label=setting.names.of(ref)) for ref in state.course.externals] if state else []


def persons(setting: Setting) -> list[Choice]:
    """The persons that are registered and whom they belong to; by number for who may not read their names."""
    state, key = setting.partnership, setting.partnership_key
    known = state.people.persons.values() if state is not None else ()
    if not known or key is None:
        return []
    names = Persons(setting.acting, key, Days())
    return [
        Choice(
            value=each.key,
            label=_joined(names.name(each.key) or each.key, _name(setting, each.organisation or each.external)),
            aside=each.erased_on is not None,
        )
        for each in known
    ]


def accesses(setting: Setting) -> list[Choice]:
    """The access that was given; what was taken back behind it."""
    state, words = setting.partnership, setting.words
    known = state.access.grants.values() if state is not None else ()
    return [
        Choice(
            value=each.access,
            label=_joined(each.access, words.value("accessRole", each.role), _name(setting, each.actor)),
            aside=each.revoked_on is not None,
        )
        for each in known
    ]


def assignments(setting: Setting) -> list[Choice]:
    """The roles that were given; those that ended behind them."""
    state, words = setting.partnership, setting.words
    known = state.people.assignments.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=_joined(words.value("role", each.role) or each.role, _name(setting, each.holder), each.ref),
            aside=each.ended_on is not None,
        )
        for each in known
    ]


def bodies(setting: Setting) -> list[Choice]:
    """The bodies; those that were dissolved behind them."""
    state = setting.partnership
    known = state.people.bodies.values() if state is not None else ()
    return [Choice(value=each.key, label=each.name, aside=each.dissolved_on is not None) for each in known]


def _name(setting: Setting, code: str | None) -> str | None:
    return setting.names.of(code) if code is not None else None


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _sorted(found: list[Choice]) -> list[Choice]:
    return sorted(found, key=lambda choice: (choice.aside, choice.label.casefold()))
