"""The example, and the same story under other keys and so many days later."""

from __future__ import annotations

import json
from typing import Any

from tests.support.retold import Retelling
from tests.support.shared import shared

KEY = "vast-verder"
RETOLD_KEY = "vast-verder-elders"
EXAMPLE = shared("facts/vast-verder.facts.jsonl").read_bytes()
LINES: list[dict[str, Any]] = [json.loads(line) for line in EXAMPLE.splitlines()]
RETELLING = Retelling(LINES, days=365)


def written(lines: list[dict[str, Any]]) -> bytes:
    """Facts as JSON Lines."""
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


RETOLD = written([RETELLING.line(line) for line in LINES])
