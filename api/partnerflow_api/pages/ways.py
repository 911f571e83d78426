"""Addresses of our own views, made from the patterns of their routes: a page has hundreds, and `url_for` takes its time.

What comes out is what `flask.url_for` makes, to the letter; what is no plain pattern is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from flask import current_app, request, url_for

from partnerflow_api.context import desk

Pattern = tuple[str, ...]
"""Of a route: what stands between its parameters, and in turn with it the names of these."""
_PARAMETER = re.compile(r"<(\w+)>")
_IN_PATH, _IN_QUERY = "!$&'()*+,/:;=@", "!$'()*,/:;?@"
_IN_ANCHOR = "%!#$&'()*+,/:;=?@"
_AS_IT_IS = re.compile(r"[\w.~/:,@-]*", re.ASCII)
"""What stands in a path and in a query as it is: most of what addresses hold."""


def way_to(endpoint: str, values: Mapping[str, Any], anchor: str | None = None) -> str:
    """The address of a view; what is no parameter of its route goes into the query. Raises as `url_for`."""
    patterns = desk().patterns
    if endpoint not in patterns:
        patterns[endpoint] = _pattern_of(endpoint)
    pattern = patterns[endpoint]
    texts = _texts(values)
    names = pattern[1::2] if pattern is not None else ()
    if pattern is None or texts is None or not texts.keys() >= set(names):
        return url_for(endpoint, _anchor=anchor, **values)
    parts = list(pattern)
    parts[1::2] = [_quoted(texts.pop(name)) for name in names]
    asked = f"?{_query(texts)}" if texts else ""
    place = f"#{quote(anchor, safe=_IN_ANCHOR)}" if anchor is not None else ""
    return f"{request.root_path}{''.join(parts)}{asked}{place}"


def _texts(values: Mapping[str, Any]) -> dict[str, str] | None:
    """Values as they are written; None when one of them is neither text nor number."""
    texts = {}
    for name, value in values.items():
        if not isinstance(value, str | int):
            return None
        texts[name] = str(value)
    return texts


def _quoted(text: str) -> str:
    return text if _AS_IT_IS.fullmatch(text) else quote(text, safe=_IN_PATH)


def _query(texts: Mapping[str, str]) -> str:
    if all(map(_AS_IT_IS.fullmatch, (*texts, *texts.values()))):
        return "&".join([f"{name}={text}" for name, text in texts.items()])
    return urlencode(texts, safe=_IN_QUERY)


def _pattern_of(endpoint: str) -> Pattern | None:
    """What the route of a view looks like; None when there are several, or its parameters are of other kinds than text."""
    rules = list(current_app.url_map.iter_rules(endpoint)) if endpoint in current_app.view_functions else []
    if len(rules) != 1 or rules[0].defaults:
        return None
    pattern = tuple(_PARAMETER.split(rules[0].rule))
    return None if any("<" in part for part in pattern[::2]) else pattern
