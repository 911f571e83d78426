"""Reading one fact from JSON: the envelope, its payload by type, and what both must have in common (docs/spec/facts.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact, Fact, FactId, Key
from partnerflow.domain.vocabulary import references, values
from partnerflow.domain.vocabulary.enumerations import StreamKind
from partnerflow.domain.vocabulary.kinds import Reader, closest, fault, unknown_members
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.errors import Fault

ENVELOPE: dict[str, tuple[str, Any, bool]] = {
    "id": ("id", FactId, True),
    "stream": ("stream", StreamKind, True),
    "key": ("key", Key, True),
    "occurredAt": ("occurred_at", values.Moment, True),
    "knownAt": ("known_at", values.Moment, False),
    "by": ("by", references.ActorRef, True),
    "onBehalfOf": ("on_behalf_of", references.OrganisationRef, False),
    "note": ("note", values.Prose, False),
}
_MEMBERS = (*ENVELOPE, "fact", "data")
_READERS: list[tuple[str, str, Reader, bool]] = [
    (wire, attribute, kind_from(hint).reader(), required) for wire, (attribute, hint, required) in ENVELOPE.items()
]
_PAYLOADS: dict[str, Reader] = {name: fact_type.kind.reader() for name, fact_type in FACT_TYPES.items()}
KEY_PATTERNS = {
    "organisation": r"^[A-Z][A-Z0-9]{1,7}$",
    "partnership": r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "grant": r"^GR-[A-Z0-9]{1,12}$",
}
_KEY = {stream: re.compile(pattern.removesuffix("$") + r"\Z") for stream, pattern in KEY_PATTERNS.items()}


def read_fact(value: Mapping[str, Any]) -> tuple[AnyFact | None, list[Fault]]:
    """A fact from a JSON object, or every fault of class `schema` in it."""
    faults: list[Fault] = []
    if not frozenset(_MEMBERS).issuperset(value):
        unknown_members(value, _MEMBERS, "", faults)
    envelope: dict[str, Any] = {}
    for wire, attribute, read, required in _READERS:
        if wire in value:
            envelope[attribute] = read(value[wire], f"/{wire}", faults)
        elif required:
            faults.append(fault(f"/{wire}", "missing", member=wire))
    name = value.get("fact")
    payload = _payload(name, value, faults)
    if faults or payload is None:
        return None, faults
    fact = Fact(type=FACT_TYPES[str(name)].name, data=payload, **envelope)
    faults.extend(_agreement(fact))
    return (None, faults) if faults else (fact, [])


def _payload(name: Any, value: Mapping[str, Any], faults: list[Fault]) -> Any:
    if "fact" not in value:
        faults.append(fault("/fact", "missing", member="fact"))
    elif type(name) is not str or name not in _PAYLOADS:
        near = closest(name, list(_PAYLOADS)) if type(name) is str else None
        faults.append(fault("/fact", "unknown_fact", **({"near": near} if near else {})))
    elif "data" not in value:
        faults.append(fault("/data", "missing", member="data"))
    else:
        return _PAYLOADS[name](value["data"], "/data", faults)
    return None


def _agreement(fact: AnyFact) -> list[Fault]:
    faults = []
    expected = FACT_TYPES[fact.type].stream
    if expected not in ("any", fact.stream):
        faults.append(fault("/stream", "wrong_stream", expected=expected, fact=fact.type))
    if _KEY[fact.stream].match(fact.key) is None:
        faults.append(fault("/key", "pattern", kind=f"{fact.stream}_key", pattern=KEY_PATTERNS[fact.stream]))
    if fact.id.rpartition("-")[0] != fact.key:
        faults.append(fault("/id", "not_of_this_stream", key=fact.key))
    return faults
