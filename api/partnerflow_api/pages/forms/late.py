"""A form that was sent too late: the sender was signed out meanwhile. What was typed leads back into the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages import asked
from partnerflow_api.pages.forms.addresses import ENDPOINTS, address_of
from partnerflow_api.pages.forms.amounts import numerals
from partnerflow_api.pages.forms.presetting import WAS
from partnerflow_api.pages.forms.submitted import ENVELOPE, submitted
from partnerflow_api.pages.forms.telling import ONCE, SEEN
from partnerflow_api.signing_in.opening import local

TELLING = {f"pages.{endpoint}_post": kind for kind, endpoint in ENDPOINTS.items()}
_LONGEST = 1500
"""An address that is led to after signing in goes into another address, and servers take no longer ones."""
_TEXT = 40
_UNTYPED = frozenset({"csrf_token", "act", ONCE, SEEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Where the form is open again, and the longer texts that did not fit into its address: for the sender to copy."""

    address: str
    texts: tuple[str, ...] = ()


def late() -> Late | None:
    """The form that this request sent; None where it is no form of these pages, or another site's page sent it."""
    if request.method != "POST" or not (request.endpoint or "").startswith("pages."):
        return None
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return None
    bare = _shown_at()
    if bare is None:
        return None
    kind = TELLING.get(request.endpoint or "")
    typed = [
        (name, text)
        for name, text in request.form.items(multi=True)
        if name not in _UNTYPED and not name.startswith(f"{WAS}.")
    ]
    long = tuple(text for _, text in typed if len(text) > _TEXT)
    short = [(name, text) for name, text in typed if len(text) <= _TEXT]
    for pairs, texts in ((typed, ()), (short, long)):
        filled = _filled(kind, pairs) if kind is not None else None
        if filled is not None and local(filled) is not None and len(filled) <= _LONGEST:
            return Late(address=filled, texts=texts)
    return Late(address=bare, texts=long)


def _shown_at() -> str | None:
    """The address of the form itself, which is where it is sent to; None where nothing is shown there."""
    try:
        current_app.create_url_adapter(request).match(method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return None
    return local(f"{request.root_path}{request.full_path.rstrip('?')}")


def _filled(kind: str, pairs: Iterable[tuple[str, str]]) -> str | None:
    arguments: Mapping[str, Any] = request.view_args or {}
    declared = FACT_TYPES.get(arguments["fact_type"])
    if declared is None:
        return None
    line = submitted(pairs, declared, numerals(asked.words().language)).line
    envelope = {name: str(line[name]) for name in ENVELOPE if line.get(name)}
    envelope |= {name: there for name in ("next",) if (there := local(request.args.get(name))) is not None}
    return address_of(kind, arguments["key"], declared.name, line["data"], **envelope)
