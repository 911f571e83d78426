"""The bundle: one file that carries a partnership's history and everything its proof needs (docs/spec/bundle.md §1).

Here is its form and nothing else: what reads well may still prove nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from partnerflow.errors import UnprovenError
from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.strict_form import (
    Form,
    binary,
    hash_value,
    list_of,
    nullable,
    object_of,
    one_of,
    parse_json,
    positive,
    text,
    uuid,
    whole,
)
from partnerflow.transparency.trie import Absence, MapPath, Presence

FORMAT = "partnerflow-bundle/1"
MAXIMUM_BYTES = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """An entry of the ledger with its number and its inclusion proof in the checkpoint's tree."""

    number: int
    entry: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledEvent:
    """One event as it is stored, byte for byte."""

    topic: str
    state: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledDisclosure:
    """A text that its reader may see: it opens the commitment at `pointer` in the event of `version`."""

    version: int
    pointer: str
    salt: bytes
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledStream:
    """A whole stream, from its first event on, with its place in the map: `path` is leaf first, `(depth, other side)`."""

    id: UUID
    kind: str
    key: str
    about: str | None
    events: tuple[BundledEvent, ...]
    disclosures: tuple[BundledDisclosure, ...]
    path: MapPath


Earlier = Presence | Absence | None
"""Where a stream stood in an earlier map: there, or not; None when nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The proof that the checkpoint continues that of size `since`: its tree, and each stream of the bundle.

    `epoch` is the last entry of the earlier tree, proven in that tree; `streams` are in the order of the bundle's.
    """

    since: int
    proof: tuple[bytes, ...]
    epoch: Proven | None
    streams: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """What a time-stamp authority said of the checkpoint of a size (RFC 3161)."""

    size: int
    token: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle in the form of docs/spec/bundle.md; the first stream is the partnership."""

    made_at: str
    checkpoint: str
    epoch: Proven
    streams: tuple[BundledStream, ...]
    processes: tuple[str, ...]
    consistency: Consistency | None
    statements: tuple[Proven, ...]
    timestamps: tuple[Timestamp, ...]

    def to_bytes(self) -> bytes:
        """The file: the same bundle always gives the same bytes."""
        document = {
            "format": FORMAT,
            "madeAt": self.made_at,
            "checkpoint": self.checkpoint,
            "epoch": _proven(self.epoch),
            "streams": [_stream(stream) for stream in self.streams],
            "processes": self.processes,
            "consistency": self.consistency and _consistency(self.consistency),
            "statements": [_proven(statement) for statement in self.statements],
            "timestamps": [{"size": item.size, "token": to_base64(item.token)} for item in self.timestamps],
        }
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def read_bundle(data: bytes) -> Bundle:
    """The bundle in a file.

    Raises:
        UnprovenError: it is not of this form: `too_large`, `bad_encoding`, `bad_json`, `duplicate_member`, `unknown_member`,
            `missing_member` or `bad_member`; `data["pointer"]` says where.
    """
    bundle: Bundle = _BUNDLE(parse_json(data, MAXIMUM_BYTES), "")
    return bundle


def _proven(item: Proven) -> dict[str, Any]:
    return {"number": item.number, "entry": to_base64(item.entry), "proof": _hashes(item.proof)}


def _stream(stream: BundledStream) -> dict[str, Any]:
    return {
        "id": str(stream.id),
        "kind": stream.kind,
        "key": stream.key,
        "about": stream.about,
        "events": [{"topic": event.topic, "state": to_base64(event.state)} for event in stream.events],
        "disclosures": [
            {"version": item.version, "pointer": item.pointer, "salt": to_base64(item.salt), "value": item.value}
            for item in stream.disclosures
        ],
        "path": _steps(stream.path),
    }


def _consistency(item: Consistency) -> dict[str, Any]:
    return {
        "from": item.since,
        "proof": _hashes(item.proof),
        "epoch": item.epoch and _proven(item.epoch),
        "streams": [_earlier(place) for place in item.streams],
    }


def _earlier(place: Earlier) -> dict[str, Any]:
    if isinstance(place, Presence):
        return {"version": place.version, "path": _steps(place.path)}
    other = place and {
        "key": to_base64(place.key),
        "version": place.version,
        "root": to_base64(place.root),
        "path": _steps(place.path),
    }
    return {"absent": other}


def _steps(path: MapPath) -> list[dict[str, Any]]:
    return [{"depth": depth, "hash": to_base64(side)} for depth, side in path]


def _hashes(proof: tuple[bytes, ...]) -> list[str]:
    return [to_base64(item) for item in proof]


def _step(depth: int, side: bytes) -> tuple[int, bytes]:
    return depth, side


def _earlier_form(value: Any, pointer: str) -> Earlier:
    found: Earlier = (_ABSENT if type(value) is dict and "absent" in value else _PRESENT)(value, pointer)
    return found


def _absent(*, absent: Absence | None) -> Absence | None:
    return absent


def _of_format(*, format: str, **members: Any) -> Bundle:
    earlier: Consistency | None = members["consistency"]
    if earlier is not None:
        from_nothing = earlier.since == 0
        if from_nothing != (earlier.epoch is None):
            raise UnprovenError("bad_member", pointer="/consistency/epoch")
        if len(earlier.streams) != (0 if from_nothing else len(members["streams"])):
            raise UnprovenError("bad_member", pointer="/consistency/streams")
    return Bundle(**members)


_PATH = list_of(object_of(_step, depth=whole, side=Form("hash", hash_value)))
_PRESENT = object_of(Presence, version=positive, path=_PATH)
_ABSENT = object_of(
    _absent, absent=nullable(object_of(Absence, key=hash_value, version=positive, root=hash_value, path=_PATH))
)
_PROVEN = object_of(Proven, number=whole, entry=binary, proof=list_of(hash_value))
_STREAM = object_of(
    BundledStream,
    id=uuid,
    kind=one_of("partnership", "grant", "organisation"),
    key=text,
    about=nullable(text),
    events=list_of(object_of(BundledEvent, topic=text, state=binary)),
    disclosures=list_of(
        object_of(BundledDisclosure, version=positive, pointer=text, salt=hash_value, value=text),
    ),
    path=_PATH,
)
_BUNDLE = object_of(
    _of_format,
    format=one_of(FORMAT),
    made_at=Form("madeAt", text),
    checkpoint=text,
    epoch=_PROVEN,
    streams=list_of(_STREAM),
    processes=list_of(text),
    consistency=nullable(
        object_of(
            Consistency,
            since=Form("from", whole),
            proof=list_of(hash_value),
            epoch=nullable(_PROVEN),
            streams=list_of(_earlier_form),
        )
    ),
    statements=list_of(_PROVEN),
    timestamps=list_of(object_of(Timestamp, size=whole, token=binary)),
)
