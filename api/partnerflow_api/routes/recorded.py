"""One fact of a stream, by its id."""

from __future__ import annotations

from flask import Response

from partnerflow.application.telling import FactFilter
from partnerflow.domain.fact import FactId
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.errors import NotFoundError
from partnerflow_api.addresses import COLLECTIONS
from partnerflow_api.conditional import etag, not_modified, texts_of
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.answers import FACT
from partnerflow_api.schemas.items import history_item

blueprint = Resource("recorded", __name__, tag="Record")


def read_fact(kind: str, key: str, fact: str) -> Response:
    """One fact with its texts, and what later facts say of it."""
    stream = service().state(kind, address(kind, key)).stream
    version = stream.history.index.ids.get(fact)
    if version is None:
        raise NotFoundError(f"{kind} {key} has no fact {fact}", reason="no_such_fact", kind=kind, key=key, fact=fact)
    unchanged = not_modified(stream.head.version, texts=texts_of(stream.head))
    if unchanged is not None:
        return unchanged
    page = service().history(kind, key, FactFilter(after=version - 1, limit=1))
    headers = {"ETag": etag(stream.head.version, texts=texts_of(stream.head))}
    return answer(history_item(page.items[0]), headers=headers)


def _declare(kind: str) -> None:
    def view(key: str, fact: str) -> Response:
        return read_fact(kind, key, fact)

    name = f"readFactOf{kind.capitalize()}"
    view.__name__ = name
    view.__doc__ = f"One fact of {'an' if kind[0] == 'o' else 'a'} {kind}"
    path = {**KEY, "fact": kind_from(FactId)}
    rule = f"/{COLLECTIONS[kind]}/<key>/facts/<fact>"
    blueprint.operation(
        "GET",
        rule,
        name,
        permission="partnership.read",
        path=path,
        answers=FACT,
        describes="The fact",
        versioned=True,
    )(view)


for _kind in COLLECTIONS:
    _declare(_kind)
