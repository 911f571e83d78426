"""Members of a payload that stand in the address of its route: ``parties/{organisation}/acceptance``.

``{kind}`` and ``{version}`` are those of the member `deliverable`, whose project may come as ``?project=``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from partnerflow.domain.vocabulary.kinds import Integer, fault
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.errors import Fault, MalformedError

DELIVERABLE = "deliverable"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_WHOLE = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


def placeholders(fact_type: FactType) -> tuple[str, ...]:
    """The names in the address of a fact type."""
    return tuple(_PLACEHOLDER.findall(fact_type.path or ""))


def in_address(fact_type: FactType) -> frozenset[str]:
    """The members of the payload that the address gives whole."""
    names = frozenset(placeholders(fact_type))
    own = names & {member.wire for member in fact_type.kind.members}
    return own | {DELIVERABLE} if {"kind", "version"} <= names - own else own


def with_address(body: dict[str, Any], fact_type: FactType, address: Mapping[str, str]) -> dict[str, Any]:
    """The body with what the address says, in its place in `data`.

    Raises:
        MalformedError: body and address say different things.
    """
    data = body.get("data", {})
    if not address or not isinstance(data, dict):
        return body
    kinds = {member.wire: member.kind for member in fact_type.kind.members}
    filled, faults = dict(data), list[Fault]()
    for name, value in address.items():
        if name in kinds:
            whole = isinstance(kinds[name], Integer) and _WHOLE.fullmatch(value)
            _put(filled, name, int(value) if whole else value, "/data", faults)
        elif isinstance(filled.setdefault(DELIVERABLE, {}), dict):
            filled[DELIVERABLE] = dict(filled[DELIVERABLE])
            _put(filled[DELIVERABLE], name, value, f"/data/{DELIVERABLE}", faults)
    if faults:
        raise MalformedError(faults)
    return {**body, "data": filled}


def _put(into: dict[str, Any], name: str, value: Any, pointer: str, faults: list[Fault]) -> None:
    if into.setdefault(name, value) != value:
        faults.append(fault(f"{pointer}/{name}", "not_as_in_address", value=value))
