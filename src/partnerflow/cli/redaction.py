"""Secrets do not go into logs: whatever is about to be logged in this process is looked through for them.

It is the last wall: nothing here logs a secret on purpose. But errors of libraries quote addresses, headers and settings.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

HIDDEN = "[hidden]"
_NAMED = r"(?:pass(?:word|wd|phrase)?|secret|token|api_?key|assertion|code|code_verifier|session(?:_?id)?|state|nonce)"
_VALUE = r"(?:'[^']*'|\"[^\"]*\"|[^\s'\"\\,;&}\])]+)"
_SECRETS = (
    # Whole headers: a cookie can hold several values, an authorization several words.
    (re.compile(r"(?i)\b((?:proxy-)?authorization|(?:set-)?cookie)(\W{1,5})[^'\"\r\n)\]}]+"), rf"\1\2{HIDDEN}"),
    # Our own tokens, wherever they stand: kind and public part tell which, and the rest goes.
    (re.compile(r"\b(pf_(?:key|link|session|embed)_[a-z0-9]+_)[A-Za-z0-9_-]{8,}"), rf"\1{HIDDEN}"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}"), rf"\1 {HIDDEN}"),
    (re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"), HIDDEN),
    # The password of a URL ends at its last @.
    (re.compile(r"\b([a-z][a-z0-9+.-]*://[^\s:/@'\"]*):[^\s'\"]*@"), rf"\1:{HIDDEN}@"),
    # What is called a secret: in a query, a form, libpq's words; in JSON or a dict; and a password in a sentence.
    (re.compile(rf"(?i)\b([a-z_-]*{_NAMED})(\s*=\s*){_VALUE}"), rf"\1\2{HIDDEN}"),
    (re.compile(rf"(?i)(['\"][a-z_-]*{_NAMED}['\"]\s*:\s*){_VALUE}"), rf"\1{HIDDEN}"),
    (re.compile(rf"(?i)\b(password|client_secret)(:\s+){_VALUE}"), rf"\1\2{HIDDEN}"),
)


def redacted(text: str) -> str:
    """A text without the secrets in it."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def install() -> None:
    """Look through every record that any logger of this process makes from now on; a second time changes nothing."""
    made = logging.getLogRecordFactory()
    if not isinstance(made, _Factory):
        logging.setLogRecordFactory(_Factory(made))


def tell_security() -> None:
    """Let the log `partnerflow.security` tell everything it has, with the time, on the error stream."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    watched = logging.getLogger("partnerflow.security")
    watched.addHandler(handler)
    watched.setLevel(logging.INFO)
    watched.propagate = False


class _Factory:
    """Makes records as before, their message and traceback without secrets."""

    def __init__(self, made: Callable[..., logging.LogRecord]) -> None:
        self._made = made
        self._plain = logging.Formatter()

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = self._made(*args, **kwargs)
        try:
            record.msg = redacted(record.getMessage())
        except Exception:  # noqa: BLE001 - a record that cannot be put into words tells nobody a secret
            record.msg = f"{record.name} could not say what it wanted to log"
        record.args = ()
        if record.exc_info and record.exc_info[0] is not None:
            # Every formatter takes a traceback that is there already.
            record.exc_text = redacted(self._plain.formatException(record.exc_info))
        if record.stack_info:
            record.stack_info = redacted(record.stack_info)
        return record
