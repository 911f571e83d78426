"""In whose name the reader can let somebody look at a partnership."""

from __future__ import annotations

from partnerflow.application.access.acting import Acting
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.voices import voices

Speakers = tuple[tuple[str, str], ...]
"""By code and name."""


def speakers(partnerflow: Acting, key: str, state: PartnershipState, names: Names) -> Speakers:
    """Those in whose name access is granted here by who reads: whom it speaks for, or any of the partners."""
    voice = voices(partnerflow, key).of("AccessGranted")
    codes = state.parties.counting() or tuple(state.parties.by_organisation)
    may = codes if voice.anybody or not voice.actors else voice.actors
    return tuple((code, names.of(code)) for code in may)
