"""Single checks, and how each is taken out.

Not here is what the matrix does not see: the pin where organisations, grants and the feed are listed, whose readings and
readers are told, and that a document goes with the text of the fact that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from msgspec import structs

from partnerflow.application.access import authorise as authorising
from partnerflow.application.access import rights, seen
from partnerflow.application.access.acting import ground, looking
from partnerflow.application.access.authority import _Telling
from partnerflow.application.access.listing import partnerships_seen
from partnerflow.application.access.pinned import Pins
from partnerflow.application.access.principal import Assignment, everything
from partnerflow.application.access.rights import Rights
from partnerflow.application.access.seen import SeenStreams
from partnerflow.application.access.sights import Sights
from partnerflow.application.attachments import showing
from partnerflow.domain.access.state import Access
from partnerflow.errors import UnauthenticatedError
from partnerflow.persistence.credentials.secrets import SecretTable
from partnerflow_api import conditional
from partnerflow_api.admission import Credentialed
from partnerflow_api.hosting import Hosting
from partnerflow_api.signing_in import forgery
from tests.matrix.world import World

Take = Callable[[pytest.MonkeyPatch, World], None]


@dataclass(frozen=True, slots=True)
class Removal:
    """How one check is taken out, and the operation of the quick sample that is asked first."""

    near: str
    take: Take


def _nothing(*given: Any, **named: Any) -> None:
    """In place of a check: it never refuses."""


def _replaced(place: Any, name: str, value: Any) -> Take:
    def take(patch: pytest.MonkeyPatch, world: World) -> None:
        patch.setattr(place, name, value)

    return take


@dataclass(frozen=True, slots=True)
class _Instead:
    """Statements, with another one for `authenticated`."""

    authenticated: str
    others: Any

    def __getitem__(self, name: str) -> str:
        found: str = self.authenticated if name == "authenticated" else self.others[name]
        return found


def _sql(old: str, new: str) -> Take:
    """The query from a token to who shows it, without one of its conditions."""

    def take(patch: pytest.MonkeyPatch, world: World) -> None:
        secrets = world.service.credentials.secrets
        assert isinstance(secrets, SecretTable)
        assert old in secrets._sql["authenticated"]
        asked = secrets._sql["authenticated"].replace(old, new)
        patch.setattr(secrets, "_sql", _Instead(asked, secrets._sql))

    return take


def _let_in(door: Credentialed) -> Any:
    try:
        return _PRINCIPAL(door)
    except UnauthenticatedError:
        return everything("person-aaaaaaaaaaaaaaaa")


def _shown(self: Sights, stream: Any) -> Rights:
    head = stream.head
    return self.of_workspace if head.kind == "organisation" else self.rights_of(head.about or head.key)


def _everywhere(cls: Any, policy: Any, principal: Any, *rest: Any) -> Rights:
    unbound = tuple(structs.replace(each, partnerships=None) for each in principal.assignments)
    return _OF(policy, replace(principal, assignments=unbound), *rest)


def _as_now(workspace: Any, sights: Any, principal: Any, search: Any) -> Any:
    return partnerships_seen(workspace, sights, replace(principal, pinned=None), search)


_OF = Rights.of
_PRINCIPAL = Credentialed.principal
_ALL = {"partnerships_seen": lambda workspace, sights, principal, search: workspace.summaries.partnerships(search),
        "organisations_seen": lambda workspace, sights, principal, after, limit: workspace.summaries.organisations(
            after=after, limit=limit)}  # fmt: skip

BESIDE = Removal(
    "recordDialogueHeld",
    _replaced(
        SeenStreams, "beside", lambda self, kind, key, at_least=None: self._streams.find(kind, key, at_least=at_least)
    ),
)
"""What facts refer to."""

REMOVALS: Mapping[str, Removal] = {
    "partnerships, grants and organisations are seen": Removal(
        "readPartnershipHistory", _replaced(Sights, "_rights_there", _shown)
    ),
    "organisations are seen": Removal(
        "readOrganisation", _replaced(Sights, "_sees_organisation", lambda self, code: True)
    ),
    "the register is open": Removal("listOrganisations", _replaced(Sights, "sees_register", lambda self: True)),
    "permission in a partnership": Removal("exportPerson", _replaced(seen, "authorise", _nothing)),
    "permission in the workspace": Removal("readKeys", _replaced(ground, "authorise", _nothing)),
    "permissions of the workspace take all of it": Removal(
        "readEvents", _replaced(rights, "OF_WORKSPACE", frozenset())
    ),
    "scopes": Removal("findPartnerships", _replaced(ground, "in_scope", _nothing)),
    "scopes of what a role of the workspace gives": Removal("readKeys", _replaced(authorising, "in_scope", _nothing)),
    "whoever is disabled": Removal("findPartnerships", _sql("AND p.disabled_at IS NULL", "")),
    "partnerships that a role is bound to": Removal(
        "readPartnershipHistory", _replaced(Rights, "of", classmethod(_everywhere))
    ),
    "last day of a role": Removal("readPartnershipHistory", _replaced(Assignment, "holds_on", lambda self, day: True)),
    "access that was taken back": Removal(
        "readPartnershipHistory",
        _replaced(
            Access,
            "held_by",
            lambda self, principal, day: tuple(g for g in self.grants.values() if g.principal == principal),
        ),
    ),
    "the feed": Removal("readEvents", _replaced(SeenStreams, "sees", lambda self, kind, key, version: True)),
    "whether a fact may be told": Removal("recordAccessGranted", _replaced(SeenStreams, "admit", _nothing)),
    "authority": Removal("recordAccessGranted", _replaced(seen, "check_authority", _nothing)),
    "facts of a role": Removal("recordInterestShared", _replaced(_Telling, "_type", lambda self, fact: iter(()))),
    "in whose name": Removal("recordDialogueHeld", _replaced(_Telling, "_name", lambda self, fact: iter(()))),
    "whose word": Removal("recordInterestShared", _replaced(_Telling, "_bounds", lambda self, fact: iter(()))),
    "redaction": Removal(
        "readPartnershipHistory",
        _replaced(
            SeenStreams,
            "disclosures",
            lambda self, stream_id, commitments=None: self._streams.disclosures(stream_id, commitments),
        ),
    ),
    "kinds of text": Removal("readPartnershipHistory", _replaced(Rights, "sees", lambda self, confined: True)),
    "kinds that are withheld": Removal(
        "readPartnershipHistory", _replaced(rights, "withheld", lambda kinds: frozenset())
    ),
    "the pin": Removal(
        "readPartnershipHistory", _replaced(Pins, "cut", lambda self, stream, position, version_at: stream)
    ),
    "list of partnerships": Removal(
        "findPartnerships", _replaced(looking, "partnerships_seen", _ALL["partnerships_seen"])
    ),
    "list of organisations": Removal(
        "listOrganisations", _replaced(looking, "organisations_seen", _ALL["organisations_seen"])
    ),
    "admission": Removal("findPartnerships", _replaced(Credentialed, "principal", _let_in)),
    "expiry": Removal("findPartnerships", _sql("AND s.expires_at > :now", "")),
    "revocation": Removal("findPartnerships", _sql("AND s.revoked_at IS NULL", "")),
    "what a link is for": Removal(
        "recordSuccessRecorded", _sql("p.scopes", "CASE WHEN p.kind = 'link' THEN NULL ELSE p.scopes END")
    ),
    "sessions that end with their link": Removal(
        "findPartnerships", _sql("link.revoked_at IS NULL AND link.expires_at > :now", "TRUE")
    ),
    "forged requests": Removal("recordSuccessRecorded", _replaced(forgery, "_by_itself", lambda: False)),
    "whose retry it is": Removal(
        "recordSuccessRecorded", _replaced(conditional, "principal", lambda: everything("person-aaaaaaaaaaaaaaaa"))
    ),
    "caches by what is seen": Removal("readPartnershipHistory", _replaced(SeenStreams, "view_key", lambda self: "")),
    "attachments": Removal("readAttachment", _replaced(showing, "_is_named", lambda service, dossier, sha256: True)),
    "documents of what is confined": Removal(
        "readAttachment", _replaced(SeenStreams, "withholds", lambda self, stream, fact: False)
    ),
    "lists of what is pinned": Removal("findPartnerships", _replaced(looking, "partnerships_seen", _as_now)),
    "workspaces beside each other": Removal("", _replaced(Hosting, "_app", lambda self, name: self._main)),
}
"""What a check is about, its removal, and the operation that should tell."""
