"""Texts and days: the plain values of facts. Days and instants are kept as written, never converted (docs/spec/facts.md)."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary import kinds

Line = Annotated[
    str, kinds.Text(name="line", minimum=1, maximum=300, pattern=r"^[^\u0000-\u001f\u007f]*\S[^\u0000-\u001f\u007f]*$")
]
Prose = Annotated[
    str,
    kinds.Text(
        name="text",
        minimum=1,
        maximum=20000,
        pattern=r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$",
        disclosed=True,
    ),
]
Day = Annotated[
    str,
    kinds.Text(name="date", format="date", maximum=10, pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
]
Moment = Annotated[
    str,
    kinds.Text(
        name="moment",
        format="date-or-date-time",
        maximum=25,
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9]))?$",
        describes="ISO date, or date-time with offset",
    ),
]
Version = Annotated[str, kinds.Text(name="version", maximum=5, pattern=r"^[0-9]{1,2}\.[0-9]{1,2}$")]
Sha256 = Annotated[str, kinds.Text(name="sha256", minimum=64, maximum=64, pattern=r"^[0-9a-f]{64}$")]
Pointer = Annotated[
    str,
    kinds.Text(
        name="pointer",
        maximum=200,
        pattern=r"^/(occurredAt|onBehalfOf|data(/[^/]+)+)$",
        describes="JSON pointer (RFC 6901) into the corrected line",
    ),
]
TextPointer = Annotated[
    str,
    kinds.Text(
        name="textPointer",
        maximum=200,
        pattern=r"^/(note|data(/[^/]+)+)$",
        describes="JSON pointer (RFC 6901) to one text in a recorded line",
    ),
]
PrincipalId = Annotated[str, kinds.Text(name="principal", maximum=23, pattern=r"^(person|key|link)-[a-z2-7]{16}$")]
RequestId = Annotated[
    str,
    kinds.Text(
        form="request_id", maximum=36, pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
    ),
]
PersonalName = Annotated[
    str,
    kinds.Text(
        name="line",
        minimum=1,
        maximum=300,
        pattern=r"^[^\u0000-\u001f\u007f]*\S[^\u0000-\u001f\u007f]*$",
        disclosed=True,
    ),
]
PersonalEmail = Annotated[
    str, kinds.Text(name="email", maximum=254, pattern=r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$", disclosed=True)
]
TextHash = Annotated[str, kinds.Text(name="sha256", minimum=64, maximum=64, pattern=r"^[0-9a-f]{64}$", disclosed=True)]
StreamKey = Annotated[str, kinds.Text(minimum=2, maximum=60)]
IndicatorName = Annotated[str, kinds.Text(form="indicator", maximum=40, pattern=r"^[a-z][a-z0-9_]*$")]
ProcessName = Annotated[str, kinds.Text(form="process", maximum=60, pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
ProcessWord = Annotated[str, kinds.Text(form="word", maximum=40, pattern=kinds.WORD)]
Currency = Annotated[str, kinds.Text(form="currency", maximum=3, pattern=r"^[A-Z]{3}$")]
FactIdentity = Annotated[
    str, kinds.Text(form="ref_fact", maximum=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,70}-[0-9]{4,6}$")
]
