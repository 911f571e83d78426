"""Who can see a partnership: by its facts, and by what the workspace gave."""

from __future__ import annotations

from datetime import date

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from tests.unit.application.sharing.conftest import SHARER, shared


def test_it_names_everybody_whom_a_fact_or_the_workspace_lets_in(service: Partnerflow) -> None:
    link = shared(service, organisation="DOR", withholds=("persons",)).link
    roles = [Assignment(role="auditor", partnerships=frozenset({"nota"})), Assignment(role="operator")]
    key, _ = credentials.make_key(service, "Controle", roles, expires=date(2027, 6, 30), by=SHARER)

    found = service.readers("nota", principal=key.id)

    assert [(item.principal, item.own, item.role, item.actor, item.given, item.access) for item in found] == [
        (link.principal, False, "funder", "DOR", "partnership", "AC-01"),
        (key.id, True, "auditor", None, "workspace", None),
    ]
    assert (found[0].withholds, found[0].through) == (("persons",), "2027-01-01")


def test_who_was_let_in_no_longer_is_not_named(service: Partnerflow) -> None:
    link = shared(service).link
    elsewhere = Assignment(role="auditor", partnerships=frozenset({"another"}))
    credentials.make_key(service, "Elders", [elsewhere], expires=date(2027, 6, 30), by=SHARER)
    ended, _ = credentials.make_key(
        service, "Voorbij", [Assignment(role="auditor")], expires=date(2027, 6, 30), by=SHARER
    )

    credentials.revoke(service, ended.id, SHARER)
    service.end_link("nota", link.access, principal=SHARER)

    assert service.readers("nota", principal=SHARER) == ()
