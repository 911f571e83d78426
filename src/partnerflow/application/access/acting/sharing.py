"""What a principal lets others see, who looked, and what it sealed itself."""

from __future__ import annotations

from partnerflow.application.access.acting.ground import Ground
from partnerflow.application.sharing import sealing
from partnerflow.application.sharing.readers import Reader
from partnerflow.application.sharing.readings import ReadingPage
from partnerflow.application.sharing.request import Shared, SharedLink, ShareRequest
from partnerflow.application.sharing.sealing import Point, Seal
from partnerflow.errors import StaleVersionError


class Sharing(Ground):
    """Links, readers and seals, as far as the principal may."""

    def share(self, asked: ShareRequest) -> Shared:
        return self._judging.share(asked, principal=self.principal.id)

    def links(self, key: str) -> tuple[SharedLink, ...]:
        return self._reading.links(key)

    def end_link(self, key: str, access: str, *, by: str | None = None) -> SharedLink:
        return self._judging.end_link(key, access, by=by, principal=self.principal.id)

    def readers(self, key: str) -> tuple[Reader, ...]:
        return self._reading.readers(key, principal=self.principal.id)

    def readings(self, key: str, *, before: int | None, limit: int) -> ReadingPage:
        return self._reading.readings(key, before=before, limit=limit, principal=self.principal.id)

    def seals(self, key: str) -> tuple[Seal, ...]:
        """What the same principal sealed of a partnership, the last seal first."""
        return sealing.seals(self._reading, key, principal=self.principal.id, pinned=self.principal.pinned)

    def standpoint(self, key: str) -> Point:
        """Where the record of a partnership and of its grants stands now for this reader."""
        return sealing.present(self._reading, key, pinned=self.principal.pinned)

    def seal(self, key: str, version: str) -> None:
        """Let this reading count as a seal: the record of reading will say so, with the instant at which it is settled.

        Raises:
            StaleVersionError: something was recorded since the reader saw this version.
        """
        newest = self.standpoint(key).version
        if newest != version:
            raise StaleVersionError(f"{key} stands at {newest}", expected=version, found=newest)
        self.purpose = sealing.PURPOSE

    def told_in(self, kind: str, key: str, fact: str) -> Point:
        """Where the record stood for this reader when a fact of a partnership or of a grant was told."""
        return sealing.told_in(self._reading, kind, key, fact, pinned=self.principal.pinned)
