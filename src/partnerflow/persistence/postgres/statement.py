"""An append to one stream as one statement: its parts chained behind the head, which decides whether they happen."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from partnerflow.application.ports import IdempotencyKey
from partnerflow.persistence.batch import Step, erasing
from partnerflow.persistence.postgres.session import Statement
from partnerflow.sql import load

_PARAMETERS = {
    "stream_id": "uuid",
    "kind": "text",
    "key": "text",
    "about": "text",
    "expected": "bigint",
    "grown_from": "bytea",
    "version": "bigint",
    "frontier": "bytea",
    "topic": "text",
    "state": "bytea",
    "topics": "text[]",
    "states": "bytea[]",
    "erases": "text[]",
    "forgets": "text[]",
    "commitments": "text[]",
    "versions": "bigint[]",
    "pointers": "text[]",
    "subjects": "text[]",
    "salts": "bytea[]",
    "values": "text[]",
    "scope": "text",
    "request": "text",
    "fingerprint": "bytea",
    "heads": "json",
    "now": "timestamptz",
}


def append_statement(step: Step, remember: dict[str, Any]) -> tuple[Statement, dict[str, Any]]:
    """The statement and its parameters; it answers one row, or none when the head was not where its writer saw it.

    Every part selects from the head's RETURNING: no head, no rows. Few shapes exist, so each is prepared once.
    """
    after, events = step.after, step.events
    parameters: dict[str, Any] = {
        "stream_id": after.stream_id,
        "kind": after.kind,
        "key": after.key,
        "about": after.about,
        "expected": step.before.version,
        "grown_from": step.before.frontier,
        "version": after.version,
        "frontier": after.frontier,
    } | remember
    parts = ["found" if step.before.version == 0 else "advance"]
    if len(events) == 1:
        parts.append("record")
        parameters["topic"], parameters["state"] = events[0].topic, events[0].state
    else:
        parts.append("record_many")
        parameters["topics"] = [event.topic for event in events]
        parameters["states"] = [event.state for event in events]
    parts.append("queue")
    if erasing(step):
        parts += ["erase", "erase_restricted", "destroy", "leave"]
        parameters["erases"], parameters["forgets"] = list(step.erases), list(step.forgets)
    if step.disclosures:
        parts.append("disclose")
        parameters |= _disclosed(step)
    if remember:
        parts.append("remember")
    return _chain(*parts), parameters


def remembered(key: IdempotencyKey, heads: str, now: datetime) -> dict[str, Any]:
    """The parameters of an idempotency row."""
    return {"scope": key.scope, "request": key.key, "fingerprint": key.fingerprint, "heads": heads, "now": now}


def _disclosed(step: Step) -> dict[str, Any]:
    texts = [text for _, text in step.disclosures]
    return {
        "commitments": [text.commitment for text in texts],
        "versions": [version for version, _ in step.disclosures],
        "pointers": [text.pointer for text in texts],
        "subjects": [text.subject for text in texts],
        "salts": [text.salt for text in texts],
        "values": [text.value for text in texts],
    }


@cache
def _chain(head: str, *parts: str) -> Statement:
    chained = [f"head AS (\n{load('postgres', f'statements/append/{head}')})"]
    chained += [f"{part} AS (\n{load('postgres', f'statements/append/{part}')})" for part in parts]
    name = "_".join(("append", head, *parts))
    return Statement(name, f"WITH {', '.join(chained)} SELECT stream_id FROM head", _PARAMETERS)
