"""Rules of mandates, of signatures ratified by them, and of constituencies consulted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.days import in_order
from partnerflow.domain.deliverables.known import known_version, named
from partnerflow.domain.mandates.facts import (
    ConstituencyConsulted,
    MandateAmended,
    MandateExpired,
    MandateGranted,
    MandateRevoked,
    SignatureRatified,
)
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.mandates.use import its_own_mandate
from partnerflow.domain.membership import acts_for, party_in
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault


def _of_another(case: Case[Any], organisation: str, pointer: str) -> Fault:
    return refuse(
        "authority",
        "mandate_of_another_organisation",
        pointer,
        by=case.fact.by,
        organisation=organisation,
        who=[organisation],
    )


@rule(MandateGranted)
def grants_its_own(case: Case[MandateGranted]) -> Iterator[Fault]:
    """An organisation presents its own mandate, under a reference in its own name, for a period that runs forward."""
    data = case.data
    if not acts_for(case, data.organisation):
        yield _of_another(case, data.organisation, "/by")
    if data.mandate.split("-")[1] != data.organisation:
        yield _of_another(case, data.organisation, "/data/mandate")
    yield from party_in(case, data.organisation, "/data/organisation")
    yield from in_order(data.valid_from, data.valid_through, "/data/validThrough")


@rule(MandateAmended, MandateRevoked)
def changes_its_own(case: Case[Any]) -> Iterator[Fault]:
    """What an organ granted, that organisation (or its successor) changes or takes back."""
    mandate = _mandate(case)
    if not acts_for(case, mandate.organisation):
        yield _of_another(case, mandate.organisation, "/by")


@rule(MandateAmended, MandateRevoked, MandateExpired)
def mandate_runs(case: Case[Any]) -> Iterator[Fault]:
    """Nothing happens to a mandate that was taken back or came to its end."""
    mandate = _mandate(case)
    ended = mandate.revoked_on or mandate.expired_on
    if ended is not None:
        yield refuse("sequence", "mandate_ended", "/data/mandate", mandate=mandate.ref, on=ended)


@rule(MandateAmended)
def still_runs_forward(case: Case[MandateAmended]) -> Iterator[Fault]:
    """Its new last day does not come before its first."""
    yield from in_order(_mandate(case).valid_from, case.data.valid_through, "/data/validThrough")


@rule(SignatureRatified)
def cures_its_own_signature(case: Case[SignatureRatified]) -> Iterator[Fault]:
    """There is a signature to confirm, and the mandate that confirms it is of the same organisation."""
    data, state = case.data, case.partnership
    unknown = list(known_version(case, data.deliverable, "/data/deliverable"))
    if unknown:
        yield from unknown
        return
    line = state.parties.lineage(data.organisation)
    if not acts_for(case, data.organisation):
        yield refuse(
            "authority",
            "speaks_for_another_party",
            "/by",
            by=case.fact.by,
            organisation=data.organisation,
            who=[data.organisation],
        )
    yield from its_own_mandate(case, data.organisation, data.mandate)
    if not any(code in state.deliverables.versions[data.deliverable].signatures for code in line):
        yield refuse(
            "sequence",
            "not_signed",
            "/data/organisation",
            organisation=data.organisation,
            deliverable=named(data.deliverable),
        )


@rule(ConstituencyConsulted)
def consulted_on_something_known(case: Case[ConstituencyConsulted]) -> Iterator[Fault]:
    """The version it was consulted on is there."""
    if case.data.deliverable is not None:
        yield from known_version(case, case.data.deliverable, "/data/deliverable")


def _mandate(case: Case[Any]) -> Mandate:
    mandate: Mandate = case.partnership.mandates.by_ref[case.data.mandate]
    return mandate
