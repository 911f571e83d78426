"""Sheets of people: who is who, who has which role, and which body decides what."""

from __future__ import annotations

from partnerflow.domain.vocabulary.subjects import Delegate
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    of_party,
    only,
    organisation,
    partnership,
    sheet,
)


def _unaccepted(setting: Setting) -> list[str]:
    """Roles that were given and not accepted; the reader's own first where it speaks for one."""
    roles = [
        item for item in partnership(setting).people.assignments.values() if item.holds and item.accepted_on is None
    ]
    own = [item.ref for item in roles if setting.voices.actor is not None and item.holder == setting.voices.actor]
    return own or [item.ref for item in roles]


def _person(setting: Setting) -> Data:
    """A person of whoever has nobody registered yet."""
    state = partnership(setting)
    present = {person.organisation for person in state.people.persons.values()}
    return known(organisation=organisation(setting, [code for code in state.parties.counting() if code not in present]))


def _role(setting: Setting) -> Data:
    """The person of the organisation, when there is one."""
    code = setting.given.get("organisation")
    people = partnership(setting).people.persons.values()
    own = (person.key for person in people if code and person.organisation == code and person.erased_on is None)
    return known(organisation=code, person=only(own))


def _body(setting: Setting) -> Data:
    return known(members=partnership(setting).parties.counting(), method="consent")


def _delegated(setting: Setting) -> Data:
    state = partnership(setting)
    body = setting.given.get("body") or only(key for key, item in state.people.bodies.items() if not item.dissolved_on)
    return known(body=body, decision=decided_on(state, Delegate, body=body))


SHEETS = (
    sheet("PersonRegistered", "name", "organisation", folded=("email", "external"), presets=_person),
    sheet("RoleAssigned", "role", "organisation", folded=("person", "external", "project", "body"), presets=_role),
    sheet(
        "RoleAccepted",
        "assignment",
        presets=lambda setting: known(assignment=only(_unaccepted(setting))),
        choices=lambda setting: {"assignment": _unaccepted(setting)},
    ),
    sheet(
        "RoleEnded",
        "assignment",
        folded=("reasonCode",),
        choices=lambda setting: {
            "assignment": [item.ref for item in partnership(setting).people.assignments.values() if item.holds]
        },
    ),
    sheet("BodyEstablished", "name", "body", "domain", "members", "method", presets=_body),
    sheet("BodyMemberJoined", "body", "organisation", presets=of_party),
    sheet("BodyMemberLeft", "body", "organisation", presets=of_party),
    sheet("DecisionDelegated", "body", "delegated", "decision", folded=("validThrough",), presets=_delegated),
)
