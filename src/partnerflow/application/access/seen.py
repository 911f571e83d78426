"""The streams of a workspace as one principal sees them, and may add to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from partnerflow.application.access.authorise import authorise
from partnerflow.application.access.authority import check_authority
from partnerflow.application.access.permissions import OF_WORKSPACE, Permission
from partnerflow.application.access.principal import Principal
from partnerflow.application.access.reading import Readings
from partnerflow.application.access.rights import Rights
from partnerflow.application.access.sights import Sight, Sights
from partnerflow.application.contents import about
from partnerflow.application.ports import Change, Disclosure, Head, IdempotencyKey, Receipt, Stream
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.confinement import Confinement, confined_texts, confinement
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.effective import as_they_read
from partnerflow.domain.rules import Case
from partnerflow.domain.sealing import commitments, is_commitment
from partnerflow.errors import UnknownProcessError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

FOUNDING: dict[str, Permission] = {"partnership": "partnership.found", "organisation": "organisation.record"}
"""What it takes besides to tell the first fact of a stream."""


class SeenStreams:
    """`application.ports.Streams` for one principal, in one request, under one permission.

    What a principal has no role for is not there. What it sees, but may not do this with, is forbidden.

    Args:
        workspace: the workspace as it is.
        principal: who asks.
        permission: what is about to be done.
        readings: notes which histories were opened; without, nothing of them is shown.
        judging: the texts are needed to judge what is about to be recorded: none is left out.
        head: one that was read when it was found out who asks.
    """

    def __init__(
        self,
        workspace: Partnerflow,
        principal: Principal,
        permission: Permission,
        *,
        readings: Readings | None = None,
        judging: bool = False,
        head: Head | None = None,
    ) -> None:
        self._workspace = workspace
        self._streams = workspace.streams
        self._principal = principal
        self._permission = permission
        self._readings = readings
        self._judging = judging
        self._steady = False
        self._looked_at: dict[tuple[str, str], Sight | None] = {}
        self._about: dict[tuple[str, str], tuple[str, ...]] = {}
        self._texts: dict[tuple[UUID, int], dict[str, Disclosure]] = {}
        self.sights = Sights(workspace, principal, head)

    def keep_still(self) -> None:
        """From here on show each stream as it was found first: for one answer that asks for the same again and again."""
        self._steady = not self._judging

    def forget(self) -> None:
        """Look at everything anew: something is about to be told, or the answer to leave."""
        self._looked_at.clear()
        self._about.clear()
        self._texts.clear()

    def find(self, kind: str, key: str, *, at_least: int | None = None, head: Head | None = None) -> Stream | None:
        sight = self._look(kind, key, at_least, head)
        if sight is None:
            return None
        # An organisation is seen by what leads to it; a role in the register itself is asked of who changes it.
        if kind != "organisation" or self._permission in OF_WORKSPACE:
            authorise(self._principal, sight.rights, self._permission)
        return self._opened(sight)

    def beside(self, kind: str, key: str, *, at_least: int | None = None) -> Stream | None:
        sight = self._look(kind, key, at_least)
        return None if sight is None else self._opened(sight)

    def sees(self, kind: str, key: str, version: int) -> bool:
        try:
            # Whoever waits for what comes may lose a right meanwhile: here nothing keeps still.
            sight = self.sights.look(kind, key, version)
        except UnknownProcessError:
            # It is seen, and cannot be read here: which of its texts are confined cannot be told, so none is shown.
            return True
        return sight is not None and version <= self._opened(sight).head.version

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        if not self._steady:
            return self._keys_about(kind, about)
        if (kind, about) not in self._about:
            self._about[kind, about] = self._keys_about(kind, about)
        return self._about[kind, about]

    def _keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        if self._look("partnership", about, None) is None:
            return ()
        if self._principal.pinned is not None:
            return tuple(stream.head.key for stream in self.sights.grants_of(about))
        return self._streams.keys_about(kind, about)

    def _look(self, kind: str, key: str, at_least: int | None, head: Head | None = None) -> Sight | None:
        known = self._looked_at.get((kind, key))
        if known is not None and (at_least is None or known.shown.head.version >= at_least):
            return known
        sight = self.sights.look(kind, key, at_least, head)
        if self._steady:
            self._looked_at[kind, key] = sight
        return sight

    def save(self, changes: Sequence[Change], *, key: IdempotencyKey | None = None) -> Receipt:
        return self._streams.save(changes, key=key)

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        return self._streams.recall(key)

    def texts(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, str]:
        return {sealed: text.value for sealed, text in self.disclosures(stream_id, commitments).items()}

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        sight = self.sights.found(stream_id)
        if sight is None:
            # Whoever was not shown a stream is not shown its texts.
            return {}
        if not self._steady:
            return self._disclosures(sight, commitments)
        # Each question that shows texts asks for those of a whole stream, and a page asks many of one version.
        asked = (stream_id, sight.whole.head.version)
        if asked not in self._texts:
            if commitments is not None:
                return self._disclosures(sight, commitments)
            self._texts[asked] = self._disclosures(sight, None)
        whole = self._texts[asked]
        return whole if commitments is None else {name: whole[name] for name in commitments if name in whole}

    def _disclosures(self, sight: Sight, commitments: Sequence[str] | None) -> dict[str, Disclosure]:
        found = self._streams.disclosures(sight.whole.head.stream_id, commitments)
        if self._judging:
            return found
        confined, rights = self._confined(sight.whole), sight.rights
        hidden = {sealed for sealed in found if sealed in confined and not rights.sees(confined[sealed])}
        return {sealed: text for sealed, text in found.items() if sealed not in hidden} if hidden else found

    def withholds(self, stream: Stream, fact: AnyFact) -> bool:
        sight = self.sights.found(stream.head.stream_id)
        if sight is None:
            return True
        confined = self._confinement(sight.whole, fact)
        return confined is not None and not sight.rights.sees(confined)

    def admit(self, case: Case[Any]) -> None:
        fact, founding = case.fact, not case.history.facts and FACT_TYPES[case.fact.type].founding
        rights = self._rights_to_tell(case)
        authorise(self._principal, rights, self._permission)
        if founding and fact.stream in FOUNDING and self._permission != "facts.import":
            authorise(self._principal, rights, FOUNDING[fact.stream])
        check_authority(self._workspace.policy, rights, self._principal, case)

    def may(self, permission: Permission, partnership: str | None = None) -> bool:
        """Whether the same principal may do something else too, in a partnership or in the workspace."""
        scopes = self._principal.scopes
        rights = self.sights.of_workspace if partnership is None else self.sights.rights_of(partnership)
        return (scopes is None or permission in scopes) and rights.may(permission)

    def view_key(self) -> str:
        """What decides how the streams found so far are shown: with the same, the same is seen of them."""
        told = sorted((sight.shown.head.key, sight.rights.view) for sight in self.sights.opened())
        return f"{self._principal.pinned} {told}"

    def _opened(self, sight: Sight) -> Stream:
        head = sight.shown.head
        if self._readings is not None and head.kind != "organisation":
            self._readings.opened(head.stream_id)
        return sight.shown

    def _rights_to_tell(self, case: Case[Any]) -> Rights:
        fact = case.fact
        if fact.stream == "organisation":
            return self.sights.of_workspace
        if fact.stream == "grant":
            return self.sights.rights_of(about(case.history.facts[0] if case.history.facts else fact) or "")
        return self.sights.rights_of(fact.key)

    def _confinement(self, stream: Stream, fact: AnyFact) -> Confinement | None:
        sealed = next(filter(is_commitment, commitments(fact)), None)
        if sealed is not None:
            # Whatever a fact says is confined alike, and that of a whole stream is known already.
            return self._confined(stream).get(sealed)
        reading = {each.id: each for each in as_they_read(stream.history.facts)}
        return confinement(fact, reading.get)

    def _confined(self, stream: Stream) -> Mapping[str, Confinement]:
        head = stream.head
        return self._workspace.confined.get(
            head.stream_id, head.version, lambda version, known: confined_texts(stream.history, version, known)
        )
