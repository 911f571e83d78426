"""States as people and programs read them: what is true of a stream, in names that stay when the inside changes.

Lives here: one module a kind of stream. Never here: texts (those stand in the history) or judgement.
May import: partnerflow.domain. Door: `shown`. Tests: tests/unit/api/test_state_shape.py.
"""

from __future__ import annotations

from typing import Any

from partnerflow.domain.partnership import GrantState, OrganisationState, PartnershipState, State
from partnerflow_api.schemas.state.grant import grant
from partnerflow_api.schemas.state.organisation import organisation
from partnerflow_api.schemas.state.partnership import partnership


def shown(state: State) -> dict[str, Any]:
    """A state in plain values. Last days are told, not judged: so it depends on the facts alone, and never on today."""
    if isinstance(state, PartnershipState):
        return partnership(state)
    if isinstance(state, GrantState):
        return grant(state.grant)
    assert isinstance(state, OrganisationState), "there are three kinds of stream"
    return organisation(state.organisation)
