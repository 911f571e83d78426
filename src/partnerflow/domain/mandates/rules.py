"""Rules of mandates, and of signatures ratified by them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.announced import in_order
from partnerflow.domain.deliverables.known import known_version, named
from partnerflow.domain.mandates.facts import (
    MandateAmended,
    MandateExpired,
    MandateGranted,
    MandateRevoked,
    SignatureRatified,
)
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.mandates.use import its_own_mandate
from partnerflow.domain.membership import asked_in
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault


@rule(MandateGranted)
def may_be_presented(case: Case[MandateGranted]) -> Iterator[Fault]:
    """Of an organisation at the table or asked to it, for a period that runs forward.

    Whoever keeps the record may present it: it tells what an organ decided, and is no statement of the party.
    """
    data = case.data
    yield from asked_in(case, data.organisation, "/data/organisation")
    yield from in_order(data.valid_from, data.valid_through, "/data/validThrough")


@rule(MandateAmended, MandateRevoked, MandateExpired)
def mandate_runs(case: Case[Any]) -> Iterator[Fault]:
    """Nothing happens to a mandate that was taken back or came to its end."""
    mandate: Mandate = case.partnership.mandates.by_ref[case.data.mandate]
    ended = mandate.revoked_on or mandate.expired_on
    if ended is not None:
        yield refuse("sequence", "mandate_ended", "/data/mandate", mandate=mandate.ref, on=ended)


@rule(SignatureRatified)
def cures_its_own_signature(case: Case[SignatureRatified]) -> Iterator[Fault]:
    """There is a signature to confirm; the mandate that confirms it is of the organisation that is bound by it."""
    data, state = case.data, case.partnership
    unknown = list(known_version(case, data.deliverable, "/data/deliverable"))
    if unknown:
        yield from unknown
        return
    yield from its_own_mandate(case, data.organisation, data.mandate, successor_too=True)
    signatures = state.deliverables.versions[data.deliverable].signatures
    if not any(code in signatures for code in state.parties.lineage(data.organisation)):
        yield refuse(
            "sequence",
            "not_signed",
            "/data/organisation",
            organisation=data.organisation,
            deliverable=named(data.deliverable),
        )
