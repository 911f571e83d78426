"""The history of a stream: its facts, filtered and paged, as JSON, JSON Lines or CSV by `Accept`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, request
from werkzeug.exceptions import NotAcceptable

from partnerflow.application.telling import FactFilter, FactPage
from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.vocabulary.kinds import Enumeration
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Day
from partnerflow_api import addresses
from partnerflow_api.addresses import COLLECTIONS
from partnerflow_api.conditional import etag, not_modified, texts_of
from partnerflow_api.context import desk, language, service
from partnerflow_api.encoding import JSON, answer
from partnerflow_api.parameters import AFTER, BY, Parameter, page_size, read
from partnerflow_api.rendered import Rendering
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.answers import HISTORY
from partnerflow_api.schemas.items import history_item, listed
from partnerflow_api.schemas.table import table

blueprint = Resource("history", __name__, tag="Record")

LINES, TABLE = "application/x-ndjson", "text/csv"
FORMS = {JSON: "json", LINES: "ndjson", TABLE: "csv"}
WHOLE = 1_000_000
PARAMETERS = (
    Parameter(name="fact", kind=Enumeration(values=tuple(FACT_TYPES)), describes="Facts of this type", many=True),
    Parameter(name="subject", kind=Enumeration(values=SUBJECTS), describes="Facts of this subject", many=True),
    BY,
    Parameter(name="from", kind=kind_from(Day), describes="Facts that occurred on this day or later"),
    Parameter(name="until", kind=kind_from(Day), describes="Facts that occurred on this day or earlier"),
    Parameter(
        name="order", kind=Enumeration(values=("asc", "desc")), describes="Oldest or newest first", default="asc"
    ),
    page_size(100, 1000),
    AFTER,
)


def read_history(kind: str, key: str) -> Response:
    """A page of the history of a stream; without `pageSize`, JSON Lines and CSV hold the whole."""
    key, media = address(kind, key), _media()
    asked = read(PARAMETERS)
    if media != JSON and "pageSize" not in request.args:
        asked["pageSize"] = WHOLE
    wanted = _filter(asked)
    head = service().state(kind, key).stream.head
    unchanged = not_modified(head.version, FORMS[media], texts_of(head))
    if unchanged is not None:
        return unchanged
    form = (media, service().view_key, language(), request.root_path, request.query_string, wanted, head.restrictions)
    told = False

    def render() -> Rendering:
        nonlocal told
        page, told = service().history(kind, key, wanted), True
        return Rendering(_RENDER[media](page, asked), _following(page), page.persons)

    made = desk().rendered.get(head.stream_id, head.version, form, render)
    if not told:
        # What was rendered before shows them once more.
        service().seen({head.stream_id: made.persons})
    headers = {"ETag": etag(head.version, FORMS[media], texts_of(head))}
    if media == TABLE:
        headers["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    headers |= addresses.page(made.following)[1]
    return answer(made.body, headers=headers, media=media)


def _media() -> str:
    media = request.accept_mimetypes.best_match(list(FORMS)) if request.headers.get("Accept") else JSON
    if media is None:
        refused = NotAcceptable()
        refused.data = {"offered": ", ".join(FORMS)}  # type: ignore[attr-defined]
        raise refused
    return media


def _filter(asked: dict[str, Any]) -> FactFilter:
    after = addresses.read_place(asked["after"]) if asked["after"] else None
    return FactFilter(
        types=frozenset(asked["fact"]),
        subjects=frozenset(asked["subject"]),
        by=asked["by"],
        since=asked["from"],
        until=asked["until"],
        after=after,
        newest_first=asked["order"] == "desc",
        limit=asked["pageSize"],
    )


def _following(page: FactPage) -> str | None:
    return None if page.following is None else addresses.cursor(page.following)


def _as_json(page: FactPage, asked: dict[str, Any]) -> bytes:
    links, _ = addresses.page(_following(page))
    items = [history_item(view) for view in page.items]
    return listed(items, **links, pageSize=asked["pageSize"], version=page.stream.head.version)


def _as_lines(page: FactPage, _: dict[str, Any]) -> bytes:
    return b"".join(history_item(view) + b"\n" for view in page.items)


def _as_table(page: FactPage, _: dict[str, Any]) -> bytes:
    return table(page.items, language())


_RENDER: dict[str, Callable[[FactPage, dict[str, Any]], bytes]] = {JSON: _as_json, LINES: _as_lines, TABLE: _as_table}


def _declare(kind: str) -> None:
    def view(key: str) -> Response:
        return read_history(kind, key)

    name = f"read{kind.capitalize()}History"
    view.__name__ = name
    view.__doc__ = f"The history of {'an' if kind[0] == 'o' else 'a'} {kind}: its facts, oldest or newest first"
    blueprint.operation(
        "GET",
        f"/{COLLECTIONS[kind]}/<key>/history",
        name,
        permission="partnership.read",
        parameters=PARAMETERS,
        path=KEY,
        answers={JSON: HISTORY, LINES: {"type": "string"}, TABLE: {"type": "string"}},
        describes="A page of facts; JSON Lines and CSV hold the whole unless a page is asked for",
        versioned=True,
    )(view)


for _kind in COLLECTIONS:
    _declare(_kind)
