#!/usr/bin/env python3
"""Verify a partnerflow bundle: one file, Python 3.10 or later, nothing to install, no network.

    python3 partnerflow_verify.py bundle.json --key VKEY --since checkpoint.txt --witness VKEY

It tells four things apart. COMPLETE: these are all facts of the partnership at a signed checkpoint, none added, left out
or changed. UNALTERED: that checkpoint continues the earlier one that you kept, and so does each stream. WITNESSED: witnesses
that you chose saw the same checkpoint. LAWFUL: the rules of lawfulness.md allow the facts, by the process definition that
they are pinned to; `partnerflow bundle verify` judges by every rule.

The file reads from top to bottom. What the first three rest on ends with Ed25519; everything that is called lawful below
it only ever turns a verdict red, and its rules have the names of lawfulness.md.

It does not prove that everything that happened was recorded, that what is recorded is true, that no fact was left out which
was recorded after your earlier checkpoint (`partnerflow audit replay` does), or anything after the checkpoint.
Formats and rules: docs/spec/bundle.md, ledger.md, checkpoints.md, leaves.md, disclosures.md, lawfulness.md.
Exit status: 0 green, 3 yellow (the host vouches for itself), 1 red, 2 the command or one of your own keys is wrong.
"""

from __future__ import annotations

import argparse
import base64
import copy
import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

LARGEST, DEEPEST, LAST_SECOND = 64 * 2**20, 32, 253402300799
INDEX = re.compile("0|[1-9][0-9]{0,8}")
COMMITMENT = re.compile(r"sd[01]:[A-Za-z0-9_-]{43}")


class UnprovenError(Exception):
    """The bundle does not hold; the argument is the verdict's reason."""


def listed(words: str) -> list[str]:
    return words.split()


def need(holds: object, reason: str) -> None:
    if not holds:
        raise UnprovenError(reason)


# The verdict.


def verify(
    data: bytes, *, keys: Iterable[str] = (), since: str | None = None, witnesses: Iterable[str] = ()
) -> dict[str, Any]:
    """The verdict on the bytes of a bundle (docs/spec/bundle.md §3). Any bytes have one.

    keys, witnesses: the vkeys that you trust, of the ledger (01) and of witnesses (04); since: the text of a checkpoint
    that you kept. Raises ValueError when one of these cannot be read.
    """
    trusted, chosen, earlier = own_keys(keys, 1), own_keys(witnesses, 4), own_checkpoint(since)
    try:
        return verdict(read_bundle(bytes(data)), trusted, earlier, chosen)
    except UnprovenError as refused:
        reason = str(refused)
    except MemoryError:
        reason = "form"
    return {
        "format": "partnerflow-verdict/1", "colour": "red", "stream": None, "checkpoint": None,
        "complete": {"outcome": "no", "reason": reason},
        "unaltered": {"outcome": "unknown", "since": None, "reason": None},
        "witnessed": {"outcome": "no", "by": []}, "lawful": {"outcome": "unknown", "faults": []},
        "processes": [], "statements": [], "erased": [], "withheld": [],
    }  # fmt: skip


def verdict(bundle: Any, keys: Any, earlier: Any, witnesses: Any) -> dict[str, Any]:
    """What holds of a bundle whose form is right; UnprovenError when it is not even complete."""
    note, checkpoint = bundle["note"], bundle["signed"]
    check_statements(bundle)
    signed = check_signature(note, checkpoint, bundle["statements"], keys)
    epoch = check_epoch(bundle)
    for stream in bundle["streams"]:
        check_stream(stream, epoch.map_root)
    for stream in bundle["streams"]:
        check_disclosures(stream)
    unaltered = compared(bundle, earlier)
    witnessed = [{"name": key.name, "at": moment(at)} for key, at in cosigned(note, witnesses)]
    faults = [fault for fault in (first_fault(bundle, stream) for stream in bundle["streams"]) if fault]
    erased, withheld = closed_texts(bundle["streams"])
    red = faults or unaltered["outcome"] == "no"
    green = signed and witnessed and unaltered["outcome"] == "yes"
    first = bundle["streams"][0]
    return {
        "format": "partnerflow-verdict/1",
        "colour": "red" if red else "green" if green else "yellow",
        "stream": {"kind": first["kind"], "key": first["key"], "events": len(first["events"])},
        "checkpoint": {
            "origin": checkpoint.origin, "size": checkpoint.size, "root": to_base64(checkpoint.root),
            "at": moment(epoch.at),
        },
        "complete": {"outcome": "yes", "reason": None},
        "unaltered": unaltered,
        "witnessed": {"outcome": "yes" if witnessed else "no", "by": witnessed},
        "lawful": {"outcome": "no" if faults else "yes", "faults": faults},
        "processes": list(pins(bundle["streams"])),
        "statements": [stated(statement) for statement in bundle["statements"]],
        "erased": erased,
        "withheld": withheld,
    }  # fmt: skip


def pins(streams: Any) -> Iterator[dict[str, Any]]:
    """The definitions that facts pin their streams to."""
    for stream in streams:
        for version, fact in enumerate(stream["facts"], 1):
            pin = fact and fact["process"]
            if isinstance(pin, dict) and [type(pin[name]) for name in ("name", "version", "fingerprint")] == [
                str,
                int,
                str,
            ]:
                named = {"process": f"{pin['name']}.v{pin['version']}", "fingerprint": pin["fingerprint"]}
                yield {"stream": address_of(stream), "version": version, **named}


def stated(statement: Any) -> dict[str, Any]:
    """A handover of the ledger's key, or a loss that the host declares."""
    number, entry = statement["number"], statement["is"]
    if isinstance(entry, KeyEntry):
        return {"number": number, "kind": "key", "new": entry.new.vkey}
    return {
        "number": number, "kind": "recovery", "origin": entry.lost_origin, "lost": entry.lost_size,
        "kept": entry.kept_size, "at": moment(entry.at), "reason": entry.reason,
    }  # fmt: skip


def moment(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


# Reading: strict JSON, and the form of a bundle.


class Members(dict[str, Any]):
    """A JSON object, in which a member that is missing is None."""

    def __missing__(self, name: str) -> Any:
        return None


def strict_json(data: bytes) -> Any:
    """The value of these bytes; UnprovenError("form") for anything that two readers could take differently."""
    check_depth(data)
    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=unrepeated, parse_int=whole, parse_float=whole, parse_constant=whole)
        if "\\u" in text:
            check_characters(value)
        return value
    except (ValueError, RecursionError):
        raise UnprovenError("form") from None


def check_depth(data: bytes) -> None:
    """At most so many containers are open at once; in one pass, and without a pattern that could go back."""
    depth, plain = 0, data.replace(b"\\\\", b"").replace(b'\\"', b"")
    for found in re.finditer(rb'"[^"]*"?|[\[\]{}]', plain):
        sign = plain[found.start()]
        depth += (sign in b"[{") - (sign in b"]}")
        need(depth <= DEEPEST, "form")


def check_characters(value: Any) -> None:
    """ValueError for a lone surrogate: it has no bytes."""
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, (list, dict)):
        for item in value:
            check_characters(item)
        for item in value.values() if isinstance(value, dict) else ():
            check_characters(item)


def unrepeated(pairs: list[tuple[str, Any]]) -> Members:
    need(len({name for name, _ in pairs}) == len(pairs), "form")
    return Members(pairs)


def whole(text: str) -> int:
    need(re.fullmatch(r"-?(0|[1-9][0-9]{0,15})", text) and text != "-0" and abs(int(text)) < 2**53, "form")
    return int(text)


def from_base64(text: Any) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        raise UnprovenError("form") from None
    need(type(text) is str and to_base64(data) == text, "form")
    return data


def to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


HASH, BYTES, NUMBER, TEXT = "hash", "bytes", "number", "text"
PROVEN = {"number": NUMBER, "entry": BYTES, "proof": [HASH]}
PATH = [{"depth": NUMBER, "hash": HASH}]
STREAM = {
    "id": TEXT, "kind": TEXT, "key": TEXT, "about": (TEXT,), "events": [{"topic": TEXT, "state": BYTES}],
    "disclosures": [{"version": NUMBER, "pointer": TEXT, "salt": HASH, "value": TEXT}],
    "path": PATH,
}  # fmt: skip
PRESENT, ABSENT = (
    {"version": NUMBER, "path": PATH},
    {"absent": ({"key": HASH, "version": NUMBER, "root": HASH, "path": PATH},)},
)
BUNDLE = {
    "format": TEXT, "madeAt": TEXT, "checkpoint": TEXT, "epoch": PROVEN, "streams": [STREAM], "processes": [TEXT],
    "consistency": ({"from": NUMBER, "proof": [HASH], "epoch": (PROVEN,), "streams": [(PRESENT, ABSENT)]},),
    "statements": [PROVEN], "timestamps": [{"size": NUMBER, "token": BYTES}],
}  # fmt: skip


def shaped(value: Any, shape: Any) -> Any:
    """The value in this shape, base64 decoded: {members}, [of each], (or null,), (one, or the other)
    or one of the four words above."""
    if isinstance(shape, dict):
        need(isinstance(value, dict) and value.keys() == shape.keys(), "form")
        return {name: shaped(value[name], inner) for name, inner in shape.items()}
    if isinstance(shape, list):
        need(isinstance(value, list), "form")
        return [shaped(item, shape[0]) for item in value]
    if isinstance(shape, tuple) and len(shape) == 1:
        return None if value is None else shaped(value, shape[0])
    if isinstance(shape, tuple):
        return shaped(value, shape[isinstance(value, dict) and value.keys() == shape[1].keys()])
    if shape in (HASH, BYTES):
        value = from_base64(value)
        need(shape == BYTES or len(value) == 32, "form")
    else:
        need(type(value) is (int if shape == NUMBER else str), "form")
        need(shape == TEXT or value >= 0, "form")
    return value


def read_bundle(data: bytes) -> Any:
    need(len(data) <= LARGEST, "form")
    bundle = shaped(strict_json(data), BUNDLE)
    need(bundle["format"] == "partnerflow-bundle/1", "form")
    bundle["note"] = read_note(bundle["checkpoint"])
    bundle["signed"] = read_checkpoint(bundle["note"].text)
    earlier = bundle["consistency"]
    epochs = [bundle["epoch"]] + ([earlier["epoch"]] if earlier and earlier["epoch"] else [])
    for proven in (*epochs, *bundle["statements"]):
        proven["is"] = read_entry(proven["entry"])
    numbers = [statement["number"] for statement in bundle["statements"]]
    need(all(isinstance(statement["is"], (KeyEntry, Recovery)) for statement in bundle["statements"]), "form")
    need(numbers == sorted(set(numbers)), "form")
    check_order(bundle["streams"])
    if earlier is not None:
        need((earlier["epoch"] is None) == (earlier["from"] == 0), "form")
        need(len(earlier["streams"]) == (len(bundle["streams"]) if earlier["from"] else 0), "form")
        places = [place.get("absent", place) for place in earlier["streams"]]
        need(all(place is None or place["version"] > 0 for place in places), "form")
    bundle["definitions"] = dict(read_definition(text) for text in bundle["processes"])
    bundle["ids"] = {(stream["kind"], stream["key"]): stream for stream in bundle["streams"]}
    return bundle


def check_order(streams: Any) -> None:
    order = ["partnership", "grant", "organisation"]
    need(all(stream["kind"] in order and stream["events"] for stream in streams), "form")
    places = [(order.index(stream["kind"]), stream["key"]) for stream in streams]
    need(places == sorted(set(places)) and [kind for kind, _ in places].count(0) == 1, "form")
    need(len({stream["id"] for stream in streams}) == len(streams), "form")
    for stream in streams:
        need(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", stream["id"]), "form")
        need(stream["about"] == (streams[0]["key"] if stream["kind"] == "grant" else None), "form")
        need(all(len(event["topic"].encode()) < 2**16 for event in stream["events"]), "form")
        places = [(item["version"], item["pointer"]) for item in stream["disclosures"]]
        need(places == sorted(set(places)), "form")


def read_definition(text: str) -> tuple[str, Any]:
    value = strict_json(text.encode())
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    need(isinstance(value, dict) and canonical == text, "form")
    return hashlib.sha256(text.encode()).hexdigest(), value


# Notes, keys and entries.


class Line(NamedTuple):
    name: str
    id: bytes
    signature: bytes


class Note(NamedTuple):
    text: str
    lines: list[Line]


class Key(NamedTuple):
    vkey: str
    name: str
    id: bytes
    public: bytes


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes


class Epoch(NamedTuple):
    covered: int
    map_root: bytes
    access_root: bytes
    at: int


class KeyEntry(NamedTuple):
    new: Key
    old: Key
    signature: bytes


class Recovery(NamedTuple):
    lost_size: int
    lost_root: bytes
    kept_size: int
    kept_root: bytes
    at: int
    lost_origin: str
    reason: str


def is_name(text: str) -> bool:
    return bool(text) and "+" not in text and not any(sign.isspace() for sign in text)


def read_note(text: str) -> Note:
    """A signed note (c2sp.org/signed-note); nothing is verified yet."""
    need(len(text.encode()) <= 1_000_000 and not re.search(r"[\x00-\x09\x0b-\x1f]", text), "form")
    body, separator, rest = text.rpartition("\n\n")
    need(separator and rest.endswith("\n") and rest.count("\n") <= 100, "form")
    lines = []
    for line in rest[:-1].split("\n"):
        found: Any = re.fullmatch(r"— ([^ ]+) ([^ ]+)", line)
        need(found and is_name(found[1]), "form")
        data = from_base64(found[2])
        need(len(data) > 4, "form")
        lines.append(Line(found[1], data[:4], data[4:]))
    return Note(body + "\n", lines)


def read_checkpoint(text: str) -> Checkpoint:
    lines = text.split("\n")
    need(len(lines) == 4 and lines[0] and not lines[3] and lines[1] != "" and lines[1][0] != "-", "form")
    root = from_base64(lines[2])
    need(len(root) == 32, "form")
    return Checkpoint(lines[0], whole(lines[1]), root)


def read_vkey(text: str, algorithm: int = 1) -> Key:
    """A key as Go's note package writes it."""
    found: Any = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
    need(found and is_name(found[1]), "form")
    data = from_base64(found[3])
    need(len(data) == 33 and data[0] == algorithm, "form")
    name_id = hashlib.sha256(found[1].encode() + b"\n" + data).digest()[:4]
    need(name_id.hex() == found[2], "form")
    return Key(text, found[1], name_id, data[1:])


def own_keys(vkeys: Iterable[str], algorithm: int) -> list[Key]:
    whose = "--key: no vkey of a ledger" if algorithm == 1 else "--witness: no vkey of a witness"
    found = []
    for vkey in dict.fromkeys(vkeys):
        try:
            found.append(read_vkey(vkey.strip(), algorithm))
        except (UnprovenError, UnicodeError):
            raise ValueError(f"{whose}: {vkey[:80]!r}; copy the whole line, name+id+base64") from None
    return found


def own_checkpoint(text: str | None) -> Checkpoint | None:
    try:
        return None if text is None else read_checkpoint(read_note(text).text)
    except (UnprovenError, UnicodeError):
        looks = "an answer in JSON, perhaps an error" if (text or "").lstrip()[:1] in ("{", "[") else "something else"
        raise ValueError(
            f"--since: the file is not a checkpoint but {looks}; a checkpoint is a ledger's name, a number, a hash, an empty line "
            "and a signature. Use the one that you kept, byte for byte, or keep today's from /v1/log/checkpoint for next time"
        ) from None


class Reader:
    """Takes fields off the front of bytes; UnprovenError("form") where there are not enough."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def take(self, size: int) -> bytes:
        need(len(self.data) >= size, "form")
        taken, self.data = self.data[:size], self.data[size:]
        return taken

    def number(self, size: int = 8) -> int:
        number = int.from_bytes(self.take(size), "big")
        need(number < 2**53, "form")
        return number

    def seconds(self) -> int:
        number = self.number()
        need(number <= LAST_SECOND, "form")
        return number

    def text(self) -> str:
        data = self.take(self.number(2))
        try:
            need(data, "form")
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise UnprovenError("form") from None


def read_entry(data: bytes) -> Any:
    """An entry of the ledger that a bundle may hold (docs/spec/ledger.md §2)."""
    reader = Reader(data)
    need(reader.take(11) == b"pf-entry/1\0", "form")
    kind = reader.take(1)[0]
    if kind == 2:
        entry: Any = Epoch(reader.number(), reader.take(32), reader.take(32), reader.seconds())
    elif kind == 4:
        entry = KeyEntry(read_vkey(reader.text()), read_vkey(reader.text()), reader.take(64))
    elif kind == 5:
        lost, kept = (reader.number(), reader.take(32)), (reader.number(), reader.take(32))
        entry = Recovery(*lost, *kept, reader.seconds(), reader.text(), reader.text())
    else:
        raise UnprovenError("form")
    need(not reader.data, "form")
    return entry


# Who signed, and what the tree holds.


def check_statements(bundle: Any) -> None:
    """Key and recovery entries are in the tree; each key is signed by the one before."""
    before = None
    for statement in bundle["statements"]:
        need(is_included(statement, bundle["signed"]), "statement")
        entry = statement["is"]
        if isinstance(entry, KeyEntry):
            new = entry.new.vkey.encode()
            message = b"pf-rotation/1\0" + len(new).to_bytes(2, "big") + new
            need(before in (None, entry.old) and ed25519(entry.old.public, message, entry.signature), "statement")
            before = entry.new


def check_signature(note: Note, checkpoint: Checkpoint, statements: Any, keys: Any) -> bool:
    """The checkpoint is signed by a key of the reader, or by one that took its place; whether it was one of these."""
    rotations = [statement["is"] for statement in statements if isinstance(statement["is"], KeyEntry)]
    trusted = list(keys)
    for entry in rotations:
        if entry.old in trusted:
            trusted.append(entry.new)
    if not keys:
        trusted = [entry.new for entry in rotations[-1:]]
    if not trusted:
        need(any(line.name == checkpoint.origin for line in note.lines), "signature")
        return False
    named = [(line, key) for line in note.lines for key in trusted if (line.name, line.id) == (key.name, key.id)]
    need(all(ed25519(key.public, note.text.encode(), line.signature) for line, key in named), "signature")
    need(any(key.name == checkpoint.origin for _, key in named), "signature")
    return bool(keys)


def check_epoch(bundle: Any) -> Any:
    """The last entry of the tree is the epoch; its map is the one that counts."""
    need(is_last_epoch(bundle["epoch"], bundle["signed"]), "epoch")
    return bundle["epoch"]["is"]


def is_last_epoch(proven: Any, tree: Checkpoint) -> bool:
    entry = proven["is"]
    if not isinstance(entry, Epoch) or not proven["number"] == entry.covered == tree.size - 1:
        return False
    return is_included(proven, tree)


def cosigned(note: Note, witnesses: Any) -> Iterator[tuple[Key, int]]:
    """The witnesses whose first line under the note holds, each with the time it tells."""
    for key in witnesses:
        line: Any = next((line for line in note.lines if (line.name, line.id) == (key.name, key.id)), None)
        at = int.from_bytes(line.signature[:8], "big") if line else LAST_SECOND + 1
        if at <= LAST_SECOND:
            message = f"cosignature/v1\ntime {at}\n{note.text}"
            if ed25519(key.public, message.encode(), line.signature[8:]):
                yield key, at


def compared(bundle: Any, earlier: Any) -> dict[str, Any]:
    """Whether the checkpoint continues the one that the reader kept."""
    if earlier is None:
        return {"outcome": "unknown", "since": None, "reason": None}
    outcome, reason = continues(bundle, earlier)
    return {"outcome": outcome, "since": earlier.size, "reason": reason}


def continues(bundle: Any, earlier: Any) -> tuple[str, str | None]:
    now, proof = bundle["signed"], bundle["consistency"]
    lost = [item["is"] for item in bundle["statements"] if isinstance(item["is"], Recovery)]
    kept = [item.kept_size for item in lost if item.lost_origin == earlier.origin]
    if earlier.origin != now.origin and not kept:
        return "no", "origin"
    if earlier.origin != now.origin and earlier.size > min(kept):
        return "no", "recovered"
    if earlier.size > now.size:
        return "no", "shorter"
    if earlier.size in (0, now.size):
        same = earlier.root == (now.root if earlier.size else hashlib.sha256().digest())
        return ("yes", None) if same else ("no", "another_root")
    if proof is None or proof["from"] != earlier.size:
        return "unknown", "no_proof"
    if not is_beginning(earlier.size, earlier.root, now.size, now.root, proof["proof"]):
        return "no", "not_a_beginning"
    return ("yes", None) if streams_continue(bundle, earlier) else ("no", "stream_rewritten")


def streams_continue(bundle: Any, earlier: Checkpoint) -> bool:
    """Each stream is in the map of the reader's tree with its first facts, or absent there.

    A map has no proof that it only grew: without this, a later one could tell a stream anew.
    """
    epoch, places = bundle["consistency"]["epoch"], bundle["consistency"]["streams"]
    if not is_last_epoch(epoch, earlier):
        return False
    return all(map(lambda stream, place: stood(stream, place, epoch["is"].map_root), bundle["streams"], places))


def stood(stream: Any, place: Any, map_root: bytes) -> bool:
    """Whether the map shows this stream's beginning at its place, or that it was not there."""
    if "absent" not in place:
        leaves = stream["leaves"][: place["version"]]
        return len(leaves) == place["version"] and in_map(stream["place"], leaves, place["path"], map_root)
    other = place["absent"]
    if other is None:
        return map_root == digest()
    if other["key"] == stream["place"] or not leads_to(
        other["key"], other["version"], other["root"], other["path"], map_root
    ):
        return False
    return all(bit(other["key"], step["depth"]) == bit(stream["place"], step["depth"]) for step in other["path"])


# Trees (RFC 9162 §2.1), the map (ledger.md §3) and disclosures.


def digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def node(left: bytes, right: bytes) -> bytes:
    return digest(b"\1", left, right)


def is_included(proven: Any, tree: Checkpoint) -> bool:
    """RFC 9162 §2.1.3.2."""
    number, last = proven["number"], tree.size - 1
    if number > last:
        return False
    root = digest(b"\0", proven["entry"])
    for other in proven["proof"]:
        if last == 0:
            return False
        if number % 2 or number == last:
            root = node(other, root)
            while number and not number % 2:
                number, last = number >> 1, last >> 1
        else:
            root = node(root, other)
        number, last = number >> 1, last >> 1
    return last == 0 and root == tree.root


def is_beginning(old: int, old_root: bytes, new: int, new_root: bytes, proof: list[bytes]) -> bool:
    """RFC 9162 §2.1.4.2, for 0 < old < new."""
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    first, last = old - 1, new - 1
    while first % 2:
        first, last = first >> 1, last >> 1
    begun = grown = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if first % 2 or first == last:
            begun, grown = node(other, begun), node(other, grown)
            while first and not first % 2:
                first, last = first >> 1, last >> 1
        else:
            grown = node(grown, other)
        first, last = first >> 1, last >> 1
    return last == 0 and begun == old_root and grown == new_root


def check_stream(stream: Any, map_root: bytes) -> None:
    """The events hash to a root, and the map has this root and this number of events under the stream's key."""
    identity = bytes.fromhex(stream["id"].replace("-", ""))
    stream["place"], stream["leaves"] = digest(b"pf-key/1\0", identity), []
    for version, event in enumerate(stream["events"], 1):
        topic, state = event["topic"].encode(), event["state"]
        head = b"pf-event/1\0" + identity + version.to_bytes(8, "big")
        sized = len(topic).to_bytes(2, "big") + topic + len(state).to_bytes(4, "big") + state
        stream["leaves"].append(digest(b"\0", head, sized))
    need(in_map(stream["place"], stream["leaves"], stream["path"], map_root), "stream")


def in_map(key: bytes, leaves: list[bytes], path: Any, map_root: bytes) -> bool:
    """Whether the map has these leaves, one or more, under this key."""
    roots: list[tuple[int, bytes]] = []  # of complete subtrees: (size, root), larger ones first
    for leaf in leaves:
        roots.append((1, leaf))
        while len(roots) > 1 and roots[-1][0] == roots[-2][0]:
            (size, right), (_, left) = roots.pop(), roots.pop()
            roots.append((2 * size, node(left, right)))
    root = roots.pop()[1]
    while roots:
        root = node(roots.pop()[1], root)
    return leads_to(key, len(leaves), root, path, map_root)


def leads_to(key: bytes, version: int, root: bytes, path: Any, map_root: bytes) -> bool:
    found, below = digest(b"\2", key, version.to_bytes(8, "big"), root), 256
    for step in path:
        depth, other = step["depth"], step["hash"]
        if depth >= below:
            return False
        sides = (other, found) if bit(key, depth) else (found, other)
        found, below = digest(b"\3", depth.to_bytes(2, "big"), *sides), depth
    return found == map_root


def bit(key: bytes, depth: int) -> int:
    return key[depth // 8] >> (7 - depth % 8) & 1


def check_disclosures(stream: Any) -> None:
    """Each opens a commitment that stands in its event. Only now is an event parsed."""
    stream["facts"] = [readable(event["state"]) for event in stream["events"]]
    for item in stream["disclosures"]:
        need(0 < item["version"] <= len(stream["facts"]), "disclosure")
        mark = "sd1:" if item["value"].strip() else "sd0:"
        hashed = digest(b"pf-sd/1\0", item["salt"], item["value"].encode())
        sealed = mark + base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        need(at_pointer(stream["facts"][item["version"] - 1], item["pointer"]) == sealed, "disclosure")


def readable(state: Any) -> Any:
    try:
        fact = strict_json(state)
        return fact if isinstance(fact, dict) else None
    except UnprovenError:
        return None


def tokens(pointer: str) -> list[str]:
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def at_pointer(value: Any, pointer: str) -> Any:
    """What stands there (RFC 6901), or None."""
    for token in tokens(pointer) if pointer[:1] == "/" else [pointer]:
        if isinstance(value, dict):
            value = value[token]
        elif isinstance(value, list) and INDEX.fullmatch(token) and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value


def closed_texts(streams: Any) -> tuple[list[Any], list[Any]]:
    """Every commitment that is not disclosed: erased by a later fact, or withheld."""
    erased, withheld = [], []
    for stream in streams:
        opened = {(item["version"], item["pointer"]) for item in stream["disclosures"]}
        erasures = list(erasures_in(stream["facts"]))
        for version, fact in enumerate(stream["facts"], 1):
            for pointer, value in strings(fact):
                if COMMITMENT.fullmatch(value) and (version, pointer) not in opened:
                    place = {"stream": address_of(stream), "version": version, "pointer": pointer}
                    by = next((by for by, what in erasures if by > version and erases(what, fact, pointer)), None)
                    erased.append({**place, "by": by}) if by else withheld.append(place)
    return erased, withheld


def address_of(stream: Any) -> str:
    return f"{stream['kind']}/{stream['key']}"


def strings(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, (dict, list)):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(inner, pointer + "/" + str(name).replace("~", "~0").replace("/", "~1"))


def erasures_in(facts: Any) -> Iterator[tuple[int, Any]]:
    """The facts that erase texts, by version: a person's, or some of one fact."""
    for version, fact in enumerate(facts, 1):
        data = fact and fact["data"]
        if isinstance(data, dict) and fact["fact"] in ("PersonErased", "DisclosureErased"):
            yield version, (fact["fact"], data)


def erases(erasure: Any, fact: Any, pointer: str) -> bool:
    what, data = erasure
    if what == "DisclosureErased":
        places = data["pointers"]
        return (
            isinstance(data["fact"], str)
            and data["fact"] == fact["id"]
            and isinstance(places, list)
            and pointer in places
        )
    own = fact["data"] if fact["fact"] == "PersonRegistered" else None
    return isinstance(own, dict) and isinstance(data["person"], str) and data["person"] == own["person"]


# Ed25519 (RFC 8032 §5.1.7), strict: canonical S and points, no key of small order, no cofactor.

PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this key made this signature over this message."""
    key, commitment = point(public), point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or len(signature) != 64 or scalar >= ORDER or same(times(8, key), NEUTRAL):
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return same(times(scalar, BASE), plus(commitment, times(challenge, key)))


def point(data: bytes) -> Point | None:
    """The point that these 32 bytes are the one way to write, or None."""
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[-1] >> 7 if data else 0
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if len(data) != 32 or y >= PRIME or x * x % PRIME != square or (x == 0 and sign):
        return None
    x = x if x % 2 == sign else PRIME - x
    return x, y, 1, x * y % PRIME


def plus(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0])
    b = (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * CURVE, 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def times(scalar: int, value: Point) -> Point:
    result = NEUTRAL
    while scalar:
        if scalar & 1:
            result = plus(result, value)
        value, scalar = plus(value, value), scalar >> 1
    return result


def same(one: Point, other: Point) -> bool:
    return all((one[i] * other[2] - other[i] * one[2]) % PRIME == 0 for i in (0, 1))


BASE: Any = point((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little"))


# Lawful: the facts there are, and the words that rules use (lawfulness.md §7).

# A word is a fact; "!" is personal, "$" of the funder; ":x" gives the reference x, "?x" may give it. Founding ones first.
FACTS = {
    "organisation": ["OrganisationRegistered", """
        OrganisationRenamed OrganisationSucceeded OrganisationDissolved SigningRuleStated"""],
    "partnership": ["PartnershipInitiated PartnershipImported", """
        ProfileChanged ExternalEngaged:external StakeholdersMapped PhaseAdvanced ReturnRequested! PhaseReturned:return
        PartnershipPaused PartnershipResumed GuardWaived:waiver WaiverResolved RenewalOpened:renewal PartnerRecommitted!
        PartnershipRenewed PartnershipEnded ClosingReportFiled ProcessMigrated PartyInvited InvitationAccepted!
        InvitationDeclined! PartyAssociated LateJoinAgreed LateJoinFulfilled ReadinessDeclared! PartnerAdmitted
        CategoryChanged! PartySuspended! PartyReinstated! WithdrawalNotified! PartnerWithdrew PartyLeft!
        DefaultNoticeGiven PartnerExcluded PartnerSucceeded PersonRegistered:person PersonErased
        RoleAssigned:assignment RoleAccepted RoleEnded BodyEstablished:body BodyMemberJoined BodyMemberLeft
        DecisionDelegated BodyDissolved MandateGranted:mandate MandateAmended MandateRevoked MandateExpired
        SignatureRatified ConstituencyConsulted! OwnAmbitionShared! InterestShared! TermDisputed?term
        SharedTermAgreed?term SharedAmbitionDrafted:ambitionVersion AmbitionEndorsed! EndorsementWithdrawn!
        AmbitionReaffirmed ArchetypeViewStated! ArchetypeChosen AddedValueConfirmed! CommitmentRequested:commitment
        CommitmentDeclared! CommitmentRecognised CommitmentEnded ContributionOffered!:contribution
        ContributionFixed?contribution ContributionDelivered ContributionAdjusted DeliverableDrafted
        DeliverableSubmitted DeliverableAdopted DeliverableSigned! DeliverableInForce DeliverableAmended
        DeliverableReopened DeliverableSuspended DeliverableReaffirmed DeliverableWithdrawn DeliverableTakenOver
        ProcessAgreementsSet ProposalTabled:proposal ProposalAmended AdviceGiven! PositionTaken!
        ObjectionRaised!:objection ObjectionIntegrated ObjectionWithdrawn ProposalWithdrawn DecisionTaken:decision
        ProjectDefined:project ProjectStarted ProjectSuspended ProjectResumed ProjectCompleted ProjectStopped
        HandoverAccepted! ProjectHandedOver ActionStarted:action ActionCompleted ActionDropped DialogueHeld
        LearningMomentHeld SuccessRecorded IdentityMarkerAdopted DiversityMeasureAgreed EvaluationPlanned:evaluation
        EvaluationConcluded?evaluation AccessGranted:access AccessRevoked"""],
    "grant": ["GrantApplied GrantAwarded", """
        GrantRejected$ GrantRuleSet$ TranchePlanned:tranche MilestoneDefined:milestone GrantAgreementSigned
        ConditionImposed$:condition ConditionMet$ ProgressReportSubmitted:report FunderReviewed$:review
        ChangeNotified:change ChangeDecided$ TranchePaid$ TrancheWithheld$ TrancheLapsed$ EvidencePackIssued:pack
        AppealFiled:appeal AppealDecided$ GrantSettled$"""],
}  # fmt: skip
RECORD = ("RecordCorrected", "RecordRetracted", "DisclosureErased")


class Known(NamedTuple):
    name: str
    mark: str
    personal: bool
    of_funder: bool
    how: str
    gives: str


KNOWN = {
    kind: {
        name: Known(name, mark, mark == "!", mark == "$", how, gives)
        for name, mark, how, gives in re.findall(r"(\w+)([!$]?)([:?]?)((?<=[:?])\w+|)", " ".join(lists))
    }
    for kind, lists in FACTS.items()
}
FOUNDING = {kind: lists[0].split() for kind, lists in FACTS.items()}

ORGANISATIONS = listed("""
    organisation archiveHolder chosenBy confirmedBy decider entitled executingPartners funder initiator lead
    leadPartner members predecessor receiver recognisedBy successor
""")
SAME_NAME = listed("""
    access action appeal assignment body change commitment decision evaluation external mandate milestone objection
    pack person project proposal renewal report review term tranche waiver contribution return
""")
REFERENCES = {
    **dict.fromkeys(ORGANISATIONS, "organisation"), **{name: name for name in SAME_NAME}, "present": "actor",
    "ambitionVersion": "ambition", "replaces": "contribution", "supersedes": "return",
}  # fmt: skip
OF_GRANTS = {**REFERENCES, "condition": "condition", "conditions": "condition"}
ENVELOPE = listed("""
    id fact stream key occurredAt knownAt by onBehalfOf note data recordedAt principal import request process
    evidence
""")
KINDS: dict[str, Any] = {
    **dict.fromkeys(listed("paramount blocking recognise own act"), bool),
    **dict.fromkeys(listed("ambitionVersion round numerator denominator termNumber"), int),
    **{name: [str] for name in listed("entitled reasons delegated pointers counting facts")},
    **{name: [dict] for name in listed("subjects excluded fates acknowledged guards reads phases profiles deliverables")},
    **dict.fromkeys(listed("data deliverable reservation quorum majority process sections changes"), dict),
    **dict.fromkeys(listed("""id stream key occurredAt knownAt by onBehalfOf note recordedAt name fingerprint
        organisation decision kind project from phase profile guard type outcome method decider deadline silence
        proposal objection position renewal waiver validThrough objectionThrough joinBy amends category basis effect
        stance successor predecessor initiator external confirmedBy receiver body reasonCode fate text corrects
        retracts pointer supersedes return funder partnership person ambitionFate contribution access through"""), str),
}  # fmt: skip
STANDS = ("PersonErased", "AccessGranted", "AccessRevoked")
GONE = ("withdrawn", "left", "excluded", "succeeded")
VOICES = ("representative", "signatory", "lead", "lead_partner")
WINDS_UP = listed("""
    AccessRevoked ActionCompleted ActionDropped BodyMemberLeft ClosingReportFiled CommitmentEnded ContributionDelivered
    EndorsementWithdrawn MandateExpired MandateRevoked PersonErased RecordCorrected RecordRetracted RoleEnded
""")
CONSENT, VOTE = listed("consent consent_with_concern object no_answer"), listed("agree disagree abstain no_answer")
METHODS = listed("acknowledgement advice role_decision consent consensus unanimity majority")
POSITIONS = {"consent": CONSENT, "consensus": VOTE, "unanimity": VOTE, "majority": VOTE}
DECIDED = {
    "PhaseReturned": "return_phase to", "DeliverableAdopted": "adopt_deliverable deliverable",
    "DeliverableReaffirmed": "reaffirm_deliverable deliverable", "AmbitionReaffirmed": "reaffirm_ambition ambitionVersion",
    "DeliverableWithdrawn": "withdraw_deliverable deliverable", "ProcessAgreementsSet": "process_agreements",
    "PartnerAdmitted": "admit_partner organisation", "PartnerExcluded": "exclude_partner organisation",
    "GuardWaived": "waive_guard guard", "PartnershipRenewed": "renew termNumber", "PartnershipEnded": "end_partnership kind",
    "ProjectHandedOver": "hand_over_project project receiver", "PartnershipPaused": "pause reasonCode",
    "ContributionAdjusted": "adjust_contribution contribution", "ProcessMigrated": "other",
    "DecisionDelegated": "delegate body",
}  # fmt: skip


# Lawful: the replay of one stream (§2).


def first_fault(bundle: Any, stream: Any) -> dict[str, Any] | None:
    """The first fact of a stream that breaks a rule, and the rule; what follows stands on it and is not judged."""
    replay = Replay(bundle, stream)
    for version, (event, fact) in enumerate(zip(stream["events"], stream["facts"], strict=True), 1):
        try:
            rule = broken(replay, event, fact)
            if rule is None:
                replay.take_up(fact)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
            rule = "form"  # a rule looked for an object, a list or a word, and something else was there
        if rule is not None:
            name = fact["id"] if fact is not None and isinstance(fact["id"], str) else None
            return {"stream": address_of(stream), "version": version, "fact": name, "rule": rule}
    return None


def broken(replay: Replay, event: Any, fact: Any) -> str | None:
    if fact is None or not well_formed(event, fact, replay.kind):
        return "form"
    case = Case(replay, fact)
    rules = EVERY_STREAM
    if fact["fact"] != "DisclosureErased":
        own = OF_PARTNERSHIPS if replay.facts else OF_FOUNDINGS
        rules += {"partnership": own, "grant": (funder_speaks,)}.get(replay.kind, ())
    return next((RULE[rule] for rule in rules if rule(case)), None)


class Replay:
    """What is known of a stream so far, and how it reads: with corrections put right and without what was retracted."""

    def __init__(self, bundle: Any, stream: Any) -> None:
        self.bundle, self.stream, self.kind, self.key = bundle, stream, stream["kind"], stream["key"]
        self.facts: list[Any] = []
        self.ids: set[str] = set()
        self.reading: dict[str, Any] = {}
        self.given: dict[Any, str] = {}
        self.last_day, self.now = "", State(bundle["definitions"])

    def take_up(self, fact: Any) -> None:
        """Know one more fact."""
        data, in_order = fact["data"], day_of(fact) >= self.last_day
        self.facts.append(fact)
        self.ids.add(fact["id"])
        self.reading[fact["id"]] = fact
        if fact["fact"] == "RecordRetracted":
            self.reading.pop(data["retracts"], None)
        elif fact["fact"] == "RecordCorrected" and data["corrects"] in self.reading:
            self.reading[data["corrects"]] = corrected(self.reading[data["corrects"]], data["pointer"], data["new"])
        elif fact["fact"] == "EndorsementWithdrawn" and data["effect"] == "from_start":
            void = ("AmbitionEndorsed", data["organisation"], data["ambitionVersion"])
            for earlier in list(self.reading.values()):
                what = earlier["data"]
                if earlier is fact or void == (earlier["fact"], what["organisation"], what["ambitionVersion"]):
                    del self.reading[earlier["id"]]
        elif in_order:
            self.note(fact)
            self.now.fold(fact)
            return
        self.given, self.last_day, self.now = {}, "", State(self.bundle["definitions"])
        for earlier in self.reading.values():
            self.note(earlier)
        self.now.fold_all(self.reading.values())

    def note(self, fact: Any) -> None:
        """Keep the day of the last fact, and the first day of each reference given."""
        day = day_of(fact)
        self.last_day = max(self.last_day, day)
        known = KNOWN[self.kind].get(fact["fact"])
        if known and known.gives and fact["data"][known.gives] is not None:
            name = (OF_GRANTS[known.gives], fact["data"][known.gives])
            self.given[name] = min(self.given.get(name, day), day)

    def on(self, day: str) -> State:
        """The state on a day."""
        if day >= self.last_day:
            return self.now
        state = State(self.bundle["definitions"])
        state.fold_all(fact for fact in self.reading.values() if day_of(fact) <= day)
        return state


class Case:
    """One fact before the rules: `on` is the state on its day, `now` the state as known."""

    def __init__(self, replay: Replay, fact: Any) -> None:
        self.replay, self.fact, self.data, self.type = replay, fact, fact["data"], fact["fact"]
        self.by, self.day, self.known_day = fact["by"], day_of(fact), (fact["knownAt"] or fact["occurredAt"])[:10]
        self.known = KNOWN[replay.kind].get(self.type, Known("", "", False, False, "", ""))
        self.first = not replay.facts
        self.on, self.now = replay.on(self.day), replay.now


def day_of(fact: Any) -> Any:
    return fact["occurredAt"][:10]


def corrected(fact: Any, pointer: str, new: Any) -> Any:
    """The fact as it reads once a value is put right."""
    fact = copy.deepcopy(fact)
    above, last = pointer.rpartition("/")[0], tokens(pointer)[-1]
    holder = at_pointer(fact, above) if above else fact
    if isinstance(holder, dict):
        holder[last] = new
    elif isinstance(holder, list) and INDEX.fullmatch(last) and int(last) < len(holder):
        holder[int(last)] = new
    return fact


# Lawful: the rules of every stream (§3) and of grants (§4).


def well_formed(event: Any, fact: Any, kind: Any) -> bool:
    days = [fact[name] for name in ("occurredAt", "knownAt", "recordedAt") if name in fact]
    return (
        set(fact) <= set(ENVELOPE)
        and set(listed("id fact stream key occurredAt by data recordedAt")) <= set(fact)
        and event["topic"] == str(fact["fact"]) + ".v1"
        and (fact["fact"] in KNOWN[kind] or fact["fact"] in RECORD)
        and of_their_kinds(fact)
        and all(re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T|\Z)", day) for day in days)
    )


def of_their_kinds(value: Any) -> bool:
    """Whether every member of a name in KINDS is of its kind, at any depth; what a correction holds may be of any."""
    if isinstance(value, list):
        return all(map(of_their_kinds, value))
    return not isinstance(value, dict) or all(fits(name, inner) for name, inner in value.items())


def fits(name: str, value: Any) -> bool:
    kind = KINDS.get(name)
    if isinstance(kind, list):
        return isinstance(value, list) and all(isinstance(item, kind[0]) and of_their_kinds(item) for item in value)
    if (kind is not None and not isinstance(value, kind)) or (kind is int and isinstance(value, bool)):
        return False
    if name in ("sections", "changes"):  # the names in them are those of sections
        return all(isinstance(section, dict) and of_their_kinds(section) for section in value.values())
    return name in ("old", "new") or of_their_kinds(value)


def other_address(case: Case) -> object:
    fact, key = case.fact, case.replay.key
    own = (fact["stream"], fact["key"]) == (case.replay.kind, key)
    return not own or not re.fullmatch(re.escape(key) + "-[0-9]{4,6}", fact["id"])


def repeated_id(case: Case) -> object:
    return case.fact["id"] in case.replay.ids


def not_founding(case: Case) -> object:
    founding, kind = case.type in FOUNDING[case.replay.kind], case.replay.kind
    if case.first or not founding:
        about = case.data["partnership"] if kind == "grant" and case.first else case.replay.stream["about"]
        return founding != case.first or about != case.replay.stream["about"]
    awarded = any(fact["fact"] == "GrantAwarded" for fact in case.replay.reading.values())
    return case.type != "GrantAwarded" or case.replay.facts[0]["fact"] != "GrantApplied" or awarded


def not_pinned(case: Case) -> object:
    pin = case.fact["process"]
    if not case.first and case.type != "ProcessMigrated":
        return "process" in case.fact
    if not isinstance(pin, dict) or set(pin) != {"name", "version", "fingerprint"}:
        return True
    definition = case.replay.bundle["definitions"].get(pin["fingerprint"])
    to = case.data["to"] if case.type == "ProcessMigrated" else pin
    named = [(item["name"], item["version"]) for item in (pin, to)]
    if any(type(version) is not int for _, version in named):
        return True
    return definition is None or named != [(definition["name"], definition["version"])] * 2


def out_of_time(case: Case) -> object:
    recorded, facts = case.fact["recordedAt"][:10], case.replay.facts
    if case.known_day < case.day or max(case.known_day, case.day) > recorded:
        return True
    return bool(facts) and (
        case.day < day_of(facts[0]) or case.known_day < (facts[-1]["knownAt"] or facts[-1]["occurredAt"])[:10]
    )


def leads_nowhere(case: Case) -> object:
    replay, data, gives = case.replay, case.data, case.known.gives
    if gives and case.known.how == ":" and (OF_GRANTS[gives], data[gives]) in replay.given:
        return True
    if not is_known(replay, "actor", case.by, case.known_day):
        return True
    if "onBehalfOf" in case.fact and not is_known(replay, "organisation", case.fact["onBehalfOf"], case.day):
        return True
    if case.type in RECORD:
        return any(data[name] not in replay.ids for name in ("corrects", "retracts", "fact") if name in data)
    names = OF_GRANTS if replay.kind == "grant" else REFERENCES
    told = {name: value for name, value in data.items() if name != gives}
    return any(not is_known(replay, to, value, case.day) for to, value in mentioned(told, names))


def is_known(replay: Replay, to: str | None, value: Any, day: str) -> bool:
    """Whether this reference leads to something that was there on the day."""
    if to == "actor":
        to = "external" if value.startswith("extern-") else "organisation"
    if to == "organisation":
        return (to, value) in replay.bundle["ids"]
    return (to, value) in replay.given and replay.given[to, value] <= day


def mentioned(value: Any, names: dict[str, str], to: str | None = None) -> Iterator[tuple[str, Any]]:
    """Every reference in a value: its kind and what it names."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from mentioned(inner, names, names.get(name))
    elif isinstance(value, list):
        for inner in value:
            yield from mentioned(inner, names, to)
    elif to is not None and type(value) in (str, int):
        yield to, value


def wrong_record(case: Case) -> object:
    data, reading = case.data, case.replay.reading
    if case.type not in ("RecordCorrected", "RecordRetracted"):
        return False
    target = reading.get(data["corrects"] if case.type == "RecordCorrected" else data["retracts"])
    if target is None or target["fact"] in RECORD:
        return True
    if case.type == "RecordRetracted":
        return target["id"] == case.replay.facts[0]["id"] or target["fact"] in STANDS
    pointer, old = data["pointer"], data["old"]
    if not isinstance(pointer, str) or pointer[:1] != "/":
        return True
    if target["fact"] == "PersonRegistered" and pointer in ("/data/name", "/data/email"):
        return True
    above = pointer.rpartition("/")[0]
    if above and not isinstance(at_pointer(target, above), (dict, list)):
        return True
    reads = at_pointer(target, pointer)
    sealed = any(isinstance(value, str) and COMMITMENT.fullmatch(value) for value in (old, reads))
    if type(old) is type(reads) and type(old) in (bool, int, str) and not sealed and old != reads:
        return True
    reading = corrected(target, pointer, data["new"])
    told = {"topic": target["fact"] + ".v1"}
    same = all(reading[name] == target[name] for name in ("id", "fact", "stream", "key"))
    return not same or not well_formed(told, reading, case.replay.kind)


def funder_speaks(case: Case) -> object:
    """Broken when a fact of the funder comes from neither a funder nor its successor in law."""
    if not case.known.of_funder:
        return False
    line = [fact["data"]["funder"] for fact in case.replay.reading.values() if fact["fact"] in FOUNDING["grant"]]
    for code in line:
        register = case.replay.bundle["ids"].get(("organisation", code))
        if register is None:
            return False
        for fact in register["facts"]:
            if fact and fact["fact"] == "OrganisationSucceeded" and fact["data"]["successor"] not in line:
                line.append(fact["data"]["successor"])
    return case.by not in line


# Lawful: the state that the facts of a partnership fold to (§6).

Handler = Callable[["State", Any, Any], None]
HANDLERS: dict[str, Handler] = {}


def folds(*types: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(types, handler))
        return handler

    return register


@dataclass
class Party:
    """One organisation's place in the partnership."""

    status: Any = None
    category: Any = None
    successor: Any = None
    spans: list[tuple[str, Any]] = field(default_factory=list)
    carried: dict[str, Any] = field(default_factory=dict)  # joinBy, notice, default

    @property
    def counts(self) -> bool:
        return self.status == "participating" and self.category in ("core", "partner")

    @property
    def present(self) -> bool:
        return self.status not in (*GONE, "invited", "declined")


@dataclass
class Version:
    """One version of a deliverable; `adopted` is a day, `reviews` are the fates not settled: (fate, by a return)."""

    kind: Any
    project: Any
    version: Any
    submitted: bool = False
    taken_over: bool = False
    withdrawn: bool = False
    replaced: bool = False
    in_force: bool = False
    adopted: Any = None
    decision: Any = None
    through: Any = None
    amends: Any = None
    objection: Any = None
    filled: set[str] = field(default_factory=set)
    signatures: dict[str, str] = field(default_factory=dict)
    reviews: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def is_adopted(self) -> bool:
        return self.adopted is not None or self.taken_over

    @property
    def stands(self) -> bool:
        return self.is_adopted and not self.withdrawn and not self.replaced

    @property
    def left_open(self) -> bool:
        return any(by_return for _, by_return in self.reviews)

    def applies(self, day: str) -> bool:
        return self.in_force and not self.replaced and (self.through is None or day <= self.through)


@dataclass
class State:
    """The partnership after some of its facts."""

    definitions: Any
    definition: Any = None
    founding: Any = None
    phase: Any = None
    entry: Any = None
    profile: Any = None
    open_return: Any = None
    returned: bool = False
    paused: bool = False
    ended: bool = False
    closed: bool = False
    by_decision: bool = False
    externals: set[str] = field(default_factory=set)
    waivers: dict[str, Any] = field(default_factory=dict)
    access: dict[str, Any] = field(default_factory=dict)
    stops: set[tuple[str, str]] = field(default_factory=set)
    parties: dict[str, Any] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)
    versions: dict[Any, Any] = field(default_factory=dict)
    drafts: dict[int, bool] = field(default_factory=dict)
    endorsements: dict[tuple[int, str], bool] = field(default_factory=dict)
    proposals: dict[str, Any] = field(default_factory=dict)
    objections: dict[str, Any] = field(default_factory=dict)
    decisions: dict[str, Any] = field(default_factory=dict)

    def fold_all(self, facts: Any) -> None:
        for fact in sorted(facts, key=day_of):
            self.fold(fact)

    def fold(self, fact: Any) -> None:
        handler = HANDLERS.get(fact["fact"])
        if handler is not None:
            handler(self, fact["data"], fact)

    def counting(self) -> list[str]:
        return sorted(code for code, party in self.parties.items() if party.counts)

    def lineage(self, code: str) -> list[str]:
        line = [code]
        for member in line:
            line.extend(earlier for earlier in self.before.get(member, ()) if earlier not in line)
        return line

    def holder(self, code: str) -> str:
        for _ in self.parties:
            party = self.parties.get(code)
            if party is None or party.successor is None:
                break
            code = party.successor
        return code

    def of(self, kind: Any, project: Any = None) -> list[Any]:
        return [item for item in self.versions.values() if (item.kind, item.project) == (kind, project)]

    def place(self, code: str, status: str, category: str | None) -> Any:
        party = self.parties.setdefault(code, Party())
        if party.status in GONE and status not in GONE:
            party.carried, party.successor = {}, None
        party.status, party.category = status, category
        party.spans.append((status, category))
        return party

    def version(self, data: Any) -> Any:
        at = address(data["deliverable"])
        return self.versions.setdefault(at, Version(*at))

    def standing(self) -> int | None:
        """The ambition version that each counting partner endorses fully, else the newest."""
        counting, newest = self.counting(), sorted(self.drafts, reverse=True)
        full = (draft for draft in newest if counting and all(self.endorsements.get((draft, c)) for c in counting))
        return next(full, newest[0] if newest else None)

    def in_question(self) -> int | None:
        standing, reopened = self.standing(), [draft for draft, left_open in self.drafts.items() if left_open]
        return max(self.drafts) if standing is not None and standing <= max(reopened, default=0) else standing

    def latest_adopted(self, kind: Any) -> Any:
        adopted = [
            item
            for item in self.of(kind)
            if item.adopted is not None and not item.withdrawn and (item.amends is None or item.in_force)
        ]
        return max(adopted, key=lambda item: (item.adopted, number_of(item)), default=None)


def number_of(version: Version) -> list[int]:
    parts = version.version.split(".")
    if not all(re.fullmatch("[0-9]{1,9}", part) for part in parts):
        raise ValueError(version.version)
    return [int(part) for part in parts]


def address(deliverable: Any) -> tuple[Any, Any, Any]:
    return deliverable["kind"], deliverable["project"], deliverable["version"]


def by_category(category: str | None) -> str:
    return "participating" if category in ("core", "partner") else "associated"


@folds("PartnershipInitiated", "PartnershipImported")
def founded(state: Any, data: Any, fact: Any) -> None:
    state.definition, state.founding = state.definitions[fact["process"]["fingerprint"]], fact["fact"]
    state.phase = state.entry = data["phase"] or state.definition["phases"][0]["key"]
    state.profile = data["profile"]
    if fact["fact"] == "PartnershipInitiated":
        state.place(data["initiator"], "participating", "partner")


@folds(
    "ProfileChanged",
    "PartnershipPaused",
    "PartnershipResumed",
    "PartnershipEnded",
    "ClosingReportFiled",
    "ExternalEngaged",
)
def arranged(state: Any, data: Any, fact: Any) -> None:
    what = fact["fact"]
    state.profile = data["profile"] if what == "ProfileChanged" else state.profile
    state.paused = what == "PartnershipPaused" or (state.paused and what != "PartnershipResumed")
    state.ended = state.ended or what == "PartnershipEnded"
    state.closed = state.closed or what == "ClosingReportFiled"
    if what == "ExternalEngaged":
        state.externals.add(data["external"])


@folds("PhaseAdvanced")
def advanced(state: Any, data: Any, fact: Any) -> None:
    if state.open_return and state.open_return[1] == state.phase:
        state.open_return = None
    state.phase = data["to"]


@folds("PhaseReturned")
def returned(state: Any, data: Any, fact: Any) -> None:
    state.phase, state.open_return, state.returned = data["to"], (data["return"], data["to"]), True
    named = {address(item["deliverable"]): item["fate"] for item in data["fates"]}
    row = state.definition["fates"].get(data["to"]) or {"default": "unchanged", "deliverables": {}}
    for at, version in state.versions.items():
        fate = named.get(at)
        if version.applies(day_of(fact)):
            fate = fate or row["deliverables"].get(version.kind, row["default"])
        if fate == "withdrawn":
            withdraw(version)
        elif fate not in (None, "unchanged") and version.applies(day_of(fact)):
            version.reviews.append((fate, True))
    standing = state.standing() if data["ambitionFate"] == "reopened" else None
    if standing is not None:
        state.drafts[standing] = True


@folds("GuardWaived", "WaiverResolved")
def waived(state: Any, data: Any, fact: Any) -> None:
    if fact["fact"] == "GuardWaived":
        state.waivers[data["waiver"]] = [data["guard"], data["validThrough"], False]
    else:
        state.waivers[data["waiver"]][2] = True


@folds("AccessGranted", "AccessRevoked")
def let_in(state: Any, data: Any, fact: Any) -> None:
    through = data["through"] if fact["fact"] == "AccessGranted" else state.access[data["access"]][0]
    state.access[data["access"]] = (through, fact["fact"] == "AccessRevoked")


@folds("PartnerRecommitted")
def recommitted(state: Any, data: Any, fact: Any) -> None:
    state.stops.discard((data["renewal"], data["organisation"]))
    if data["outcome"] == "stop":
        state.stops.add((data["renewal"], data["organisation"]))


@folds("ProcessMigrated")
def migrated(state: Any, data: Any, fact: Any) -> None:
    words = {
        part: {pair["from"]: pair["to"] for pair in data[part] or ()}
        for part in ("phases", "profiles", "guards", "deliverables")
    }
    phases, kinds, guards = words["phases"], words["deliverables"], words["guards"]
    state.definition = state.definitions[fact["process"]["fingerprint"]]
    state.phase, state.entry = phases.get(state.phase, state.phase), phases.get(state.entry, state.entry)
    state.profile = words["profiles"].get(state.profile, state.profile)
    if state.open_return:
        state.open_return = (state.open_return[0], phases.get(state.open_return[1], state.open_return[1]))
    for waiver in state.waivers.values():
        waiver[0] = guards.get(waiver[0], waiver[0])
    for version in state.versions.values():
        version.kind = kinds.get(version.kind, version.kind)
    state.versions = {(item.kind, item.project, item.version): item for item in state.versions.values()}
    for item in (*state.proposals.values(), *state.decisions.values()):
        item["subjects"] = [renamed(subject, phases, kinds, guards) for subject in item["subjects"]]


def renamed(told: Any, phases: dict[str, str], kinds: dict[str, str], guards: dict[str, str]) -> Members:
    subject = Members(told)
    for name, words in (("to", phases), ("guard", guards)):
        if subject[name] is not None:
            subject[name] = words.get(subject[name], subject[name])
    if subject["deliverable"] is not None:
        kind = subject["deliverable"]["kind"]
        subject["deliverable"] = Members(subject["deliverable"], kind=kinds.get(kind, kind))
    return subject


@folds(
    "PartyInvited",
    "InvitationAccepted",
    "InvitationDeclined",
    "PartyAssociated",
    "PartnerAdmitted",
    "PartnerWithdrew",
    "PartyLeft",
    "PartnerExcluded",
    "LateJoinAgreed",
)
def seated(state: Any, data: Any, fact: Any) -> None:
    party, category = state.parties.get(data["organisation"]), data["category"]
    if fact["fact"] in ("PartyInvited", "InvitationDeclined") and party is not None and party.present:
        return
    state.place(data["organisation"], *{
        "PartyInvited": ("invited", None), "InvitationDeclined": ("declined", None),
        "InvitationAccepted": ("exploring", None) if state.by_decision else ("participating", "partner"),
        "PartyAssociated": ("associated", category), "PartnerAdmitted": (by_category(category), category),
        "PartnerWithdrew": ("withdrawn", None), "PartyLeft": ("left", None), "PartnerExcluded": ("excluded", None),
        "LateJoinAgreed": ("observing", "observer"),
    }[fact["fact"]])  # fmt: skip
    if fact["fact"] == "LateJoinAgreed":
        state.parties[data["organisation"]].carried["joinBy"] = data["joinBy"]


@folds(
    "LateJoinFulfilled",
    "CategoryChanged",
    "PartySuspended",
    "PartyReinstated",
    "WithdrawalNotified",
    "DefaultNoticeGiven",
)
def reseated(state: Any, data: Any, fact: Any) -> None:
    what, code = fact["fact"], data["organisation"]
    party = state.parties.get(code)
    if party is None:
        return
    if what == "LateJoinFulfilled":
        counted = [
            category
            for status, category in party.spans
            if status == "participating" and category in ("core", "partner")
        ]
        state.place(code, "participating", counted[-1] if counted else "partner").carried.pop("joinBy", None)
    elif what == "CategoryChanged":
        suspended = party.status == "suspended"
        state.place(code, "suspended" if suspended else by_category(data["category"]), data["category"])
    elif what == "PartySuspended":
        state.place(code, "suspended", party.category)
    elif what == "PartyReinstated":
        earlier: Any = next((span for span in reversed(party.spans) if span[0] != "suspended"), None)
        same = earlier is not None and earlier[1] == party.category
        state.place(code, earlier[0] if same else by_category(party.category), party.category)
    else:
        party.carried["notice" if what == "WithdrawalNotified" else "default"] = True


@folds("PartnerSucceeded")
def succeeded(state: Any, data: Any, fact: Any) -> None:
    old, new = data["predecessor"], data["successor"]
    party, seated = state.parties.get(old), state.parties.get(new)
    if party is None:
        return
    state.before.setdefault(new, []).append(old)
    was_present = seated is not None and seated.present
    if seated is None or not seated.counts:
        state.place(new, *next(span for span in reversed(party.spans) if span[0] != "succeeded"))
    if not was_present:
        state.parties[new].carried = dict(party.carried)
    if party.status != "succeeded":
        state.place(old, "succeeded", None).successor = new


@folds(
    "DeliverableSubmitted",
    "DeliverableAdopted",
    "DeliverableSigned",
    "DeliverableInForce",
    "DeliverableTakenOver",
    "DeliverableReopened",
    "DeliverableSuspended",
    "DeliverableReaffirmed",
    "DeliverableWithdrawn",
    "DeliverableDrafted",
)
def delivered(state: Any, data: Any, fact: Any) -> None:
    what, version = fact["fact"], state.version(data)
    if what == "DeliverableSubmitted":
        version.submitted, version.filled = True, filled(data["sections"])
    elif what == "DeliverableAdopted":
        version.adopted, version.decision = day_of(fact), data["decision"]
    elif what == "DeliverableSigned":
        version.signatures[data["organisation"]] = fact["id"]
    elif what in ("DeliverableInForce", "DeliverableTakenOver"):
        for other in state.of(version.kind, version.project):
            if other is not version and other.in_force and not other.replaced:
                other.replaced, other.reviews = True, []
        version.in_force = True
        if what == "DeliverableTakenOver":
            version.taken_over, version.filled = True, filled(data["sections"] or {})
        else:
            version.through, version.replaced = data["validThrough"], False
        state.by_decision = state.by_decision or version.kind == state.definition["admission_after"]
    elif what == "DeliverableReopened":
        version.reviews.append(("reopened_in_force", False))
    elif what == "DeliverableSuspended":
        version.reviews.append(("suspended", False))
    elif what == "DeliverableReaffirmed":
        version.reviews = []
    elif what == "DeliverableWithdrawn":
        withdraw(version)


@folds("DeliverableAmended")
def amended(state: Any, data: Any, fact: Any) -> None:
    kind, project, number = address(data["deliverable"])
    base = state.versions.get((kind, project, data["amends"])) or Version(kind, project, data["amends"])
    version = copy.deepcopy(base)
    version.version, version.amends, version.submitted = number, data["amends"], True
    version.in_force = version.replaced = False
    version.reviews, version.objection = [], data["objectionThrough"]
    version.filled = (version.filled - set(data["changes"])) | filled(data["changes"])
    state.versions[kind, project, number] = version


def filled(sections: Any) -> set[str]:
    return {name for name, section in sections.items() if section["text"].startswith("sd1:")}


def withdraw(version: Any) -> None:
    version.reviews, version.withdrawn = [], True
    version.replaced = version.replaced or version.in_force


@folds("SharedAmbitionDrafted", "AmbitionReaffirmed")
def drafted(state: Any, data: Any, fact: Any) -> None:
    state.drafts[data["ambitionVersion"]] = False


@folds("AmbitionEndorsed", "EndorsementWithdrawn")
def endorsed(state: Any, data: Any, fact: Any) -> None:
    blocking = (data["reservation"] or Members())["blocking"]
    full = data["stance"] == "given" and data["recognise"] and data["own"] and data["act"] and not blocking
    state.endorsements[data["ambitionVersion"], data["organisation"]] = bool(full)


@folds("ProposalTabled", "ProposalAmended")
def tabled(state: Any, data: Any, fact: Any) -> None:
    proposal: Any = state.proposals.setdefault(data["proposal"], Members(data, round=1))
    proposal.update({name: data[name] for name in ("subjects", "entitled", "deadline")})
    proposal.update(round=data["round"] or 1, positions={}, closed=False, outcome=None)


@folds("PositionTaken")
def position_taken(state: Any, data: Any, fact: Any) -> None:
    proposal = state.proposals[data["proposal"]]
    if data["round"] == proposal["round"]:
        proposal["positions"][data["organisation"]] = data["position"]


@folds("ObjectionRaised", "ObjectionIntegrated", "ObjectionWithdrawn")
def objected(state: Any, data: Any, fact: Any) -> None:
    if fact["fact"] == "ObjectionRaised":
        state.objections[data["objection"]] = Members(data, open=True)
    else:
        state.objections[data["objection"]]["open"] = False


@folds("DecisionTaken", "ProposalWithdrawn")
def closed(state: Any, data: Any, fact: Any) -> None:
    proposal, outcome = state.proposals[data["proposal"]], data["outcome"] or "withdrawn"
    proposal.update(closed=True, outcome=outcome)
    if fact["fact"] == "DecisionTaken":
        kept = {name: proposal[name] for name in ("proposal", "subjects", "entitled")}
        state.decisions[data["decision"]] = Members(kept, outcome=outcome)
    for objection in state.objections.values():
        if objection["proposal"] == data["proposal"] and outcome in ("rejected", "withdrawn"):
            objection["open"] = False


# Lawful: the rules of the partnership (§5).


def asked_in(case: Case, code: str) -> bool:
    on_the_day = case.on.parties.get(code)
    party = on_the_day or case.now.parties.get(code)
    return party is not None and not (on_the_day is not None and on_the_day.status in GONE)


def present(case: Case, code: str) -> bool:
    party = case.on.parties.get(code)
    return party is not None and party.present


def unknown_word(case: Case) -> object:
    data, told = case.data, case.type
    definition = pinned(case) if case.first else case.on.definition
    phases = [item["key"] for item in definition["phases"]]
    profiles = [item["key"] for item in definition["profiles"]]
    if case.first or told == "ProfileChanged":
        return data["profile"] not in profiles or (told == "PartnershipImported" and data["phase"] not in phases)
    if told == "GuardWaived":
        return data["guard"] not in [item["id"] for item in definition["guards"]]
    if told in ("PhaseAdvanced", "PhaseReturned", "ReturnRequested"):
        reasons = [item["code"] for item in definition["return_reasons"]]
        unknown = [data[name] for name in ("from", "to") if name in data and data[name] not in phases]
        unfounded = told == "PhaseReturned" and not data["reasons"]
        return unknown or unfounded or not set(data["reasons"] or ()) <= set(reasons)
    if told in ("ProposalTabled", "ProposalAmended", "DecisionTaken"):
        terms = data if told == "ProposalTabled" else case.on.proposals[data["proposal"]]
        return terms["method"] not in METHODS
    if data["deliverable"] is None:
        return False
    kind = next((item for item in definition["deliverables"] if item["kind"] == data["deliverable"]["kind"]), None)
    return kind is None or kind["per_project"] != (data["deliverable"]["project"] is not None)


def pinned(case: Case) -> Any:
    return case.replay.bundle["definitions"][case.fact["process"]["fingerprint"]]


def after_the_end(case: Case) -> object:
    allowed = listed("AccessGranted AccessRevoked ClosingReportFiled PersonErased RecordCorrected RecordRetracted")
    return case.on.ended and case.type not in allowed


def in_a_pause(case: Case) -> object:
    halted = ("PhaseAdvanced", "PhaseReturned", "DeliverableAdopted", "DeliverableSigned")
    return case.on.paused and case.type in halted


def speaks_for_another(case: Case) -> object:
    data, behalf = case.data, case.fact["onBehalfOf"]
    if case.known.personal and data["organisation"] not in (case.by, behalf):
        return True
    if behalf not in (None, case.by) and not data["evidence"]:
        return True
    if case.type == "DecisionTaken":
        proposal = case.on.proposals[data["proposal"]]
        decider = proposal["decider"]
        return (
            decider is not None
            and proposal["method"] not in POSITIONS
            and case.by not in (decider, case.on.holder(decider))
        )
    if case.type in ("ObjectionIntegrated", "ObjectionWithdrawn"):
        raiser = case.on.objections[data["objection"]]["organisation"]
        speaker = data["confirmedBy"] if case.type == "ObjectionIntegrated" else case.by
        return speaker not in (raiser, case.on.holder(raiser))
    return False


def no_place(case: Case) -> object:
    data, told, code = case.data, case.type, case.data["organisation"]
    if case.known.personal and told not in ("InvitationAccepted", "InvitationDeclined", "HandoverAccepted"):
        seat = asked_in if told == "ReadinessDeclared" else present
        if not seat(case, code) and not (told == "EndorsementWithdrawn" and code in case.on.parties):
            return True
    if told == "AccessGranted" and data["role"] in VOICES and not asked_in(case, code):
        return True
    if told in ("DeliverableSigned", "AmbitionEndorsed") and not case.on.parties[code].counts:
        return True
    own = (case.known.personal or told == "PartyAssociated") and case.by == code
    return not own and not (told == "PartnerSucceeded" and case.by == data["successor"]) and not has_place(case)


def has_place(case: Case) -> object:
    if case.by == case.replay.facts[0]["by"] and case.by not in case.on.parties:
        return True
    for state in (case.on, case.now):
        party = state.parties.get(case.by)
        if case.by in state.externals or (party is not None and (case.type in WINDS_UP or party.status not in GONE)):
            return True
    return False


def wrong_phase(case: Case) -> object:
    data, state, moves = case.data, case.on, case.on.definition["moves"]
    if case.type in ("PhaseAdvanced", "PhaseReturned"):
        move = moves.get("advance" if case.type == "PhaseAdvanced" else "return") or {"targets": {}}
        return data["from"] != state.phase or data["to"] not in move["targets"].get(state.phase, ())
    name = {"PartnershipPaused": "pause", "PartnershipRenewed": "renew", "PartnershipEnded": "end"}.get(case.type)
    return name is not None and (name not in moves or state.phase not in moves[name]["phases"])


def out_of_turn(case: Case) -> object:
    data, state, told = case.data, case.on, case.type
    if told == "PhaseReturned":
        if state.open_return is None:
            return "supersedes" in data
        place = [item["key"] for item in state.definition["phases"]].index
        return data["supersedes"] != state.open_return[0] or place(data["to"]) >= place(state.open_return[1])
    if told in ("PartnershipPaused", "PartnershipResumed"):
        return state.paused == (told == "PartnershipPaused")
    if told == "ClosingReportFiled":
        return not state.ended or state.closed
    if told == "AccessRevoked":
        through, revoked = case.now.access[data["access"]]
        return revoked or (through is not None and through < case.day)
    if told == "WaiverResolved":
        return state.waivers[data["waiver"]][2]
    if told == "ProcessMigrated":
        phase = {pair["from"]: pair["to"] for pair in data["phases"] or ()}.get(state.phase, state.phase)
        following = pinned(case)
        later = any(day_of(fact) > case.day for fact in case.replay.reading.values())
        return later or phase not in [item["key"] for item in following["phases"]]
    if told in ("ObjectionIntegrated", "ObjectionWithdrawn"):
        objection = state.objections[data["objection"]]
        return objection["proposal"] != data["proposal"] or not objection["open"]
    if told in (
        "ProposalAmended",
        "ProposalWithdrawn",
        "AdviceGiven",
        "PositionTaken",
        "ObjectionRaised",
        "DecisionTaken",
    ):
        proposal = state.proposals[data["proposal"]]
        again = told in ("ProposalAmended", "ProposalWithdrawn") and proposal["outcome"] == "deferred"
        expected = proposal["round"] + (told == "ProposalAmended")
        return (proposal["closed"] and not again) or ("round" in data and data["round"] != expected)
    return False


def never_waived(case: Case) -> object:
    if case.type != "GuardWaived":
        return False
    guard = the(case.on.definition["guards"], "id", case.data["guard"])
    return "absolute" in (guard["kind"], guard["by_profile"].get(case.on.profile))


def not_decided(case: Case) -> object:
    data, state, told = case.data, case.on, case.type
    decision: Any = state.decisions.get(data["decision"])
    adopted = decision is not None and decision["outcome"] == "adopted"
    if told == "PhaseAdvanced":
        return "decision" in data and not adopted
    if told not in DECIDED or not asks_decision(case):
        return False
    kind, *members = DECIDED[told].split()
    about = [
        subject
        for subject in (decision["subjects"] if adopted else ())
        if subject["type"] == kind and all(subject[name] == data[name] for name in members)
    ]
    if told == "GuardWaived":
        about = [subject for subject in about if subject["organisation"] in (None, data["organisation"])]
    if told == "DecisionDelegated":
        about = [subject for subject in about if set(data["delegated"]) <= set(subject["delegated"])]
    if told == "PartnerExcluded" and about:
        own = data["organisation"]
        return any(own in state.lineage(code) or code in state.lineage(own) for code in decision["entitled"])
    return not about


def asks_decision(case: Case) -> object:
    data, told = case.data, case.type
    if told in ("PartnershipPaused", "ContributionAdjusted"):
        return "decision" in data
    if told == "PartnershipEnded":
        return "decision" in data or data["kind"] != "abandoned"
    if told == "PartnerAdmitted":
        return data["basis"] != "taken_over"
    if told == "ProcessMigrated":
        return "decision" in data or case.fact["process"]["name"] != case.on.definition["name"]
    return True


def not_entitled(case: Case) -> object:
    data, state, told = case.data, case.on, case.type
    if told in ("ProposalTabled", "ProposalAmended"):
        terms = data if told == "ProposalTabled" else state.proposals[data["proposal"]]
        expected = set(state.counting()) - {item["organisation"] for item in data["excluded"] or ()}
        left_out = set() if terms["method"] in POSITIONS else {terms["decider"]}
        return "body" not in terms and set(data["entitled"]) - left_out != expected - left_out
    if told not in ("PositionTaken", "ObjectionRaised"):
        return False
    proposal, code = state.proposals[data["proposal"]], data["organisation"]
    if code not in proposal["entitled"] and code not in map(state.holder, proposal["entitled"]):
        return True
    if told == "ObjectionRaised":
        return proposal["method"] != "consent"
    return data["position"] not in POSITIONS.get(proposal["method"], ())


def not_carried(case: Case) -> object:
    if case.type != "DecisionTaken" or case.data["outcome"] == "deferred":
        return False
    proposal = case.on.proposals[case.data["proposal"]]
    if proposal["method"] not in POSITIONS:
        return False
    return is_carried(case.on, proposal, case.day) != (case.data["outcome"] == "adopted")


def is_carried(state: Any, proposal: Any, day: str) -> bool:
    objections = [
        item
        for item in state.objections.values()
        if (item["proposal"], item["round"]) == (proposal["proposal"], proposal["round"])
    ]
    answers = list(words_of(state, proposal, objections, day))
    if proposal["method"] == "consent":
        return None not in answers and not any(item["paramount"] and item["open"] for item in objections)
    if proposal["method"] != "majority":
        return all(answer == "agree" for answer in answers)
    quorum, share = proposal["quorum"], proposal["majority"] or {"numerator": 1, "denominator": 2}
    answered, agree = len(answers) - answers.count(None), answers.count("agree")
    if quorum and answered * quorum["denominator"] < len(answers) * quorum["numerator"]:
        return False
    cast = agree + answers.count("disagree")
    return bool(agree * share["denominator"] > cast * share["numerator"])


def words_of(state: Any, proposal: Any, objections: Any, day: str) -> Iterator[str | None]:
    """What each voter answered; None is no answer."""
    argued = {state.holder(item["organisation"]) for item in objections}
    yes = "consent" if proposal["method"] == "consent" else "agree"
    silence = yes if day > proposal["deadline"] and proposal["silence"] == "consents_after_deadline" else None
    for code in dict.fromkeys(map(state.holder, proposal["entitled"])):
        if code in state.parties and state.parties[code].status not in GONE:
            positions = proposal["positions"]
            inherited = next((word for other, word in positions.items() if state.holder(other) == code), None)
            word = positions.get(code, inherited)
            answered = word not in (None, "no_answer") and (word != "object" or code in argued)
            yield word if answered else silence


def wrong_version(case: Case) -> object:
    data, told = case.data, case.type
    if not told.startswith("Deliverable"):
        return False
    version = case.on.versions.get(address(data["deliverable"]))
    if told == "DeliverableAmended":
        kind, project, _ = address(data["deliverable"])
        base = case.on.versions.get((kind, project, data["amends"]))
        return version is not None or base is None or not base.stands
    frozen = version is not None and (version.submitted or version.taken_over)
    if told in ("DeliverableDrafted", "DeliverableSubmitted"):
        return frozen
    if told == "DeliverableTakenOver":
        return frozen or case.on.founding != "PartnershipImported"
    if version is None:
        return True
    if told == "DeliverableAdopted":
        return not version.submitted or version.adopted is not None or version.withdrawn
    if told == "DeliverableWithdrawn":
        return not frozen or version.withdrawn
    if told == "DeliverableSigned":
        signed = version.signatures.get(data["organisation"])
        base = case.on.versions.get((version.kind, version.project, version.amends))
        carried = signed is not None and base is not None and base.signatures.get(data["organisation"]) == signed
        return not version.is_adopted or version.withdrawn or (signed is not None and not carried)
    if told == "DeliverableInForce":
        too_early = version.objection is not None and case.day <= version.objection
        return not version.stands or version.applies(case.day) or too_early
    return not version.stands


def wrong_party(case: Case) -> object:
    data, state, told = case.data, case.on, case.type
    party: Any = state.parties.get(data["predecessor" if told == "PartnerSucceeded" else "organisation"])
    seated, imported = party is not None and party.present, state.founding == "PartnershipImported"
    if told == "PartyInvited":
        return party is not None and party.counts
    if told in ("InvitationAccepted", "InvitationDeclined"):
        return party is None or party.status in (*GONE, "participating", "exploring", "suspended")
    if told == "LateJoinFulfilled":
        return not seated or party.counts or "joinBy" not in party.carried or case.day > party.carried["joinBy"]
    if told in ("PartySuspended", "PartyReinstated"):
        return (party.status == "suspended") == (told == "PartySuspended")
    if told == "PartnerAdmitted":
        again = party is not None and party.counts and party.category == data["category"]
        return again or (data["basis"] == "taken_over" and not imported)
    if told == "PartnerWithdrew":
        stops = any(code == data["organisation"] for _, code in state.stops)
        return not seated or not ("notice" in party.carried or stops or imported)
    if told == "PartyLeft":
        line = state.lineage(data["organisation"])
        return any(code in version.signatures for version in state.versions.values() for code in line)
    if told == "PartnerSucceeded":
        if party is not None and party.status == "succeeded":
            return data["predecessor"] in state.before.get(data["successor"], ())
        return not seated
    return told in ("DefaultNoticeGiven", "PartnerExcluded") and (
        not seated or (told == "PartnerExcluded" and "default" not in party.carried)
    )


def wrong_evidence(case: Case) -> object:
    evidence = case.fact["evidence"]
    if case.type != "PhaseAdvanced" or not isinstance(evidence, dict):
        return case.type == "PhaseAdvanced" or "evidence" in case.fact
    bundle, guards = case.replay.bundle, leaving(case.on.definition, case.data["from"])
    grants = {stream["key"]: stream for stream in bundle["streams"] if stream["kind"] == "grant"}
    ids = case.replay.ids | {fact["id"] for stream in grants.values() for fact in stream["facts"] if fact}
    return (
        evidence["counting"] != case.on.counting()
        or [found["guard"] for found in evidence["guards"]] != [guard["id"] for guard in guards]
        or any(fact not in ids for found in evidence["guards"] for fact in found["facts"])
        or any(
            read["stream"] != "grant"
            or read["key"] not in grants
            or read["version"] > len(grants[read["key"]]["events"])
            for read in evidence["reads"] or ()
        )
    )


def the(items: Any, member: str, value: Any) -> Any:
    """The first of these whose member is this; KeyError when there is none."""
    for item in items:
        if item[member] == value:
            return item
    raise KeyError(value)


def leaving(definition: Any, phase: str) -> list[Any]:
    return [guard for guard in definition["guards"] if guard["leaving"] == phase]


def unmet_guard(case: Case) -> object:
    if case.type != "PhaseAdvanced":
        return False
    guards = leaving(case.on.definition, case.data["from"])
    return any(
        map(lambda guard, found: not passes(case, guard, found["outcome"]), guards, case.fact["evidence"]["guards"])
    )


def passes(case: Case, guard: Any, outcome: str) -> bool:
    """Whether this guard lets the advance pass with this outcome."""
    state = case.on
    kind = guard["by_profile"].get(state.profile, guard["kind"])
    if kind == "none":
        return outcome == "not_applicable"
    if outcome == "waived":
        waivers = [item for item in state.waivers.values() if item[0] == guard["id"] and not item[2]]
        return kind != "absolute" and any(item[1] is None or case.day <= item[1] for item in waivers)
    if outcome == "acknowledged":
        return kind == "signal" and guard["id"] in [item["guard"] for item in case.data["acknowledged"] or ()]
    if outcome == "taken_over":
        phases = [item["key"] for item in state.definition["phases"]]
        early = phases.index(case.data["from"]) < phases.index(state.entry)
        return state.founding == "PartnershipImported" and not state.returned and early
    return outcome in ("met", "not_applicable") and outcome_of(guard["check"], case) is not False


def outcome_of(condition: Any, case: Case) -> bool | None:
    """True when met, False when unmet, None when these rules leave it open."""
    ((name, value),) = condition.items()
    if name in ("all", "any"):
        found = [outcome_of(member, case) for member in value]
        unmet = False in found if name == "all" else all(item is False for item in found)
        return False if unmet else True if all(found) else None
    if name == "no_open_paramount_objection":
        return not any(item["paramount"] and item["open"] for item in case.on.objections.values())
    if name == "ambition_endorsed_by_each":
        return ambition_shared(case.on)
    if name not in CHECKS:
        return None
    kind = the(case.on.definition["deliverables"], "kind", value["deliverable"])
    return None if kind["per_project"] else CHECKS[name](case, kind)


def ambition_shared(state: Any) -> bool:
    version, counting = state.in_question(), state.counting()
    if version is None or state.drafts[version] or not counting:
        return False
    return all(state.endorsements.get((version, code)) for code in counting)


def whole_text(version: Version, kind: Any) -> bool:
    return {section["name"] for section in kind["sections"] if section["need"] == "V"} <= version.filled


def is_submitted(case: Case, kind: Any) -> bool:
    versions = [item for item in case.on.of(kind["kind"]) if item.submitted and not item.withdrawn]
    return any(whole_text(version, kind) for version in versions)


def is_adopted(case: Case, kind: Any) -> bool:
    version = case.on.latest_adopted(kind["kind"])
    return version is not None and whole_text(version, kind) and not version.left_open


def is_signed(case: Case, kind: Any) -> bool:
    state, version = case.on, case.on.latest_adopted(kind["kind"])
    if version is None or not state.counting():
        return False
    bound = set(version.signatures)
    profile = the(state.definition["profiles"], "key", state.profile)
    decision = state.decisions.get(version.decision)
    if profile["signature_by_position"] and decision is not None and decision["outcome"] == "adopted":
        positions = state.proposals[decision["proposal"]]["positions"]
        yes = ("consent", "consent_with_concern", "agree")
        bound |= {code for code, word in positions.items() if word in yes}
    return all(bound & set(state.lineage(code)) for code in state.counting())


def is_in_force(case: Case, kind: Any) -> bool:
    versions, adopted = case.on.of(kind["kind"]), case.on.latest_adopted(kind["kind"])
    current = next((item for item in reversed(versions) if item.applies(case.day)), None)
    if current is None or adopted not in (None, current) or any(item.left_open for item in versions):
        return False
    return not (current.reviews and current.reviews[-1][0] == "suspended")


CHECKS = {
    "deliverable_submitted": is_submitted, "deliverable_adopted": is_adopted,
    "deliverable_signed_by_each": is_signed, "deliverable_in_force": is_in_force,
}  # fmt: skip
Rule = Callable[[Case], object]
EVERY_STREAM: tuple[Rule, ...] = (
    other_address,
    repeated_id,
    not_founding,
    not_pinned,
    out_of_time,
    leads_nowhere,
    wrong_record,
)
OF_PARTNERSHIPS: tuple[Rule, ...] = (
    unknown_word, after_the_end, in_a_pause, speaks_for_another, no_place, wrong_phase, out_of_turn, never_waived,
    not_decided, not_entitled, not_carried, wrong_version, wrong_party, wrong_evidence, unmet_guard,
)  # fmt: skip
CODES = listed("""
    address duplicate_id founding pin time reference record word ended paused authority membership phase
    sequence not_waivable decision entitled carried deliverable party evidence guard
""")
OF_FOUNDINGS: tuple[Rule, ...] = (unknown_word, speaks_for_another, wrong_evidence)
RULE: dict[Rule, str] = {**dict(zip(EVERY_STREAM + OF_PARTNERSHIPS, CODES, strict=True)), funder_speaks: "authority"}


# The command line.

WORDS: dict[str, Any] = {
    "en": {
        "green": "GREEN: shown without trust in the host.",
        "yellow": "YELLOW: the host vouches for itself.",
        "red": "RED: do not rely on this.",
        "complete": ("Complete", {"yes": "yes: {kind}/{key}, {events} facts, at {at}", "no": "NO: {why}"}),
        "unaltered": (
            "Unaltered",
            {"yes": "yes, since size {since}", "no": "NO: {why}", "unknown": "not shown: {why}", "open": "not judged"},
        ),
        "witnessed": ("Witnessed", {"yes": "yes, by {by}", "no": "not shown: by no witness of yours", "open": "not judged"}),
        "lawful": (
            "Lawful",
            {
                "yes": "allowed by the rules of docs/spec/lawfulness.md; `partnerflow bundle verify` judges by every rule",
                "no": "NO",
                "unknown": "not judged",
            },
        ),
        "fault": "{stream} version {version} ({fact}) breaks: {rule}",
        "process": ("By process", "{process} (sha256 {print}…), from fact {version}"),
        "migration": ("MIGRATED", "to {process} (sha256 {print}…), from fact {version}"),
        "key": ("New key", "from entry {number} on the ledger signs with {new}"),
        "recovery": (
            "LOSS DECLARED",
            "at {at}, entry {number}: of {lost} entries of {origin} {kept} were kept. Reason given: {reason}",
        ),
        "erased": "{count} texts were erased, and the facts that erased them stand in the history:",
        "withheld": "{count} texts are withheld; their commitments stand:",
        "form": "the file is not a bundle, or was damaged",
        "statement": "a change of key or a recovery is not in the ledger, or was not signed by the key before",
        "signature": "the checkpoint is not signed by a key you trust",
        "epoch": "the last entry of the ledger is not the one that was signed",
        "stream": "facts were changed, left out or added after the signing",
        "disclosure": "a text is not the one that was recorded",
        "origin": "your checkpoint is of another ledger",
        "recovered": "the ledger was set back behind your checkpoint, and says so",
        "shorter": "the ledger is shorter than the one you saw",
        "another_root": "a ledger of the same size had another content when you saw it",
        "not_a_beginning": "the ledger you saw is no beginning of this one: its history was rewritten",
        "stream_rewritten": "facts that stood in the ledger when you saw it are missing here, or are others now",
        "no_proof": "the bundle holds no proof from your checkpoint on",
        "no_checkpoint": "no earlier checkpoint of yours",
        "do": "What to do",
        "ask_anew": "Ask for the bundle again. If it is refused again, keep the file: it is the evidence.",
        "keep_both": "Keep your checkpoint and this file: together they are the evidence.",
        "ask_about_facts": "Ask the host about the facts named above: the program never records them so.",
        "get_key": "--key: get the key of the ledger from somebody you trust, not from the host.",
        "keep_checkpoint": "--since: keep the checkpoint in this bundle, and give it next time.",
        "ask_since": "--since: ask the host for the bundle with since={since}.",
        "name_witness": "--witness: name a witness that you trust, and that saw this checkpoint.",
        "limits": "Not proved: that everything that happened was recorded; that what is recorded is true; that there is no "
        "second record of the same collaboration; that no fact was left out which was recorded after your earlier "
        "checkpoint, unless somebody replays the ledger (`partnerflow audit replay`); anything after the checkpoint.",
    },
    "nl": {
        "green": "GROEN: aangetoond zonder vertrouwen in de beheerder.",
        "yellow": "GEEL: de beheerder staat voor zichzelf in.",
        "red": "ROOD: vertrouw hier niet op.",
        "complete": ("Volledig", {"yes": "ja: {kind}/{key}, {events} feiten, op {at}", "no": "NEE: {why}"}),
        "unaltered": (
            "Ongewijzigd",
            {
                "yes": "ja, sinds omvang {since}",
                "no": "NEE: {why}",
                "unknown": "niet aangetoond: {why}",
                "open": "niet beoordeeld",
            },
        ),
        "witnessed": (
            "Bevestigd",
            {"yes": "ja, door {by}", "no": "niet aangetoond: door geen getuige van u", "open": "niet beoordeeld"},
        ),
        "lawful": (
            "Volgens de regels",
            {
                "yes": "toegestaan door de regels van docs/spec/lawfulness.md; `partnerflow bundle verify` toetst aan elke regel",
                "no": "NEE",
                "unknown": "niet beoordeeld",
            },
        ),
        "fault": "{stream} versie {version} ({fact}) schendt: {rule}",
        "process": ("Volgens proces", "{process} (sha256 {print}…), vanaf feit {version}"),
        "migration": ("OVERGESTAPT", "op {process} (sha256 {print}…), vanaf feit {version}"),
        "key": ("Nieuwe sleutel", "vanaf post {number} ondertekent het grootboek met {new}"),
        "recovery": (
            "VERLIES GEMELD",
            "op {at}, post {number}: van {lost} posten van {origin} zijn er {kept} behouden. Opgegeven reden: {reason}",
        ),
        "erased": "{count} teksten zijn gewist; de feiten die ze wisten, staan in de geschiedenis:",
        "withheld": "{count} teksten zijn achtergehouden; hun vastlegging staat er:",
        "form": "het bestand is geen bundel, of is beschadigd",
        "statement": "een sleutelwisseling of herstelmelding staat niet in het grootboek, of de vorige sleutel tekende niet",
        "signature": "het controlepunt is niet ondertekend met een sleutel die u vertrouwt",
        "epoch": "de laatste post van het grootboek is niet de ondertekende",
        "stream": "na het ondertekenen zijn feiten gewijzigd, weggelaten of toegevoegd",
        "disclosure": "een tekst is niet de tekst die is vastgelegd",
        "origin": "uw controlepunt is van een ander grootboek",
        "recovered": "het grootboek is teruggezet tot vóór uw controlepunt, en zegt dat ook",
        "shorter": "het grootboek is korter dan het grootboek dat u zag",
        "another_root": "een grootboek van dezelfde grootte had een andere inhoud toen u het zag",
        "not_a_beginning": "het grootboek dat u zag is geen begin van dit grootboek: de geschiedenis is herschreven",
        "stream_rewritten": "feiten die in het grootboek stonden toen u het zag, ontbreken hier of zijn nu anders",
        "no_proof": "de bundel bevat geen bewijs vanaf uw controlepunt",
        "no_checkpoint": "geen eerder controlepunt van u",
        "do": "Wat u kunt doen",
        "ask_anew": "Vraag de bundel opnieuw op. Wordt ook die afgekeurd, bewaar het bestand dan: het is het bewijs.",
        "keep_both": "Bewaar uw controlepunt en dit bestand: samen zijn ze het bewijs.",
        "ask_about_facts": "Vraag de beheerder naar de feiten hierboven: zo legt het programma ze nooit vast.",
        "get_key": "--key: vraag de sleutel van het grootboek aan iemand die u vertrouwt, niet aan de beheerder.",
        "keep_checkpoint": "--since: bewaar het controlepunt in deze bundel, en geef het de volgende keer mee.",
        "ask_since": "--since: vraag de beheerder om de bundel met since={since}.",
        "name_witness": "--witness: noem een getuige die u vertrouwt en die dit controlepunt zag.",
        "limits": "Niet bewezen: dat alles wat gebeurde is vastgelegd; dat wat vastligt waar is; dat er geen tweede dossier "
        "van dezelfde samenwerking is; dat er geen feit is weggelaten dat na uw eerdere controlepunt is vastgelegd, tenzij "
        "iemand het grootboek naspeelt (`partnerflow audit replay`); iets na het controlepunt.",
    },
}  # fmt: skip


def told(found: Any, language: str, keyed: bool) -> str:
    """The verdict for people: the four things apart, the law, what the host declared, what is closed, what is to be done.

    keyed: whether the reader named a key of the ledger.
    """
    words = WORDS[language]
    known = {**(found["stream"] or {}), **(found["checkpoint"] or {})}
    lines = [words[found["colour"]], ""]
    for part in ("complete", "unaltered", "witnessed", "lawful"):
        label, outcomes = words[part]
        told = {**known, **found[part], "why": words.get(found[part].get("reason") or "no_checkpoint")}
        told["by"] = ", ".join(f"{item['name']} ({item['at']})" for item in found["witnessed"]["by"])
        open_yet = "open" in outcomes and found["complete"]["outcome"] == "no"
        lines.append(f"{label:<18} {outcomes['open' if open_yet else found[part]['outcome']].format(**told)}")
    lines += ["  " + words["fault"].format(**fault) for fault in found["lawful"]["faults"]]
    lines += [f"{words[what][0]:<18} {words[what][1].format(**item)}" for what, item in declared(found)]
    for part in ("erased", "withheld"):
        if found[part]:
            lines += ["", words[part].format(count=len(found[part]))]
            lines += ["  {stream} {version} {pointer}".format(**item) for item in found[part]]
    steps = [words[step].format(**found["unaltered"]) for step in next_steps(found, keyed)]
    lines += ["", words["do"] + ":", *("  " + step for step in steps)] if steps else []
    # What the host wrote must not look like a line of the verdict.
    shown = ("".join(sign if sign.isprintable() else "\ufffd" for sign in line) for line in lines)
    return "\n".join([*shown, "", words["limits"]])


def declared(found: Any) -> Iterator[tuple[str, Any]]:
    """By which process the partnership is judged and since when, and what the host declared about its ledger."""
    own = [item for item in found["processes"] if item["stream"] == address_of(found["stream"])]
    for place, item in enumerate(own):
        yield "migration" if place else "process", {**item, "print": item["fingerprint"][:8]}
    for item in found["statements"]:
        yield item["kind"], item


def next_steps(found: Any, keyed: bool) -> Iterator[str]:
    """What the reader can do about a verdict that is not green."""
    unaltered = found["unaltered"]
    if found["complete"]["outcome"] == "no":
        yield "ask_anew"
    elif found["colour"] == "red":
        if unaltered["outcome"] == "no":
            yield "keep_both"
        if found["lawful"]["faults"]:
            yield "ask_about_facts"
    elif found["colour"] == "yellow":
        if not keyed:
            yield "get_key"
        if unaltered["outcome"] == "unknown":
            yield "ask_since" if unaltered["reason"] else "keep_checkpoint"
        if found["witnessed"]["outcome"] == "no":
            yield "name_witness"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0], epilog=__doc__.split("\n\n", 2)[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("bundle", help="the file; - is standard input")
    parser.add_argument("--key", action="append", default=[], metavar="VKEY", help="a key of the ledger that you trust")
    parser.add_argument("--since", metavar="FILE", help="a checkpoint that you kept")
    parser.add_argument("--witness", action="append", default=[], metavar="VKEY", help="a witness that you trust")
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.add_argument(
        "--lang", choices=sorted(WORDS), default="nl" if os.environ.get("LANG", "").startswith("nl") else "en"
    )
    asked = parser.parse_args(arguments)
    try:
        data = sys.stdin.buffer.read() if asked.bundle == "-" else contents(asked.bundle)
        since = contents(asked.since).decode("utf-8", "surrogateescape") if asked.since else None
        found = verify(data, keys=asked.key, since=since, witnesses=asked.witness)
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")
    shown = json.dumps(found, ensure_ascii=False, indent=2) if asked.json else told(found, asked.lang, bool(asked.key))
    sys.stdout.buffer.write(f"{shown}\n".encode())
    return {"green": 0, "yellow": 3, "red": 1}[found["colour"]]


def contents(path: str) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(LARGEST + 1)


if __name__ == "__main__":
    sys.exit(main())
