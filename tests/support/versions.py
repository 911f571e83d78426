"""Later versions of a shipped process, made by changing its words and its rules: what a partnership may migrate to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from partnerflow.domain.course.losses import WIRE
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.reader import read
from partnerflow.process.renaming import Part
from partnerflow.settings import config_folder
from tests.support.definitions import Document, written

RENAMED: Mapping[str, str] = {
    "sharing": "delen",
    "shaping": "vormgeven",
    "afsprakennota": "convenant",
    "G2.1": "G2.91",
    "standard": "gewoon",
    "subsidy": "gesubsidieerd",
    "language": "taal",
}
PARTS: Mapping[str, Part] = {
    "sharing": "phases",
    "shaping": "phases",
    "afsprakennota": "deliverables",
    "startnota": "deliverables",
    "projectfiche": "deliverables",
    "G2.1": "guards",
    "standard": "profiles",
    "subsidy": "profiles",
    "language": "return_reasons",
}


def a_version(
    words: Mapping[str, str] = RENAMED,
    change: Callable[[Document], None] = lambda _: None,
    *,
    version: int = 2,
    process: str = "partnership",
) -> ProcessDefinition:
    """A version of a shipped process with other words, and with whatever else is changed in it."""
    return read(written(document_of(words, change, version=version, process=process)))


def document_of(
    words: Mapping[str, str] = RENAMED,
    change: Callable[[Document], None] = lambda _: None,
    *,
    version: int = 2,
    process: str = "partnership",
) -> Document:
    """The same as plain data."""
    document: Document = in_words(
        yaml.safe_load((config_folder() / "processes" / f"{process}.v1.yaml").read_bytes()), words
    )
    document["version"] = version
    change(document)
    return document


def in_words(value: Any, words: Mapping[str, str] = RENAMED) -> Any:
    """A JSON value with every name and every text that is one of these words replaced; texts for people stay."""
    if isinstance(value, dict):
        return {
            words.get(name, name): item if name in ("nl", "en") else in_words(item, words)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [in_words(item, words) for item in value]
    return words.get(value, value) if isinstance(value, str) else value


def words_of(words: Mapping[str, str] = RENAMED) -> dict[Part, dict[str, str]]:
    """The words that change, by the part of the definition they belong to."""
    parts: dict[Part, dict[str, str]] = {}
    for old, new in words.items():
        parts.setdefault(PARTS[old], {})[old] = new
    return parts


def mapping(words: Mapping[str, str] = RENAMED) -> dict[str, list[dict[str, str]]]:
    """What a migration names for these words."""
    return {
        WIRE[part]: [{"from": old, "to": new} for old, new in renamings.items()]
        for part, renamings in words_of(words).items()
    }
