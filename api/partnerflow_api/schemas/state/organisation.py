"""The state of an organisation."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.organisations.state import Organisation
from partnerflow_api.schemas.state.parts import present


def organisation(state: Organisation) -> dict[str, Any]:
    """Who it is, and what became of it in law."""
    return present(
        name=state.name,
        legalForm=state.legal_form,
        sector=state.sector,
        country=state.country,
        registeredOn=state.registered_on,
        dissolvedOn=state.dissolved_on,
        successors=[{"organisation": item.successor, "kind": item.kind, "since": item.on} for item in state.successors],
    )
