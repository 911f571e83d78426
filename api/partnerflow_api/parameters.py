"""Query parameters: declared once by the kind of their value, for reading and for the documentation.

What is not declared is ignored (docs/how-to/integrators.md); what is, is checked: all faults at once, each with `?name`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import request

from partnerflow.domain.vocabulary.enumerations import PhaseKey
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer, Kind, Reader, Text
from partnerflow.domain.vocabulary.references import ActorRef, OrganisationRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Day
from partnerflow.errors import Fault, MalformedError

_WORDS = Text(name="words", minimum=1, maximum=200, pattern=r"^[^\u0000-\u001f\u007f]+$")
_WHOLE = re.compile(r"(0|[1-9][0-9]{0,11})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One query parameter; `many` may come more than once."""

    name: str
    kind: Kind
    describes: str
    default: Any = None
    many: bool = False
    reader: Reader = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reader", self.kind.reader())


def read(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of these parameters by name; what was not given has its default.

    Raises:
        MalformedError: some cannot be; each fault points to ``?name``.
    """
    values: dict[str, Any] = {}
    if not request.query_string:
        return {parameter.name: () if parameter.many else parameter.default for parameter in parameters}
    faults: list[Fault] = []
    for parameter in parameters:
        given = request.args.getlist(parameter.name)
        found = [parameter.reader(_typed(value, parameter.kind), f"?{parameter.name}", faults) for value in given]
        values[parameter.name] = tuple(found) if parameter.many else found[-1] if found else parameter.default
    if faults:
        raise MalformedError(faults)
    return values


def _typed(value: str, kind: Kind) -> Any:
    return int(value) if isinstance(kind, Integer) and _WHOLE.fullmatch(value) else value


def yes_or_no(name: str, describes: str) -> Parameter:
    """A parameter that is true or false, and false when it is not given."""
    return Parameter(name=name, kind=Enumeration(values=("true", "false")), describes=describes, default="false")


def page_size(default: int, maximum: int) -> Parameter:
    """How many items a page holds."""
    return Parameter(
        name="pageSize",
        kind=Integer(minimum=1, maximum=maximum),
        describes="How many items a page holds",
        default=default,
    )


AFTER = Parameter(
    name="after", kind=Text(minimum=1, maximum=200), describes="The cursor that the page before gave as `next`"
)
AS_OF = Parameter(name="asOf", kind=kind_from(Day), describes="What was true at the end of this day")
AS_KNOWN_AT = Parameter(name="asKnownAt", kind=kind_from(Day), describes="What was known at the end of this day")
AT_VERSION = Parameter(
    name="atVersion", kind=Integer(minimum=1, maximum=10_000_000), describes="What the stream held at this version"
)
PHASE = Parameter(name="phase", kind=kind_from(PhaseKey), describes="Partnerships in this phase")
STATUS = Parameter(
    name="status", kind=Enumeration(values=("active", "paused", "ended")), describes="Partnerships that are so"
)
PARTNER = Parameter(
    name="partner", kind=kind_from(OrganisationRef), describes="Partnerships in which this organisation counts"
)
WORDS = Parameter(name="q", kind=_WORDS, describes="Words in name, region or key")
BY = Parameter(name="by", kind=kind_from(ActorRef), describes="Facts brought by, or on behalf of, this actor")
