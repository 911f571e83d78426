"""Carrying out what is due: record the facts, which delete the texts in their transaction, and clean up behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from partnerflow.application.erasures.facts import told
from partnerflow.application.erasures.report import erased_texts
from partnerflow.application.erasures.request import ErasureRequest
from partnerflow.application.erasures.targets import Dossier
from partnerflow.errors import Fault, PartnerflowError, StaleVersionError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

ATTEMPTS = 12
RETENTION_DAYS = 400


def run_due(service: Partnerflow) -> tuple[str, ...]:
    """See `Partnerflow.run_erasures`."""
    done: list[str] = []
    failed: PartnerflowError | None = None
    for request in service.erasures.due(service.clock.now().isoformat()):
        try:
            service.ledger.admit()
            if service.erasures.begin(request) and _execute(service, request):
                done.append(request.id)
        except PartnerflowError as error:
            # It stays under way, its texts stay restricted, and the next run goes on with it.
            failed = failed or error
    service.erasures.finish()
    if failed is not None:
        raise failed
    return tuple(done)


def prune(service: Partnerflow) -> None:
    """See `Partnerflow.prune_accesses`."""
    before = service.clock.now() - timedelta(days=RETENTION_DAYS)
    service.accesses.prune(before.isoformat())


def _execute(service: Partnerflow, request: ErasureRequest) -> bool:
    """Whether it is done: not while a reader at work still keeps bytes of what went; then the next run goes on."""
    faults = _record(service, request)
    now = service.clock.now().isoformat()
    if faults:
        refused: Mapping[str, Any] = {"refused": [f"{fault.code}.{fault.reason}" for fault in faults]}
        service.erasures.end(request.id, "refused", now, refused)
        return False
    if not service.erasures.finish():
        return False
    dossier = Dossier.of(service, request.partnership)
    service.erasures.end(request.id, "done", now, {"erased": erased_texts(dossier, request)})
    return True


def _record(service: Partnerflow, request: ErasureRequest) -> list[Fault]:
    """Tell what is not on record yet, all of it in one transaction: a run that was killed leaves nothing half done."""
    for attempt in range(ATTEMPTS):
        work, faults = told(service, Dossier.of(service, request.partnership), request)
        if faults:
            return faults
        try:
            if work.changes():
                work.save()
            return []
        except StaleVersionError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt returns or raises")
