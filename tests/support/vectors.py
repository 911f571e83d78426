"""What each kind of vector asks of an implementation, done by ours (tests/vectors/README.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import UUID

from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint
from partnerflow.transparency.cosignatures import cosign, cosigned_at, cosigner, parse_add_checkpoint
from partnerflow.transparency.entries import parse_entry, rotation_message, stream_key
from partnerflow.transparency.keys import Ed25519Key, is_signed_by
from partnerflow.transparency.merkle import leaf_data, leaf_hash
from partnerflow.transparency.notes import Signature, VerifierKey, parse_note
from partnerflow.transparency.proofs import (
    consistency,
    inclusion,
    nodes_of,
    tree_root,
    verify_consistency,
    verify_inclusion,
)
from partnerflow.transparency.trie import Absence, Trie, verify_absent, verify_present

Members = dict[str, Any]

HOLDS = {"holds": True}

_MEMBERS = {"map_root": "mapRoot", "access_root": "accessRoot", "lost_size": "lostSize", "lost_root": "lostRoot"} | {
    "kept_size": "keptSize",
    "kept_root": "keptRoot",
    "lost_origin": "lostOrigin",
}


def leaf(given: Members) -> Members:
    data = leaf_data(UUID(given["streamId"]), int(given["version"]), given["topic"], bytes.fromhex(given["state"]))
    return {"data": data.hex(), "leaf": leaf_hash(data).hex()}


def read_entry(given: Members) -> Members:
    entry = parse_entry(bytes.fromhex(given["bytes"]))
    assert entry.to_bytes().hex() == given["bytes"]
    said = {_MEMBERS.get(each.name, each.name): plain(getattr(entry, each.name)) for each in fields(entry)}
    return {"entry": type(entry).__name__.removesuffix("Entry").lower(), **said}


def key_of_stream(given: Members) -> Members:
    return {"key": stream_key(UUID(given["streamId"])).hex()}


def message_of_rotation(given: Members) -> Members:
    return {"message": rotation_message(given["vkey"]).hex()}


def root_of_tree(given: Members) -> Members:
    return {"root": tree_root(len(given["leaves"]), nodes_of(hashes_of(given))).hex()}


def prove_inclusion(given: Members) -> Members:
    proof = inclusion(int(given["number"]), len(given["leaves"]), nodes_of(hashes_of(given)))
    return {"proof": [each.hex() for each in proof]}


def prove_consistency(given: Members) -> Members:
    proof = consistency(int(given["old"]), len(given["leaves"]), nodes_of(hashes_of(given)))
    return {"proof": [each.hex() for each in proof]}


def check_inclusion(given: Members) -> Members:
    proof = [bytes.fromhex(each) for each in given["proof"]]
    leaf, root = bytes.fromhex(given["leaf"]), bytes.fromhex(given["root"])
    verify_inclusion(leaf, int(given["number"]), int(given["size"]), proof, root)
    return HOLDS


def check_consistency(given: Members) -> Members:
    proof = [bytes.fromhex(each) for each in given["proof"]]
    old_root, new_root = bytes.fromhex(given["oldRoot"]), bytes.fromhex(given["newRoot"])
    verify_consistency(int(given["old"]), old_root, int(given["new"]), new_root, proof)
    return HOLDS


def root_of_map(given: Members) -> Members:
    return {"root": trie_of(given).root().hex()}


def prove_presence(given: Members) -> Members:
    return {"path": told(trie_of(given).prove(bytes.fromhex(given["key"])))}


def prove_absence(given: Members) -> Members | None:
    absence = trie_of(given).prove_absent(bytes.fromhex(given["key"]))
    if absence is None:
        return {"other": None}
    leaf = {"key": absence.key.hex(), "version": str(absence.version), "root": absence.root.hex()}
    return {"other": {**leaf, "path": told(absence.path)}}


def check_presence(given: Members) -> Members:
    key, root = bytes.fromhex(given["key"]), bytes.fromhex(given["root"])
    verify_present(key, int(given["version"]), root, path_of(given), bytes.fromhex(given["mapRoot"]))
    return HOLDS


def check_absence(given: Members) -> Members:
    other = given["other"]
    absence = other and Absence(
        bytes.fromhex(other["key"]), int(other["version"]), bytes.fromhex(other["root"]), path_of(other)
    )
    verify_absent(bytes.fromhex(given["key"]), absence, bytes.fromhex(given["mapRoot"]))
    return HOLDS


def read_note(given: Members) -> Members:
    note = parse_note(given["note"])
    assert note.to_text() == given["note"]
    lines = [
        {"name": each.name, "keyId": each.key_id.hex(), "signature": each.signature.hex()} for each in note.signatures
    ]
    return {"text": note.text, "signatures": lines}


def read_key(given: Members) -> Members:
    key = VerifierKey.parse(given["vkey"])
    return {"name": key.name, "keyId": key.key_id.hex(), "algorithm": key.algorithm, "public": key.public.hex()}


def sign_note(given: Members) -> Members:
    signer = Ed25519Key.from_skey(given["skey"])
    key = VerifierKey.parse(signer.vkey)
    return {"vkey": key.vkey, "line": Signature(key.name, key.key_id, signer.sign(given["text"].encode())).line}


def check_note(given: Members) -> Members:
    return {"signed": is_signed_by(parse_note(given["note"]), VerifierKey.parse(given["vkey"]))}


def read_checkpoint(given: Members) -> Members:
    return said_of(Checkpoint.from_text(given["text"]))


def check_checkpoint(given: Members) -> Members:
    return said_of(open_checkpoint(given["note"], [VerifierKey.parse(each) for each in given["vkeys"]]))


def make_cosignature(given: Members) -> Members:
    signer = Ed25519Key.from_skey(given["skey"])
    line = cosign(given["checkpoint"], int(given["time"]), signer).line
    return {"vkey": cosigner(VerifierKey.parse(signer.vkey)).vkey, "line": line}


def check_cosignature(given: Members) -> Members:
    at = cosigned_at(parse_note(given["note"]), VerifierKey.parse(given["vkey"]))
    return {"time": None if at is None else str(at)}


def read_request(given: Members) -> Members:
    old, proof, note = parse_add_checkpoint(given["body"].encode())
    return {"old": str(old), "proof": [each.hex() for each in proof], "note": note.to_text()}


DOES: dict[str, Callable[[Members], Members | None]] = {
    "leaf of an event": leaf,
    "read an entry": read_entry,
    "key of a stream": key_of_stream,
    "message of a rotation": message_of_rotation,
    "root of a tree": root_of_tree,
    "prove inclusion": prove_inclusion,
    "verify inclusion": check_inclusion,
    "prove consistency": prove_consistency,
    "verify consistency": check_consistency,
    "root of a map": root_of_map,
    "prove presence": prove_presence,
    "verify presence": check_presence,
    "prove absence": prove_absence,
    "verify absence": check_absence,
    "read a note": read_note,
    "read a key": read_key,
    "sign a note": sign_note,
    "verify a note": check_note,
    "read a checkpoint": read_checkpoint,
    "open a checkpoint": check_checkpoint,
    "cosign": make_cosignature,
    "verify a cosignature": check_cosignature,
    "read a request": read_request,
}


def plain(value: bytes | int | str) -> str:
    """Bytes as hexadecimal, numbers as decimal, texts as they are."""
    return value.hex() if isinstance(value, bytes) else str(value)


def hashes_of(given: Members) -> list[bytes]:
    return [leaf_hash(bytes.fromhex(data)) for data in given["leaves"]]


def trie_of(given: Members) -> Trie:
    trie = Trie()
    for each in given["map"]:
        trie.set(bytes.fromhex(each["key"]), int(each["version"]), bytes.fromhex(each["root"]))
    return trie


def path_of(given: Members) -> tuple[tuple[int, bytes], ...]:
    return tuple((each["depth"], bytes.fromhex(each["hash"])) for each in given["path"])


def told(path: tuple[tuple[int, bytes], ...]) -> list[Members]:
    return [{"depth": depth, "hash": digest.hex()} for depth, digest in path]


def said_of(checkpoint: Checkpoint) -> Members:
    return {"origin": checkpoint.origin, "size": str(checkpoint.size), "root": checkpoint.root.hex()}
