"""Asking over HTTP what an entry of an answer key asks."""

from __future__ import annotations

from typing import Any

from tests.support.client import Client, Reply


def asked(client: Client, key: str, entry: dict[str, Any]) -> Reply:
    """The reply to one entry about the partnership at this key."""
    days = {name: entry[name] for name in ("asOf", "asKnownAt") if entry[name]}
    parameters = {name: str(value) for name, value in entry["query"]["params"].items()}
    question = entry["query"]["name"].replace("_", "-")
    return client.get(f"/v1/partnerships/{key}/{question}", {}, **parameters, **days)
