"""Bundles made by hand: stored streams to entries, tree, map, checkpoint and cosignature, with the transparency room alone.

A `Kept` is a stream as a store keeps it; `kept_in` takes those of one partnership out of a service or a world. A `Ledger` puts
them in entries and epochs, may rotate its key or recover, and hands out the bundle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from partnerflow.application.ports import Disclosure
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.codec import encode
from partnerflow.process.document import canonical
from partnerflow.transparency.bundle import (
    Bundle,
    BundledDisclosure,
    BundledEvent,
    BundledStream,
    Consistency,
    Proven,
)
from partnerflow.transparency.checkpoints import Checkpoint, sign
from partnerflow.transparency.cosignatures import cosign
from partnerflow.transparency.entries import (
    EpochEntry,
    EventEntry,
    KeyEntry,
    RecoveryEntry,
    parse_entry,
    rotation_message,
    stream_key,
)
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.merkle import EMPTY_ROOT, Frontier, leaf_data, leaf_hash
from partnerflow.transparency.notes import COSIGNATURE, Note, VerifierKey
from partnerflow.transparency.proofs import NodeSource, consistency, inclusion, nodes_of, tree_root
from partnerflow.transparency.trie import Presence, Trie
from tests.support.world import World

ORIGIN = "partnerflow.test/ledger/0123456789abcdef"
AT = 1_795_305_600  # 2026-11-22T00:00:00Z


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A stream as it is kept: (topic, stored bytes) of each event, and its texts by version."""

    id: UUID
    kind: str
    key: str
    about: str | None = None
    events: tuple[tuple[str, bytes], ...] = ()
    disclosures: tuple[tuple[int, Disclosure], ...] = ()

    def first(self, number: int) -> Kept:
        """The stream as it was with so many events."""
        texts = tuple((version, text) for version, text in self.disclosures if version <= number)
        return replace(self, events=self.events[:number], disclosures=texts)

    def facts(self) -> list[Any]:
        """The stored facts, parsed."""
        return [json.loads(state) for _, state in self.events]

    def with_fact(self, place: int, fact: Any) -> Kept:
        """The same stream with another fact at this place (from 0), and the texts that still open a commitment in it."""
        events = list(self.events)
        events[place] = event_of(fact)
        return replace(self, events=tuple(events)).with_open_texts()

    def with_another(self, place: int, fact: Any) -> Kept:
        """The same stream with one more fact before this place (from 0)."""
        events = (*self.events[:place], event_of(fact), *self.events[place:])
        moved = tuple((version + (version > place), text) for version, text in self.disclosures)
        return replace(self, events=events, disclosures=moved).with_open_texts()

    def with_open_texts(self) -> Kept:
        """The same stream without the texts whose commitment stands no longer where they stood."""
        facts = self.facts()
        standing = ((version, text) for version, text in self.disclosures if _opens(facts[version - 1], text))
        return replace(self, disclosures=tuple(standing))


def event_of(fact: Any) -> tuple[str, bytes]:
    """A fact as its topic and its stored bytes."""
    state = json.dumps(fact, ensure_ascii=False, separators=(",", ":"))
    return f"{fact['fact']}.v1", state.encode()


def _opens(fact: Any, text: Disclosure) -> bool:
    value = fact
    try:
        for token in text.pointer.split("/")[1:]:
            value = value[int(token) if isinstance(value, list) else token.replace("~1", "/").replace("~0", "~")]
    except (KeyError, IndexError, ValueError, TypeError):
        return False
    return bool(value == text.commitment)


def _leaves(stream: Kept) -> list[bytes]:
    return [leaf_hash(leaf_data(stream.id, version, *event)) for version, event in enumerate(stream.events, 1)]


def root_of(stream: Kept) -> bytes:
    """The root of the stream's tree."""
    return Frontier().extend(_leaves(stream)).root()


def kept_in(source: Partnerflow | World, partnership: str) -> list[Kept]:
    """The streams of one partnership: itself, its grants, and every organisation that is registered."""
    streams = _of_world(source) if isinstance(source, World) else _of_service(source)
    order = ["partnership", "grant", "organisation"]
    own = [item for item in streams if partnership in (item.key, item.about) or item.kind == "organisation"]
    return sorted(own, key=lambda item: (order.index(item.kind), item.key))


def _of_world(world: World) -> list[Kept]:
    found = []
    for change in world.work.changes():
        gone = {name for item in change.facts for name in (*item.erases, *item.forgets)}
        texts = [
            (place, text)
            for place, item in enumerate(change.facts, 1)
            for text in item.disclosures
            if gone.isdisjoint((text.subject, text.commitment))
        ]
        found.append(
            Kept(
                id=change.head.stream_id,
                kind=change.head.kind,
                key=change.head.key,
                about=change.head.about,
                events=tuple(encode(item.fact) for item in change.facts),
                disclosures=tuple(texts),
            )
        )
    return found


def _of_service(service: Partnerflow) -> list[Kept]:
    store = service.store
    ids = dict.fromkeys(logged.event.stream_id for logged in store.replay())
    found = []
    for stream_id in ids:
        events = store.read(stream_id)
        first = json.loads(events[0].state)
        places = {
            (name, pointer): event.version
            for event in events
            for pointer, name in _strings(json.loads(event.state))
            if name.startswith(("sd0:", "sd1:"))
        }
        texts = [(places[name, text.pointer], text) for name, text in service.streams.disclosures(stream_id).items()]
        found.append(
            Kept(
                id=stream_id,
                kind=first["stream"],
                key=first["key"],
                about=first["data"].get("partnership") if first["stream"] == "grant" else None,
                events=tuple((event.topic, event.state) for event in events),
                disclosures=tuple(texts),
            )
        )
    return found


def _strings(value: Any, pointer: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _strings(inner, f"{pointer}/{place}")


def a_key(name: str = ORIGIN, seed: str = "notary") -> Ed25519Key:
    """A key that is the same each time."""
    return Ed25519Key.from_seed(name, sha256(seed.encode()).digest())


def witness_vkey(key: Ed25519Key) -> str:
    """The key of a witness as its cosignatures are known by."""
    return replace(VerifierKey.parse(key.vkey), algorithm=COSIGNATURE).vkey


@dataclass
class Ledger:
    """Entries of a workspace, in the order in which they are added; `bundle` closes with an epoch and signs."""

    key: Ed25519Key = field(default_factory=a_key)
    witnesses: Sequence[Ed25519Key] = ()
    at: int = AT
    entries: list[bytes] = field(default_factory=list)
    map: Trie = field(default_factory=Trie)
    statements: list[int] = field(default_factory=list)
    signers: list[Ed25519Key] = field(default_factory=list)
    _nodes: tuple[int, NodeSource] | None = None

    def add(self, streams: Iterable[Kept]) -> Ledger:
        """Put every event of these streams in entries that the map does not hold yet, and close the epoch."""
        for stream in streams:
            frontier, before = Frontier(), self.map.find(stream_key(stream.id))
            held = before.version if isinstance(before, Presence) else 0
            for version, leaf in enumerate(_leaves(stream), 1):
                frontier = frontier.append(leaf)
                if version <= held:
                    continue
                key, root = stream_key(stream.id), frontier.root()
                self.entries.append(EventEntry(key=key, version=version, leaf=leaf, root=root).to_bytes())
                self.map.set(key, version, root)
        return self.close()

    def close(self) -> Ledger:
        """Add the epoch."""
        covered = len(self.entries)
        epoch = EpochEntry(covered=covered, map_root=self.map.root(), access_root=EMPTY_ROOT, at=self.at)
        self.entries.append(epoch.to_bytes())
        return self

    def retell(self, stream: Kept) -> Ledger:
        """Close an epoch whose map tells this instead of what stands in the entries."""
        self.map.set(stream_key(stream.id), len(stream.events), root_of(stream))
        return self.close()

    def rotate(self, following: Ed25519Key) -> Ledger:
        """Go on with another key, signed by the one in use; both sign from then on."""
        signature = self.key.sign(rotation_message(following.vkey))
        entry = KeyEntry(new=following.vkey, old=self.key.vkey, signature=signature)
        self.statements.append(len(self.entries))
        self.entries.append(entry.to_bytes())
        self.signers, self.key = [self.key], following
        return self

    def recover(self, lost: Checkpoint, kept: Checkpoint, following: Ed25519Key) -> Ledger:
        """State what a restore lost, and go on under another origin and key."""
        entry = RecoveryEntry(
            lost_size=lost.size, lost_root=lost.root, kept_size=kept.size, kept_root=kept.root, at=self.at,
            lost_origin=lost.origin, reason="restored from a backup",
        )  # fmt: skip
        self.statements.append(len(self.entries))
        self.entries.append(entry.to_bytes())
        return self.rotate(following)

    def checkpoint(self, size: int | None = None) -> Checkpoint:
        """The checkpoint of the tree at this size, or as it is."""
        size = len(self.entries) if size is None else size
        origin = VerifierKey.parse(self.key.vkey).name
        return Checkpoint(origin=origin, size=size, root=tree_root(size, self.nodes()))

    def nodes(self) -> NodeSource:
        """The complete subtrees over the entries, worked out once for each size."""
        if self._nodes is None or self._nodes[0] != len(self.entries):
            self._nodes = (len(self.entries), nodes_of([leaf_hash(entry) for entry in self.entries]))
        return self._nodes[1]

    def note(self, size: int | None = None) -> Note:
        """The signed and cosigned note of that checkpoint."""
        note = sign(self.checkpoint(size), [*self.signers, self.key])
        cosigned = [cosign(note.text, self.at + 1, witness) for witness in self.witnesses]
        return replace(note, signatures=(*note.signatures, *cosigned))

    def bundle(self, streams: Sequence[Kept], processes: Sequence[str], *, since: int | None = None) -> Bundle:
        """The bundle of these streams at the present size; `since` is the size of an earlier checkpoint."""
        node, size = self.nodes(), len(self.entries)

        def proven(number: int) -> Proven:
            return Proven(number=number, entry=self.entries[number], proof=inclusion(number, size, node))

        return Bundle(
            made_at="2026-11-22T03:00:00Z",
            checkpoint=self.note().to_text(),
            epoch=proven(size - 1),
            streams=tuple(self._stream(stream) for stream in streams),
            processes=tuple(processes),
            consistency=None if since is None else self._earlier(streams, since),
            statements=tuple(proven(number) for number in self.statements),
            timestamps=(),
        )

    def map_at(self, size: int) -> Trie:
        """The map of the tree of this size, from its entries."""
        found = Trie()
        for data in self.entries[:size]:
            if isinstance(entry := parse_entry(data), EventEntry):
                found.set(entry.key, entry.version, entry.root)
        return found

    def _earlier(self, streams: Sequence[Kept], since: int) -> Consistency:
        node, before = self.nodes(), self.map_at(since)
        last = since - 1
        return Consistency(
            since=since,
            proof=consistency(since, len(self.entries), node),
            epoch=Proven(number=last, entry=self.entries[last], proof=inclusion(last, since, node)),
            streams=tuple(before.find(stream_key(stream.id)) for stream in streams),
        )

    def _stream(self, stream: Kept) -> BundledStream:
        disclosed = sorted(stream.disclosures, key=lambda item: (item[0], item[1].pointer))
        return BundledStream(
            id=stream.id,
            kind=stream.kind,
            key=stream.key,
            about=stream.about,
            events=tuple(BundledEvent(topic=topic, state=state) for topic, state in stream.events),
            disclosures=tuple(
                BundledDisclosure(version=version, pointer=text.pointer, salt=text.salt, value=text.value)
                for version, text in disclosed
            ),
            path=self.map.prove(stream_key(stream.id)),
        )


def definitions_of(source: Partnerflow | World, streams: Iterable[Kept]) -> list[str]:
    """The definitions that these streams are pinned to, in canonical form."""
    pins = [fact["process"] for stream in streams for fact in stream.facts() if "process" in fact]
    known = source.work._processes if isinstance(source, World) else source.processes
    addresses = sorted({(pin["name"], pin["version"]) for pin in pins})
    return [canonical(known.get(name, version)).decode() for name, version in addresses]


def bundle_of(source: Partnerflow | World, partnership: str, ledger: Ledger | None = None) -> Bundle:
    """The complete bundle of one partnership, at a ledger that holds nothing else."""
    streams = kept_in(source, partnership)
    return (ledger or Ledger()).add(streams).bundle(streams, definitions_of(source, streams))
