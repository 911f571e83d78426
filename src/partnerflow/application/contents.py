"""What stored events say of themselves, for those who check a store and know nothing of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from partnerflow.application.ports import Disclosure
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.people.facts import PersonRegistered
from partnerflow.domain.sealing import commitment, is_commitment, texts_of
from partnerflow.errors import CorruptionError

Opened = Callable[[UUID, Mapping[str, Disclosure]], Mapping[str, Disclosure]]


class StoredContents:
    """Addresses, and the places of texts, out of stored bytes.

    Args:
        decode: the fact in a topic and its bytes.
        opened: disclosures out of their encryption, those whose keys are gone left out.
    """

    def __init__(self, decode: Callable[[str, bytes], AnyFact], opened: Opened) -> None:
        self._decode = decode
        self.opened = opened

    def address(self, topic: str, state: bytes) -> tuple[str, str, str | None]:
        """Kind, key and what it is about, of the stream that an event founds.

        Raises:
            CorruptionError: it cannot be read, or founds nothing.
        """
        fact = self._decode(topic, state)
        if not FACT_TYPES[fact.type].founding:
            raise CorruptionError(f"{fact.id} begins a stream, and a {fact.type} founds none")
        return fact.stream, fact.key, about(fact)

    def places(self, topic: str, state: bytes) -> Mapping[str, tuple[str, str | None]]:
        """Where each commitment stands, and the person whose text it is."""
        fact = self._decode(topic, state)
        subject = fact.data.person if isinstance(fact.data, PersonRegistered) else None
        return {sealed: (pointer, subject) for pointer, sealed in texts_of(fact).items() if is_commitment(sealed)}

    def commitment(self, disclosure: Disclosure) -> str:
        """The commitment to an opened text."""
        return commitment(disclosure.value, disclosure.salt)


def about(fact: AnyFact) -> str | None:
    """The key of the stream that a founding fact says its own is about: of a grant, its partnership."""
    return getattr(fact.data, "partnership", None) if fact.stream == "grant" else None
