"""Values as each engine takes them in its statements."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID


def identity(engine: str, stream_id: UUID) -> Any:
    """The identity of a stream."""
    return stream_id.bytes if engine == "sqlite" else stream_id


def read_identity(value: UUID | bytes) -> UUID:
    """The identity of a stream, from a row."""
    return UUID(bytes=value) if isinstance(value, bytes) else value


def several(engine: str, values: Iterable[str]) -> Any:
    """Texts for one placeholder: an array, or JSON where there are none."""
    return json.dumps(list(values)) if engine == "sqlite" else list(values)
