"""An append worked out before it is written: heads after it, disclosures that survive it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import msgspec

from partnerflow.application.ports import Append, Disclosure, Event, Head, IdempotencyKey, Receipt
from partnerflow.errors import CorruptionError, KeyReusedError, StaleVersionError
from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One stream's part of an append: its head before and after, and what is written with it."""

    before: Head
    after: Head
    events: tuple[Event, ...]
    disclosures: tuple[tuple[int, Disclosure], ...]
    erases: tuple[str, ...]
    forgets: tuple[str, ...]


def erasing(step: Step) -> bool:
    """Whether texts go with this step."""
    return bool(step.erases or step.forgets)


def steps(appends: Iterable[Append]) -> Iterator[Step]:
    """The appends worked out one after the other, in the order given: a long import need not be held whole.

    Raises:
        ValueError: an append without events, or two appends to one stream; the caller's mistake.
        CorruptionError: a head's frontier is not that of its version.
    """
    identities: set[UUID] = set()
    addresses: set[tuple[str, str]] = set()
    for append in appends:
        stream_id, address = append.head.stream_id, (append.head.kind, append.head.key)
        if stream_id in identities or address in addresses:
            raise ValueError("two appends to one stream; join their events")
        identities.add(stream_id)
        addresses.add(address)
        yield _step(append)


def receipt_text(heads: Iterable[Head]) -> str:
    """Heads as the idempotency row keeps them (docs/spec/store.md §2)."""
    rows = [(head.stream_id, head.kind, head.key, head.about, head.version, head.frontier.hex()) for head in heads]
    return msgspec.json.encode(rows).decode()


def first_receipt(key: IdempotencyKey, fingerprint: bytes, heads: str) -> Receipt:
    """The receipt of the request that used this key first.

    Raises:
        KeyReusedError: that was another request.
    """
    if fingerprint != key.fingerprint:
        raise KeyReusedError("this idempotency key was used for another request", key=key.key)
    return Receipt(
        heads=tuple(
            Head(
                stream_id=UUID(stream_id),
                kind=kind,
                key=name,
                about=about,
                version=version,
                frontier=bytes.fromhex(frontier),
            )
            for stream_id, kind, name, about, version, frontier in msgspec.json.decode(heads)
        ),
        replayed=True,
    )


def stale(head: Head, found: int) -> StaleVersionError | CorruptionError:
    """Why a head could not advance, given the version that stands where it should."""
    address = f"{head.kind} {head.key!r}"
    if found == head.version:
        return CorruptionError(f"{address} at version {found} has another frontier than its writer saw", key=head.key)
    return StaleVersionError(
        f"expected version {head.version} of {address}, found {found}; reload and retry",
        expected=head.version,
        found=found,
        kind=head.kind,
        key=head.key,
    )


def _step(append: Append) -> Step:
    before = append.head
    if not append.events:
        raise ValueError(f"nothing to append to {before.kind} {before.key!r}")
    frontier = Frontier.from_bytes(before.frontier)
    if frontier.size != before.version:
        raise CorruptionError(
            f"{before.kind} {before.key!r} is at version {before.version}, its Merkle frontier at {frontier.size}",
            key=before.key,
        )
    frontier = frontier.extend(
        leaf_hash(leaf_data(before.stream_id, version, event.topic, event.state))
        for version, event in enumerate(append.events, before.version + 1)
    )
    return Step(
        before=before,
        after=Head(
            stream_id=before.stream_id,
            kind=before.kind,
            key=before.key,
            about=before.about,
            version=frontier.size,
            frontier=frontier.to_bytes(),
            restrictions=before.restrictions,
        ),
        events=append.events,
        disclosures=_surviving(append.events, before.version + 1),
        erases=tuple(subject for event in append.events for subject in event.erases),
        forgets=tuple(commitment for event in append.events for commitment in event.forgets),
    )


def _surviving(events: Sequence[Event], first_version: int) -> tuple[tuple[int, Disclosure], ...]:
    """The disclosures left when each event erases subjects and texts from all that came with it or before it."""
    standing: list[tuple[int, Disclosure]] = []
    for version, event in enumerate(events, first_version):
        standing.extend((version, disclosure) for disclosure in event.disclosures)
        if event.erases or event.forgets:
            standing = [
                each
                for each in standing
                if each[1].subject not in event.erases and each[1].commitment not in event.forgets
            ]
    return tuple(standing)
