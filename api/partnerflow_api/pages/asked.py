"""What the address of a page asks for: the language, the days to look back to, and where in a list to begin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import g, request

from partnerflow_api.pages.ways import way_to
from partnerflow_api.pages.words import LANGUAGES, Words, words_in

_KEPT = (
    "lang", "asOf", "asKnownAt", "subject", "phase", "status", "q", "track", "organisation", "since", "until", "marked", "tour",
    "process", "region", "profile", "funder", "weeks", "ending", "reason", "kind",
)  # fmt: skip
_PLACES = ("before", "after", "from", "to", "next", "project", "find")
VERSION = re.compile(r"v[1-9]\d{0,6}(?:,(?:-|[A-Z][-A-Z0-9]*:\d{1,7}))*", re.ASCII)
"""A version of the record, as `compare` names it."""
LONGEST = 400


class AddressError(Exception):
    """Part of the address cannot be read; `key` and `values` say what in the words of the pages."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The day asked about and the day of knowledge; None: today, and everything."""

    as_of: str | None = None
    as_known_at: str | None = None

    @property
    def given(self) -> bool:
        """Whether the reader looks back."""
        return self.as_of is not None or self.as_known_at is not None


def words() -> Words:
    """The words of the reader's language: what the address says, else what the browser prefers, else Dutch."""
    accepted = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    wanted = (request.args.get("lang"), *accepted)
    return words_in(next((language for tag in wanted for language in LANGUAGES if language == tag), "nl"))


def days() -> Days:
    """The days in the address.

    Raises:
        AddressError: one of them is no day.
    """
    return Days(as_of=day("asOf"), as_known_at=day("asKnownAt"))


def text(name: str) -> str | None:
    """A parameter without what cannot be seen, at its ends or in it; None when nothing is left."""
    return "".join(filter(str.isprintable, request.args.get(name, "")))[:200].strip() or None


def day(name: str) -> str | None:
    """A parameter that is a day.

    Raises:
        AddressError: it is none.
    """
    value = text(name)
    if value is None:
        return None
    try:
        read = date.fromisoformat(value).isoformat()
    except ValueError:
        read = ""
    if read != value:
        raise AddressError("error.bad_day", name=name, value=value)
    return value


def point(name: str) -> str | None:
    """A parameter that is a day, or a version of the record as an earlier page named it.

    Raises:
        AddressError: it is neither.
    """
    value = request.args.get(name, "")
    return value if VERSION.fullmatch(value) and len(value) <= LONGEST else day(name)


def number(name: str) -> int | None:
    """A parameter that counts.

    Raises:
        AddressError: it does not.
    """
    value = text(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise AddressError("error.bad_number", name=name, value=value)
    return int(value)


def here(**changes: Any) -> str:
    """The address of this page with some of its parameters changed; None takes one away. From nowhere: the list."""
    endpoint, arguments = request.endpoint or "pages.partnerships", request.view_args or {}
    known: dict[str, Any] = _ours()
    if "fact_type" in arguments:
        # A form begins with whatever its address says.
        known |= {
            name: value for name, value in request.args.items() if not name.startswith("_") and name not in arguments
        }
    return way_to(endpoint, {**_query({**known, **changes}), **arguments})


def address(endpoint: str, *, anchor: str | None = None, **parameters: Any) -> str:
    """The address of another page of ours, in the same language and on the same days."""
    # A page has many addresses and one request.
    if "kept" not in g:
        g.kept = {name: value for name in ("lang", "asOf", "asKnownAt") if (value := request.args.get(name))}
    return way_to(f"pages.{endpoint}", _query({**g.kept, **parameters}), anchor)


def hidden(*without: str) -> dict[str, str]:
    """What a form must carry along to keep the rest of the address."""
    given = (name for name in _ours() if name in _KEPT and name not in without)
    return {name: value for name in given if (value := text(name)) is not None}


def _ours() -> dict[str, str]:
    """What the address asks that is ours: `url_for` takes some other names for orders to itself."""
    if "ours" not in g:
        g.ours = {name: request.args[name] for name in (*_KEPT, *_PLACES) if name in request.args}
    ours: dict[str, str] = g.ours
    return ours


def _query(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if value not in (None, "")}
