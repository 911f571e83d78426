"""Texts about persons, encrypted on their way into the store and opened on their way out (docs/spec/disclosures.md §5)."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from partnerflow.application.ports import Disclosure
from partnerflow.errors import CorruptionError
from partnerflow.persistence.person_keys import Person, PersonKeys

MARK = "\x01pf-ps/1:"
"""No text of a fact holds its first character: so what an older version kept in clear is told from what is encrypted."""
# The nonce is the beginning of the text's own salt: random, never used for another text, and kept beside it anyway.
_NONCE_BYTES = 12


class PersonalTexts:
    """Encrypts with AES-256-GCM under the key of the person, bound to stream, commitment and place."""

    def __init__(self, keys: PersonKeys) -> None:
        self._keys = keys

    def keys_for(self, disclosed: Iterable[tuple[UUID, Disclosure]]) -> dict[Person, bytes]:
        """The keys under which these texts are kept, made durable before any of them is written."""
        persons = {(stream_id, text.subject) for stream_id, text in disclosed if text.subject is not None}
        return self._keys.take(persons) if persons else {}

    def opened(self, stream_id: UUID, kept: Mapping[str, Disclosure]) -> dict[str, Disclosure]:
        """Disclosures as they stand in the store, with the values that they had before; those without a key are left out.

        Raises:
            CorruptionError: a value was altered, moved to another place, or belongs to another key.
        """
        persons = {text.subject for text in kept.values() if text.subject is not None and is_encrypted(text.value)}
        if not persons:
            return dict(kept)
        keys = self._keys.find(stream_id, persons)
        found = {}
        for name, text in kept.items():
            if text.subject is None or not is_encrypted(text.value):
                found[name] = text
            elif text.subject in keys:
                found[name] = decrypted(stream_id, text, keys[text.subject])
        return found


def is_encrypted(value: str) -> bool:
    """Whether a value stands in the store encrypted."""
    return value.startswith(MARK)


def encrypted(stream_id: UUID, text: Disclosure, keys: Mapping[Person, bytes]) -> Disclosure:
    """A disclosure as the store keeps it; one without a subject stays as it is."""
    if text.subject is None:
        return text
    key = AESGCM(keys[stream_id, text.subject])
    sealed = key.encrypt(text.salt[:_NONCE_BYTES], text.value.encode(), _bound_to(stream_id, text))
    return replace(text, value=MARK + urlsafe_b64encode(sealed).decode("ascii").rstrip("="))


def decrypted(stream_id: UUID, text: Disclosure, key: bytes) -> Disclosure:
    """A disclosure as it was before `encrypted`. Raises as `PersonalTexts.opened`."""
    coded = text.value.removeprefix(MARK)
    try:
        sealed = urlsafe_b64decode(coded + "=" * (-len(coded) % 4))
        value = AESGCM(key).decrypt(text.salt[:_NONCE_BYTES], sealed, _bound_to(stream_id, text))
    except (InvalidTag, NotBase64, ValueError) as error:
        raise CorruptionError(f"the text behind {text.commitment} is not what was kept there") from error
    return replace(text, value=value.decode())


def _bound_to(stream_id: UUID, text: Disclosure) -> bytes:
    return stream_id.bytes + text.commitment.encode() + text.pointer.encode()
