"""When an answer equals the expected one: every member given there is there and equal; more members are welcome."""

from __future__ import annotations

from typing import Any


def difference(expected: Any, actual: Any, path: str = "answer") -> str | None:
    """Where the actual answer first departs from the expected one, or None."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        absent = [f"{path}.{name} is missing" for name in expected if name not in actual]
        inner = (
            difference(value, actual[name], f"{path}.{name}") for name, value in expected.items() if name in actual
        )
        return next((found for found in (*absent, *inner) if found), None)
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        inner = (
            difference(one, other, f"{path}[{index}]")
            for index, (one, other) in enumerate(zip(expected, actual, strict=True))
        )
        return next((found for found in inner if found), None)
    same = expected == actual and type(expected) is type(actual)
    return None if same else f"{path}: expected {expected!r}, found {actual!r}"
