"""Why PostgreSQL does not let us in, in one sentence that says what to do."""

from __future__ import annotations

import re

import psycopg

from partnerflow.errors import UnavailableError

SETTING = "PARTNERFLOW_DATABASE"

# What the server says, in English; in another language of its own the last remedy still holds.
_REMEDIES = (
    (re.compile(r'database "(.+)" does not exist'), "make it (`createdb {0}`), or name another in {setting}"),
    (re.compile(r'role "(.+)" does not exist'), "make it (`createuser {0}`), or use another login in {setting}"),
    (re.compile(r"password|authentication|pg_hba"), "mend the login or its password in {setting}"),
    (re.compile(r""), "see that it runs, and that {setting} has its host and port"),
)  # fmt: skip


def unreachable(error: psycopg.OperationalError, setting: str = SETTING) -> UnavailableError:
    """The error for a connection that could not be made to the server that a setting names."""
    said = str(error).strip()
    # One line for each address that was tried; the last word of the first says why.
    reason = (
        re.split(r"FATAL:\s+|failed: ", said)[-1].splitlines()[0].strip().rstrip(".?") if said else "no reason given"
    )
    remedy = next(
        text.format(*found.groups(), setting=setting)
        for pattern, text in _REMEDIES
        if (found := pattern.search(reason)) is not None
    )
    return UnavailableError(f"PostgreSQL does not answer: {reason}: {remedy}")
