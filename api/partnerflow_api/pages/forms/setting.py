"""What a form is filled in about: one stream as it stands now, what is around it, and who fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.ports import Stream
from partnerflow.domain.partnership import GrantState, OrganisationState, PartnershipState
from partnerflow.errors import NotFoundError
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.voices import Voices, voices
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One stream and what is around it. `stream` is None where the form founds one.

    `partnership` is the partnership it is, or that the grant is for; None for an organisation, or where it is not known yet.
    `given` is what is filled in so far, as facts hold it.
    """

    kind: str
    key: str
    acting: Acting
    words: Words
    today: str
    stream: Stream | None
    process: ProcessDefinition
    partnership: PartnershipState | None
    partnership_key: str | None
    grant: GrantState | None
    organisation: OrganisationState | None
    voices: Voices
    names: Names
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def version(self) -> int | None:
        """The version that whoever fills it in sees."""
        return self.stream.head.version if self.stream is not None else None

    @property
    def particular(self) -> Particular:
        """How values are said here."""
        return Particular(words=self.words, process=self.process, names=self.names)

    @property
    def title(self) -> str:
        """What the stream is called."""
        if self.organisation is not None:
            return self.organisation.organisation.name
        return self.partnership.course.name if self.partnership is not None else self.key


def setting_of(acting: Acting, kind: str, key: str, words: Words) -> Setting:
    """A stream that is there, to tell a fact in.

    Raises:
        NotFoundError: there is none, or none that is seen.
    """
    view = acting.state(kind, key)
    state = view.state
    grant = state if isinstance(state, GrantState) else None
    about = grant.grant.partnership if grant is not None else key if kind == "partnership" else None
    around = state if isinstance(state, PartnershipState) else _partnership(acting, about)
    return Setting(
        kind=kind,
        key=key,
        acting=acting,
        words=words,
        today=_today(acting),
        stream=view.stream,
        process=state.process if around is None else around.process,
        partnership=around,
        partnership_key=about,
        grant=grant,
        organisation=state if isinstance(state, OrganisationState) else None,
        voices=voices(acting, about or key),
        names=Names(acting, words, around),
    )


def setting_of_new(acting: Acting, kind: str, words: Words, partnership: str | None = None) -> Setting:
    """A stream that is to be founded; a grant for this partnership.

    Raises:
        NotFoundError: there is no such partnership, or none that is seen.
    """
    around = None
    if partnership is not None:
        found = acting.state("partnership", partnership).state
        around = found if isinstance(found, PartnershipState) else None
    return Setting(
        kind=kind,
        key="",
        acting=acting,
        words=words,
        today=_today(acting),
        stream=None,
        process=around.process if around is not None else acting.processes.latest("partnership"),
        partnership=around,
        partnership_key=partnership,
        grant=None,
        organisation=None,
        voices=voices(acting, partnership) if partnership is not None else Voices(policy=acting.policy, held=()),
        names=Names(acting, words, around),
    )


def _partnership(acting: Acting, key: str | None) -> PartnershipState | None:
    try:
        state = acting.state("partnership", key).state if key is not None else None
    except NotFoundError:
        return None
    return state if isinstance(state, PartnershipState) else None


def _today(acting: Acting) -> str:
    return acting.clock.now().date().isoformat()
