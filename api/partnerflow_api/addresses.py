"""Addresses: of resources and of pages. Made from the request, so that a mount below another path keeps its prefix."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from partnerflow.application.ports import Address
from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError
from partnerflow_api.asking import API_PREFIX, asking

COLLECTIONS = {"partnership": "partnerships", "grant": "grants", "organisation": "organisations"}
_KINDS = {collection: kind for kind, collection in COLLECTIONS.items()}
_KEYS = {kind: re.compile(pattern.removesuffix("$") + r"\Z") for kind, pattern in KEY_PATTERNS.items()}
_LONGEST_KEY = 60


def is_key(kind: str, key: str) -> bool:
    """Whether a stream of this kind can have this key."""
    return len(key) <= _LONGEST_KEY and _KEYS[kind].match(key) is not None


def read_here() -> Address | None:
    """The stream that this request reads; None where it sends something, or its address is not one below a stream's."""
    now = asking()
    parts = now.path.split("/", 4)
    if now.method not in ("GET", "HEAD") or len(parts) < 4 or not now.in_api:
        return None
    kind, key = _KINDS.get(parts[2]), parts[3]
    return (kind, key) if kind is not None and is_key(kind, key) else None


def of_stream(kind: str, key: str) -> str:
    """The address of a stream; a key is made of characters that need no quoting."""
    return of_collection(kind) + key


def of_collection(kind: str) -> str:
    """What the address of every stream of a kind begins with."""
    return f"{asking().root_path}{API_PREFIX}/{COLLECTIONS[kind]}/"


def of_fact(kind: str, key: str, fact: str) -> str:
    """The address of one fact."""
    return f"{of_stream(kind, key)}/facts/{quote(fact, safe='')}"


def here(**changes: Any) -> str:
    """This very address, with some query parameters changed; None takes one away."""
    now = asking()
    arguments = {**now.args.to_dict(), **{name: str(value) for name, value in changes.items() if value is not None}}
    kept = {name: value for name, value in arguments.items() if changes.get(name, value) is not None}
    return f"{now.root_path}{_written(now.path, tuple(kept.items()))}"


@lru_cache(maxsize=1024)
def _written(path: str, arguments: tuple[tuple[str, str], ...]) -> str:
    """An address below the mount, quoted; pages of one list are asked for again and again."""
    return quote(path) + (f"?{urlencode(arguments)}" if arguments else "")


def page(following: str | None) -> tuple[dict[str, Any], dict[str, str]]:
    """`self` and `next` of a page, and the `Link` header that says the same (RFC 8288)."""
    links: dict[str, Any] = {"self": here()}
    if following is None:
        return links, {}
    links["next"] = here(after=following)
    return links, {"Link": f'<{links["next"]}>; rel="next"'}


def cursor(value: str | int) -> str:
    """A place in a list, in a form that nobody is tempted to make up."""
    return urlsafe_b64encode(str(value).encode()).decode("ascii").rstrip("=")


def read_cursor(given: str) -> str:
    """The place that a cursor stands for.

    Raises:
        MalformedError: we never gave this one.
    """
    try:
        padded = given.encode("ascii") + b"=" * (-len(given) % 4)
        place = urlsafe_b64decode(padded).decode("ascii")
    except (ValueError, UnicodeError):
        place = ""
    if not place or cursor(place) != given or not place.isprintable():
        raise MalformedError([fault("?after", "not_a_cursor")])
    return place


def read_place(given: str) -> int:
    """The version that a cursor of a history stands for. Raises as `read_cursor`."""
    place = read_cursor(given)
    if not (place.isdecimal() and len(place) < 12):
        raise MalformedError([fault("?after", "not_a_cursor")])
    return int(place)
