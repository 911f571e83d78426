"""Facts about facts: which parts of the fact at hand can be put right or erased, what stands there, and how it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from partnerflow.application.telling import FactFilter
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.lines import ENVELOPE
from partnerflow.domain.record.effective import as_builtins, value_at
from partnerflow.domain.sealing import commitments, opened, texts_of
from partnerflow.domain.vocabulary.kinds import Kind, ListOf
from partnerflow.domain.vocabulary.structs import ObjectOf, SectionsOf, kind_from
from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.hashes import is_hash
from partnerflow_api.pages.forms.labels import label_of
from partnerflow_api.pages.forms.paths import DATA, Path, path_of_pointer, pointer_of
from partnerflow_api.pages.forms.setting import Setting

CORRECTED, ERASED = "RecordCorrected", "DisclosureErased"
_OF_LINE = ("occurredAt", "onBehalfOf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Depending:
    """What depends on the fact that was named: the kinds and the choices of members, and values that follow."""

    kinds: Mapping[Path, Kind] = field(default_factory=dict)
    choices: Mapping[Path, tuple[Choice, ...]] = field(default_factory=dict)
    follows: Mapping[str, Any] = field(default_factory=dict)


NOTHING = Depending()


def depending(fact: str, data: Mapping[str, Any], setting: Setting) -> Depending:
    """What depends on the data so far; nothing for a fact that is about no other."""
    if fact == ERASED:
        touched = _touched(data.get("fact"), setting)
        texts = (
            [Choice(value=each, label=_said(each, touched, setting)) for each in texts_of(touched)] if touched else []
        )
        return Depending(choices={(*DATA, "pointers"): tuple(texts)} if texts else {})
    touched = _touched(data.get("corrects"), setting) if fact == CORRECTED else None
    if touched is None:
        return NOTHING
    pointers = tuple(Choice(value=each, label=_said(each, touched, setting)) for each in _pointers(touched))
    pointer = str(data.get("pointer") or "")
    kind = _kind_at(FACT_TYPES[touched.type].kind, pointer)
    found = {(*DATA, "pointer"): pointers}
    if kind is None:
        return Depending(choices=found)
    stands, old = value_at(_open(touched, setting), pointer)
    follows = (
        {"old": as_builtins(old) if hasattr(old, "__struct_fields__") else old} if stands and old is not None else {}
    )
    return Depending(kinds={(*DATA, "new"): kind, (*DATA, "old"): kind}, choices=found, follows=follows)


def _touched(id_: Any, setting: Setting) -> AnyFact | None:
    """The fact as it reads now, its texts sealed."""
    if setting.stream is None or id_ not in setting.stream.history.index.ids:
        return None
    return next((fact for fact in setting.stream.history.reading() if fact.id == id_), None)


def _open(fact: AnyFact, setting: Setting) -> AnyFact:
    """The fact with those of its texts that the reader sees; that they were shown goes on record."""
    assert setting.stream is not None, "a fact stands in a stream"
    place = setting.stream.history.index.ids[fact.id]
    setting.acting.history(setting.kind, setting.key, FactFilter(after=place - 1, limit=1))
    return opened(fact, setting.acting.streams.texts(setting.stream.head.stream_id, commitments(fact)))


def _pointers(fact: AnyFact) -> Iterator[str]:
    yield "/occurredAt"
    if fact.on_behalf_of is not None:
        yield "/onBehalfOf"
    for member in FACT_TYPES[fact.type].kind.members:
        if getattr(fact.data, member.attribute) is not None and not is_hash(member.kind):
            yield pointer_of((*DATA, member.wire))


def _said(pointer: str, fact: AnyFact, setting: Setting) -> str:
    """A part of a fact by its label; of what lies deeper also where."""
    first, *rest = path_of_pointer(pointer)
    member, *deeper = rest if first == DATA[0] and rest else [first]
    label = label_of(setting.words, member, fact.type).label
    return f"{label} ({'/'.join(deeper)})" if deeper else label


def _kind_at(kind: Kind, pointer: str) -> Kind | None:
    first, *rest = path_of_pointer(pointer) or ("",)
    if first in _OF_LINE and not rest:
        return kind_from(ENVELOPE[first][1])
    if first != DATA[0] or not rest:
        return None
    found: Kind | None = kind
    for token in rest:
        found = _below(found, token)
    return found


def _below(kind: Kind | None, token: str) -> Kind | None:
    if isinstance(kind, ObjectOf):
        return next((member.kind for member in kind.members if member.wire == token), None)
    if isinstance(kind, SectionsOf):
        return kind.of
    return kind.of if isinstance(kind, ListOf) else None
