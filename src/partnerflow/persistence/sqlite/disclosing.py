"""Texts on their way into the tables, and out of them."""

from __future__ import annotations

import json

from partnerflow.application.ports import Write
from partnerflow.persistence.batch import Step, erasing
from partnerflow.sql import load

_DISCLOSE = load("sqlite", "statements/disclose")
_ERASE = [load("sqlite", f"statements/{name}") for name in ("erase", "erase_restricted", "leave")]


def disclose(write: Write, step: Step) -> None:
    """Take away what a step erases, write down what that leaves to do, and keep what it discloses."""
    stream_id = step.after.stream_id.bytes
    if erasing(step):
        gone = {
            "stream_id": stream_id,
            "subjects": json.dumps(step.erases),
            "commitments": json.dumps(step.forgets),
        }
        for statement in _ERASE:
            write(statement, gone)
    texts = [
        {
            "stream_id": stream_id,
            "commitment": text.commitment,
            "version": version,
            "pointer": text.pointer,
            "subject": text.subject,
            "salt": text.salt,
            "value": text.value,
        }
        for version, text in step.disclosures
    ]
    if texts:
        write.many(_DISCLOSE, texts)
