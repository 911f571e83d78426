"""The feed: the log of the workspace, in one order and without gaps."""

from __future__ import annotations

from flask import Response

from partnerflow.domain.vocabulary.kinds import Integer, fault
from partnerflow.errors import MalformedError
from partnerflow_api import addresses
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.parameters import Parameter, read
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.answers import EVENTS
from partnerflow_api.schemas.items import feed_item, listed

AFTER = Parameter(
    name="after", kind=Integer(minimum=0, maximum=10**12), describes="The position to begin behind", default=0
)
LIMIT = Parameter(name="limit", kind=Integer(minimum=1, maximum=1000), describes="How many facts at most", default=100)
WAIT = Parameter(
    name="wait",
    kind=Integer(minimum=0, maximum=30),
    describes="Seconds to wait for the first fact when there is none yet",
    default=0,
)
PARAMETERS = (AFTER, LIMIT, WAIT)
blueprint = Resource("events", __name__, tag="Events")


@blueprint.operation(
    "GET",
    "/events",
    "readEvents",
    permission="events.read",
    parameters=PARAMETERS,
    answers=EVENTS,
    describes="A stretch of the log",
)
def feed() -> Response:
    """Every fact behind a position: whoever keeps `position` and asks again misses nothing

    A position that this log has not reached is refused (`beyond_the_log`): it was kept from another log.
    """
    asked = read(PARAMETERS)
    page = service().feed(after=asked["after"], limit=asked["limit"], wait=float(asked["wait"]))
    if asked["after"] > page.last:
        raise MalformedError([fault("?after", "beyond_the_log", last=page.last)])
    following = addresses.here(after=page.position)
    body = listed([feed_item(item) for item in page.items], position=page.position, last=page.last, next=following)
    return answer(body, headers={"Link": f'<{following}>; rel="next"'})
