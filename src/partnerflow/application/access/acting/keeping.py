"""What is kept beside the facts: documents that they name, and requests that something be erased."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from partnerflow.application.access.acting.ground import Ground
from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.attachments.showing import ShownAttachment
from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.erasures.request import ErasureRequest


class Keeping(Ground):
    """Documents and erasures, as far as the principal may; methods do what those of `Partnerflow` do."""

    def ask_erasure(self, asked: ErasureAsk) -> ErasureRequest:
        return self._judging.ask_erasure(replace(asked, principal=self.principal.id))

    def cancel_erasure(self, key: str, id_: str) -> ErasureRequest:
        return self._judging.cancel_erasure(key, id_)

    def erasure(self, key: str, id_: str) -> dict[str, Any]:
        return self._reading.erasure(key, id_)

    def erasure_requests(self, key: str) -> tuple[ErasureRequest, ...]:
        return self._reading.erasure_requests(key)

    def add_attachment(self, key: str, content: bytes) -> Attachment:
        return self._judging.add_attachment(key, content, principal=self.principal.id)

    def attachment(self, key: str, sha256: str) -> ShownAttachment:
        return self._reading.attachment(key, sha256, principal=self.principal.id)

    def attachment_list(self, key: str) -> tuple[Attachment, ...]:
        return self._reading.attachment_list(key)

    def erase_attachment(self, key: str, sha256: str, ground: str) -> Attachment:
        return self._judging.erase_attachment(key, sha256, ground, principal=self.principal.id)
