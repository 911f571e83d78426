"""Query parameters: declared once by the kind of their value, for reading and for the documentation.

What is not declared is refused (docs/adr/0006-unknown-query-parameters-are-refused.md); what is, is checked: all faults at
once, each with `?name`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from partnerflow.domain.vocabulary.enumerations import PhaseKey
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer, Kind, Reader, Text, closest, fault
from partnerflow.domain.vocabulary.references import ActorRef, OrganisationRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Day
from partnerflow.errors import Fault, MalformedError
from partnerflow_api.asking import asking

_WORDS = Text(name="words", form="line", minimum=1, maximum=200, pattern=r"^[^\u0000-\u001f\u007f]+$")
_WHOLE = re.compile(r"(0|[1-9][0-9]{0,11})", re.ASCII)
_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One query parameter; `many` may come more than once. Whoever takes a `required` one asks `given` for it."""

    name: str
    kind: Kind
    describes: str
    default: Any = None
    many: bool = False
    required: bool = False
    reader: Reader = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reader", self.kind.reader())


def read(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of these parameters by name; what was not given has its default.

    Raises:
        MalformedError: some cannot be; each fault points to ``?name``.
    """
    if not asking().query_string:
        return {parameter.name: () if parameter.many else parameter.default for parameter in parameters}
    faults: list[Fault] = []
    values = _values(parameters, faults)
    if faults:
        raise MalformedError(faults)
    return values


def given(values: Mapping[str, Any], parameter: Parameter) -> Any:
    """The value of a required parameter, from those that were read.

    Raises:
        MalformedError: it was not given.
    """
    value = values[parameter.name]
    if value is None:
        raise MalformedError([fault(f"?{parameter.name}", "missing", member=parameter.name)])
    return value


def refuse_unknown(parameters: Sequence[Parameter]) -> None:
    """Refuse a request with another query parameter than these, or with one of these twice.

    Raises:
        MalformedError: each fault points to ``?name`` and has the nearest name there is; wrong values are told with them.
    """
    if not asking().query_string:
        return
    faults = list(islice(_misnamed({parameter.name: parameter for parameter in parameters}), _MOST_FAULTS))
    if faults:
        _values(parameters, faults)
        raise MalformedError(faults)


def in_address(error: MalformedError) -> MalformedError:
    """The faults of parameters that came in the address: that is where they are."""
    return MalformedError([replace(found, pointer=f"?{found.pointer.removeprefix('/')}") for found in error.faults])


def _misnamed(known: dict[str, Parameter]) -> Iterator[Fault]:
    for name, given in asking().args.lists():
        if name not in known:
            # Case and underscores are what people get wrong most.
            folded = {_folded(each): each for each in known}
            near = folded.get(closest(_folded(name), list(folded)) or "")
            yield fault(f"?{name}", "unknown_parameter", member=name, **({"near": near} if near else {}))
        elif len(given) > 1 and not known[name].many:
            yield fault(f"?{name}", "given_twice", member=name)


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _values(parameters: Sequence[Parameter], faults: list[Fault]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for parameter in parameters:
        given = asking().args.getlist(parameter.name)
        found = [parameter.reader(_typed(value, parameter.kind), f"?{parameter.name}", faults) for value in given]
        values[parameter.name] = tuple(found) if parameter.many else found[-1] if found else parameter.default
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
