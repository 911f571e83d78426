"""A definition out of its canonical form: how one travels with a history that is pinned to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from partnerflow.errors import InvalidDefinitionError
from partnerflow.process.checks import check
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.document import canonical, fingerprint
from partnerflow.process.faults import DefinitionFault, Faults, invalid
from partnerflow.process.messages import MESSAGES
from partnerflow.process.places import Place
from partnerflow.process.shape import definition_at
from partnerflow.process.signatures import SIGNATURES

MAXIMUM_BYTES = 1 << 20


def read_canonical(data: bytes) -> ProcessDefinition:
    """The definition whose canonical form this is, checked as one that is read from a file.

    Its fingerprint is the SHA-256 of `data`: nothing else than its very own canonical form is taken for a definition.

    Raises:
        InvalidDefinitionError: these bytes are the canonical form of no definition.
    """
    faults = Faults()
    definition = definition_at(Place(path="", value=_as_written(data), faults=faults))
    check(definition, SIGNATURES, faults)
    faults.raise_if_any()
    if canonical(definition) != data:
        raise _not_canonical()
    return replace(definition, fingerprint=fingerprint(definition))


def _as_written(data: bytes) -> Any:
    """The members as an author writes them: what has a key stands under it, what is absent is left out."""
    try:
        tree = json.loads(data[: MAXIMUM_BYTES + 1])
        return _known(
            {
                **tree,
                "phases": _under("key", map(_phase, tree["phases"])),
                "moves": {kind: _move(kind, rule) for kind, rule in tree["moves"].items()},
                "deliverables": _under("kind", map(_deliverable, tree["deliverables"])),
                "guards": _under("id", tree["guards"]),
                "return_reasons": _under("code", tree["return_reasons"]),
                "profiles": _under("key", tree["profiles"]),
            }
        )
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise _not_canonical() from error


def _not_canonical() -> InvalidDefinitionError:
    return invalid([DefinitionFault(code="not_canonical", path="", message=MESSAGES["not_canonical"])])


def _under(name: str, items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {str(item[name]): _known({key: value for key, value in item.items() if key != name}) for item in items}


def _known(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


def _phase(phase: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in phase.items() if name != "goals" or any(value.values())}


def _move(kind: str, rule: Mapping[str, Any]) -> dict[str, Any]:
    own = {"advance": (), "return": ("targets",)}.get(kind, ("phases",))
    return {"title": rule["title"], **{name: rule[name] for name in own}}


def _deliverable(deliverable: Mapping[str, Any]) -> dict[str, Any]:
    sections = {str(item["name"]): {"need": item["need"], **item["title"]} for item in deliverable["sections"]}
    return {**deliverable, "sections": sections}
