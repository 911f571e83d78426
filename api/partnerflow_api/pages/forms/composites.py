"""Objects that people choose or write as one: a version of a document, a fact by its id, a version of a process."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow.domain.vocabulary.kinds import Kind
from partnerflow.domain.vocabulary.objects import DeliverableRef, FactAddress, ProcessVersion
from partnerflow.domain.vocabulary.structs import Declared, ObjectOf

Json = Any


def _deliverable(text: str) -> Json:
    words = text.split()
    if len(words) == 2:
        return {"kind": words[0], "version": words[1]}
    return {"kind": words[0], "project": words[1], "version": words[2]} if len(words) == 3 else text


def _fact(text: str) -> Json:
    # The address of the page of a fact ends in its id: whoever copies that one means the fact.
    id_ = text.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    key = id_.rpartition("-")[0]
    kinds = ("grant", "organisation", "partnership")
    stream = next((kind for kind in kinds if re.fullmatch(KEY_PATTERNS[kind], key)), None)
    return text if stream is None else {"stream": stream, "key": key, "fact": id_}


def _process(text: str) -> Json:
    name, point, version = text.rpartition(".v")
    return {"name": name, "version": int(version)} if point and re.fullmatch(r"[0-9]{1,9}", version) else text


_READERS: Mapping[type[Declared], Callable[[str], Json]] = {
    DeliverableRef: _deliverable,
    FactAddress: _fact,
    ProcessVersion: _process,
}


def is_one(kind: Kind) -> bool:
    """Whether a value of this kind can be written as one."""
    return isinstance(kind, ObjectOf) and kind.struct in _READERS


def read_one(kind: ObjectOf, text: str) -> Json:
    """The object that a text stands for; the text itself when it stands for none, for the schema to refuse."""
    return _READERS[kind.struct](text.strip())


def written_one(kind: ObjectOf, value: Json) -> str:
    """An object as one text; nothing for what is no such object, or has more to it than one text says."""
    if not isinstance(value, Mapping):
        return str(value or "")
    if kind.struct is DeliverableRef:
        parts = [value.get("kind"), value.get("project"), value.get("version")]
        text = " ".join(str(part) for part in parts if part) if parts[0] and parts[2] else ""
    elif kind.struct is FactAddress:
        text = str(value.get("fact") or "")
    else:
        text = f"{value.get('name')}.v{value.get('version')}" if value.get("name") else ""
    return text if text and read_one(kind, text) == value else ""
