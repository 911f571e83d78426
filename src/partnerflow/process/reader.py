"""The only door for YAML: bytes in, a process definition or all its faults out.

What is read is data and never code: no tags, no anchors or aliases, no merge keys, bounded in size and depth. A plain
scalar is `true`, `false`, a decimal whole number or text; what YAML 1.1 would take for anything else (`yes`, `off`,
`010`, `1.5`, `2025-01-30`, `~`) must stand in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from partnerflow.process.checks import check
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.document import fingerprint
from partnerflow.process.faults import Faults
from partnerflow.process.places import BROKEN, Ambiguous, Place, Value, member
from partnerflow.process.shape import definition_at
from partnerflow.process.signatures import SIGNATURES

MAXIMUM_BYTES = 256 * 1024
MAXIMUM_DEPTH = 20

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
# Controls but tab and line feed, line separators, bidirectional and zero-width signs, surrogates, byte order mark.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)
_TEXT = "tag:yaml.org,2002:str"


def read(data: bytes) -> ProcessDefinition:
    """Read one process definition; the guard checks that it may name are those of `process.signatures`.

    The same meaning gives the same fingerprint, whatever the layout, the comments and the order of members.

    Raises:
        InvalidDefinitionError: `data["faults"]` lists every fault with path, line, message and suggestion.
    """
    faults = Faults()
    value, lines = tree(data, faults)
    if value is BROKEN:
        faults.raise_if_any()
    if isinstance(value, dict) and not faults.found and "format" not in value and "phases" not in value:
        faults.add("not_definition", "")
        faults.raise_if_any()
    definition = definition_at(Place(path="", value=value, faults=faults))
    check(definition, SIGNATURES, faults)
    faults.raise_if_any(lines)
    return replace(definition, fingerprint=fingerprint(definition))


def tree(data: bytes, faults: Faults) -> tuple[Value, dict[str, int]]:
    """The values of any such file, and the line of every path in it; `BROKEN` when it cannot be read at all."""
    lines: dict[str, int] = {}
    if len(data) > MAXIMUM_BYTES:
        faults.add("too_large", "", limit=MAXIMUM_BYTES)
        return BROKEN, lines
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\ufeff"
    if text.startswith("\ufeff"):
        faults.add("not_utf8", "")
        return BROKEN, lines
    try:
        return _Tree(text, faults, lines).value(), lines
    except _TooDeepError:
        return BROKEN, lines
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        faults.add("not_yaml", "", line=line, problem=error.problem or "?")
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML lets the last two through for an escape beyond Unicode and a number beyond reason.
        faults.add("not_yaml", "", problem=" ".join(str(error).split()))
    return BROKEN, lines


class _TooDeepError(Exception):
    """Reading stops: the rest of the file could cost any amount of time."""


class _Tree:
    """Builds the values of one document from the parser's events; nothing is ever constructed from a tag."""

    def __init__(self, text: str, faults: Faults, lines: dict[str, int]) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self._resolver = yaml.resolver.Resolver()
        self._faults = faults
        self._lines = lines

    def value(self) -> Value:
        """The one document of the file."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            self._faults.add("one_document", "")
            return BROKEN
        value = self._node(next(self._events), "", 0)
        next(self._events)
        rest = next(self._events)
        if not isinstance(rest, yaml.StreamEndEvent):
            self._faults.add("one_document", "", line=_line(rest))
        return value

    def _node(self, event: yaml.Event, path: str, depth: int) -> Value:
        self._lines.setdefault(path, _line(event))
        if depth > MAXIMUM_DEPTH:
            self._faults.add("too_deep", path, line=_line(event), limit=MAXIMUM_DEPTH)
            raise _TooDeepError
        if isinstance(event, yaml.AliasEvent):
            self._faults.add("alias", path, line=_line(event))
            return BROKEN
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor is not None:
            self._faults.add("alias", path, line=_line(event))
        if getattr(event, "tag", None) is not None:
            self._faults.add("tag", path, line=_line(event), tag=getattr(event, "tag", ""))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, path)

    def _mapping(self, path: str, depth: int) -> Value:
        members: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, f"{path} (key)".strip(), depth + 1)
            place = member(path, key) if type(key) is str else path
            value = self._node(next(self._events), place, depth + 1)
            if type(key) is not str:
                self._faults.add("key_not_text", path, line=_line(event))
            elif key in members:
                self._faults.add("duplicate_key", place, line=_line(event), word=key)
            else:
                self._lines[place] = _line(event)
                members[key] = value
        return members

    def _sequence(self, path: str, depth: int) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, f"{path}[{len(items)}]", depth + 1))
        return items

    def _scalar(self, event: yaml.ScalarEvent, path: str) -> Value:
        word = str(event.value)
        if _INVISIBLE.search(word):
            self._faults.add("forbidden_character", path, line=_line(event))
            return BROKEN
        if not event.implicit[0] or self._kind_of(word) == _TEXT:
            return word
        if word in ("true", "false"):
            return word == "true"
        return int(word) if _WHOLE_NUMBER.fullmatch(word) else Ambiguous(word)

    def _kind_of(self, word: str) -> str:
        return str(self._resolver.resolve(yaml.ScalarNode, word, (True, False)))  # type: ignore[no-untyped-call]


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1
