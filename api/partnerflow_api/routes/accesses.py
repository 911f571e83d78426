"""Who can see a partnership, and who looked."""

from __future__ import annotations

from flask import Response

from partnerflow.transparency.encoding import to_base64
from partnerflow_api import addresses
from partnerflow_api.context import service
from partnerflow_api.encoding import answer, plain
from partnerflow_api.parameters import AFTER, page_size, read
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.sharing import READERS, READINGS

KIND = "partnership"
PAGE_SIZE = page_size(100, 1000)
blueprint = Resource("accesses", __name__, tag="Access")


@blueprint.operation(
    "GET",
    "/partnerships/<key>/readers",
    "readReaders",
    permission="access.read",
    path=KEY,
    answers=READERS,
    describes="One item for each role by which somebody sees it",
)
def readers(key: str) -> Response:
    """Who can see a partnership today, by its own facts and by the workspace

    Principals are pseudonyms, the same that stand in facts and in the record of reading. Who had access on an earlier day, by
    facts, is what the question `access` answers.
    """
    return answer({"items": plain(service().readers(address(KIND, key)))})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/accesses",
    "readAccesses",
    permission="access.read",
    parameters=[PAGE_SIZE, AFTER],
    path=KEY,
    answers=READINGS,
    describes="A page of readings, the last one first",
)
def accesses(key: str) -> Response:
    """Who looked at a partnership and its grants: when, for what, and whose data it showed

    A reading is on record before its answer leaves, and stays there for thirteen months. `leaf` stands in the access tree at
    `position`; the root of that tree is part of every epoch, so what was read cannot be taken back unseen.
    """
    key = address(KIND, key)
    asked = read([PAGE_SIZE, AFTER])
    before = addresses.read_place(asked["after"]) if asked["after"] else None
    page = service().readings(key, before=before, limit=asked["pageSize"])
    links, headers = addresses.page(None if page.following is None else addresses.cursor(page.following))
    items = [
        {
            "at": item.at,
            "principal": item.principal,
            "own": item.own,
            "roles": [{"role": role, "actor": actor} for role, actor in item.roles],
            "purpose": item.purpose,
            "stream": item.stream,
            "key": item.key,
            "persons": item.persons,
            "position": item.position,
            "leaf": to_base64(item.leaf),
        }
        for item in page.items
    ]
    return answer({"items": items, **links, "pageSize": asked["pageSize"]}, headers=headers)
