"""From a document to its PDF: the same document and moment give the same bytes.

Each is set by a process of its own (`typesetter.py`): what goes wrong there ends there, and what takes too long is ended. How
many of them run at once is bounded for the whole server process.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore

import msgspec

from partnerflow.errors import UnavailableError
from partnerflow_api.reports.document import Document
from partnerflow_api.reports.letters import legible

AT_ONCE = 2
PATIENCE = 15.0
SECONDS = 30.0
MOST_BYTES = 8 << 20
_PROGRAM = Path(__file__).with_name("typesetter.py")
_log = logging.getLogger(__name__)
_places = BoundedSemaphore(AT_ONCE)


def typeset(document: Document, at: datetime) -> bytes:
    """Set a document in type as PDF/UA-1.

    Args:
        document: what it says.
        at: the moment that the file says it was made: one of the data, never of the clock.

    Raises:
        UnavailableError: it is too large, others were being set for too long, or it could not be set.
    """
    told = msgspec.json.encode({"at": int(at.timestamp()), "document": legible(msgspec.to_builtins(document))})
    if len(told) > MOST_BYTES:
        raise UnavailableError("the report is too large to be set", reason="report_too_large")
    if not _places.acquire(timeout=PATIENCE):
        raise UnavailableError("other reports are being set", reason="reports_busy")
    try:
        return _run(told)
    finally:
        _places.release()


def _run(told: bytes) -> bytes:
    # Isolated: neither the environment nor the folder that the server was started in changes what it imports.
    command = [sys.executable, "-I", str(_PROGRAM)]
    try:
        done = subprocess.run(command, input=told, capture_output=True, timeout=SECONDS, env={}, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        told_us = getattr(error, "stderr", None) or b""
        _log.error("a report could not be set: %s %s", type(error).__name__, told_us[-2000:].decode(errors="replace"))
        raise UnavailableError("the report could not be set", reason="report_not_set") from error
    return done.stdout
