"""The names of organisations and of who else acts, as the register has them, looked up once for a page."""

from __future__ import annotations

from partnerflow.application.access.acting import Acting
from partnerflow.domain.partnership import OrganisationState, PartnershipState
from partnerflow.errors import NotFoundError, UnknownProcessError
from partnerflow_api.pages.words import Words


class Names:
    """Codes to names. What has no name is called by its code."""

    def __init__(self, partnerflow: Acting, words: Words, state: PartnershipState | None = None) -> None:
        self._partnerflow = partnerflow
        self._words = words
        self._state = state
        self._known: dict[str, str] = {}

    def of(self, code: str) -> str:
        """The name of an organisation, an external or the role of somebody who acts."""
        if code not in self._known:
            self._known[code] = self._external(code) or self._words.value("role", code) or self._registered(code)
        return self._known[code]

    def _external(self, code: str) -> str | None:
        capacity = self._state.course.externals.get(code) if self._state is not None else None
        word = self._words.value("externalCapacity", capacity) if capacity is not None else None
        return f"{word} ({code})" if word is not None else None

    def _registered(self, code: str) -> str:
        if not code.isupper():
            return code
        try:
            state = self._partnerflow.state("organisation", code).state
        except (NotFoundError, UnknownProcessError):
            return code
        return state.organisation.name if isinstance(state, OrganisationState) else code
